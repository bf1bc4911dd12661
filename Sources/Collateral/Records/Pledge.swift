public import Money

/// One asset posted under one agreement.
public struct Pledge: Sendable, Hashable {
  /// The desk's own name for it.
  public var id: String
  /// The agreement under which it is posted.
  public var agreement: String
  /// Instrument, by any of its identifiers; a currency code for cash.
  public var instrument: String
  /// Nominal for debt, an amount for cash, units for the rest.
  public var quantity: Quantity
  /// Price, where the desk states one; looked up otherwise.
  public var price: Price?
  /// Currency of the price; the instrument's where nil.
  public var currency: Currency?
  /// Who holds it; nil where the desk does not say.
  public var custodian: LEI?

  /// A pledge.
  public init(id: String, agreement: String, instrument: String, quantity: Quantity) {
    self.id = id
    self.agreement = agreement
    self.instrument = instrument
    self.quantity = quantity
  }
}

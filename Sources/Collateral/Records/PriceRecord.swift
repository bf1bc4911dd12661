public import Money

/// A price of an instrument on a day.
public struct PriceRecord: Sendable, Hashable {
  /// Instrument, by any of its identifiers.
  public var id: String
  /// Day of the price.
  public var date: CalendarDate
  /// Debt per 100 nominal with accrued interest, everything else per unit.
  public var price: Price
  /// Currency of the price.
  public var currency: Currency

  /// A price.
  public init(id: String, date: CalendarDate, price: Price, currency: Currency) {
    self.id = id
    self.date = date
    self.price = price
    self.currency = currency
  }
}

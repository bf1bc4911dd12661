public import Collateral
public import Money
public import Schedules

/// A plain instrument of a class, for questions that name a class and no instrument: everything that a rule may look at
/// is supposed, and said.
public struct TypicalInstrument: Sendable {
  /// What may be supposed otherwise.
  public struct Suppositions: Sendable {
    /// Country of the issuer.
    public var country: CountryCode?
    /// Currency of denomination; nil is the country's own.
    public var currency: Currency?
    /// Maturity; nil is three years, and three months for money-market paper.
    public var maturity: CalendarDate?
    /// Credit quality step, 1 best.
    public var step = 1

    /// A US issuer of the best credit quality.
    public init() {}
  }

  /// Under which identifier it stands in ``snapshot``.
  public let identifier: String
  /// The facts that are supposed.
  public let snapshot: FactSnapshot
  /// The same in one line.
  public let description: String
  /// Its currency.
  public let currency: Currency

  /// A plain instrument.
  ///
  /// - Parameter identifier: which one, where rules name it; nil is any other of the class.
  /// - Returns: nil where no identifier or currency can be made up for it.
  public init?(
    _ assetClass: AssetClass, on day: CalendarDate, _ suppositions: Suppositions,
    domestic: DomesticCurrencies, identifier named: String? = nil
  ) {
    guard let us = try? CountryCode("US"), let dollar = try? Currency("USD") else { return nil }
    let country = suppositions.country ?? us
    currency = suppositions.currency ?? domestic.currency(of: country, on: day) ?? dollar
    var desk = TypicalDesk(
      day: day, country: country, currency: currency, suppositions: suppositions)
    guard let key = desk.add(assetClass, named: named) else { return nil }
    identifier = key
    snapshot = desk.snapshot
    description = "Supposed of the asset: " + desk.words.joined(separator: ", ")
  }
}

public import Money

/// The newest price on or before a day.
public struct PriceFact: Sendable, Hashable {
  /// Day of the price.
  public var date: CalendarDate
  /// Debt per 100 nominal with accrued interest, everything else per unit.
  public var price: Price
  /// Currency of the price.
  public var currency: Currency
  /// Where it came from.
  public var origin: Origin

  /// A price.
  public init(date: CalendarDate, price: Price, currency: Currency, origin: Origin) {
    self.date = date
    self.price = price
    self.currency = currency
    self.origin = origin
  }
}

public import Money

/// An exchange rate on a day: units of ``quote`` for one ``base``.
public struct ExchangeRateRecord: Sendable, Hashable {
  /// Day of the rate.
  public var date: CalendarDate
  /// The currency of which there is one.
  public var base: Currency
  /// The currency that is counted.
  public var quote: Currency
  /// Units of ``quote`` for one ``base``.
  public var rate: ExchangeRate

  /// A rate.
  public init(date: CalendarDate, base: Currency, quote: Currency, rate: ExchangeRate) {
    self.date = date
    self.base = base
    self.quote = quote
    self.rate = rate
  }
}

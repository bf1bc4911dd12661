public import Money

/// The newest exchange rate of a pair on or before a day: units of ``quote`` for one ``base``.
public struct ExchangeRateFact: Sendable, Hashable {
  /// The currency of which there is one.
  public var base: Currency
  /// The currency that is counted.
  public var quote: Currency
  /// Day of the rate.
  public var date: CalendarDate
  /// Units of ``quote`` for one ``base``.
  public var rate: ExchangeRate
  /// Where it came from.
  public var origin: Origin

  /// A rate.
  public init(
    base: Currency, quote: Currency, date: CalendarDate, rate: ExchangeRate, origin: Origin
  ) {
    self.base = base
    self.quote = quote
    self.date = date
    self.rate = rate
    self.origin = origin
  }
}

public import Money

/// One asset of a fund, so that rules which look through a fund can be applied.
///
/// All holdings of a fund that carry the same ``validFrom`` form its portfolio from that day on.
public struct FundHoldingRecord: Sendable, Hashable {
  /// The fund, by any identifier of its unit.
  public var fund: String
  /// The asset held, by any of its identifiers (a currency code for cash).
  public var instrument: String
  /// Share of the fund's net asset value, in percent.
  public var share: Percentage
  /// First day of this portfolio.
  public var validFrom: CalendarDate

  /// A holding.
  public init(fund: String, instrument: String, share: Percentage, validFrom: CalendarDate) {
    self.fund = fund
    self.instrument = instrument
    self.share = share
    self.validFrom = validFrom
  }
}

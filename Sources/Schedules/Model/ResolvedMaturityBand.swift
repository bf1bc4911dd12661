public import Collateral

/// A band of residual maturity as a span of maturity dates, for one day of valuation.
public struct ResolvedMaturityBand: Sendable, Hashable {
  /// First maturity inside; nil is open.
  public let first: CalendarDate?
  /// Last maturity inside; nil is open, and then perpetual instruments are inside.
  public let last: CalendarDate?

  /// Whether a maturity is inside.
  public func contains(_ maturity: CalendarDate) -> Bool {
    if maturity.isPerpetual { return last == nil }
    if let first, maturity < first { return false }
    if let last, maturity > last { return false }
    return true
  }
}

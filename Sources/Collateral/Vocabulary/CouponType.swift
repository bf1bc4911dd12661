/// How a debt security pays interest.
public enum CouponType: String, CaseIterable, Sendable, Hashable {
  /// No coupon.
  case zero
  /// One rate for life.
  case fixed
  /// A reference rate and a spread.
  case floating
  /// Rates that step or change by formula.
  case variable
  /// Principal or coupon linked to an inflation index.
  case indexLinked = "index-linked"
}

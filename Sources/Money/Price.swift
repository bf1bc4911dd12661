/// A price or contract multiplier: eight decimals, ±92 billion.
///
/// May be negative: futures have settled below zero. What it is counted in (per 100 nominal, per
/// unit, a currency) is said where it is used.
public struct Price: FixedPoint {
  /// Eight decimals.
  public static var scale: Int { 8 }
  /// A price of 1: what a unit of cash is worth.
  public static let one = Price(units: 100_000_000)

  /// The price in units of 10^(−8).
  public let units: Int64

  /// The price `units` × 10^(−8).
  @inlinable
  public init(units: Int64) {
    self.units = units
  }
}

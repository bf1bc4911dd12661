/// A percentage as the law prints it: 4 is four percent. Ten decimals, up to 922 million percent.
public struct Percentage: FixedPoint {
  /// Ten decimals.
  public static var scale: Int { 10 }
  /// 0 %.
  public static let zero = Percentage(units: 0)
  /// 1 %.
  public static let one = Percentage(units: 10_000_000_000)
  /// 100 %.
  public static let hundred = Percentage(units: 1_000_000_000_000)

  /// The percentage in units of 10^(−10) percent.
  public let units: Int64

  /// The percentage `units` × 10^(−10).
  @inlinable
  public init(units: Int64) {
    self.units = units
  }
}

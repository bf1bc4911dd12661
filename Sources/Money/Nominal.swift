/// A nominal amount as reference data prints it, such as the size of an issue: five decimals, ±92 trillion.
///
/// ISO 20022 prints these amounts as decimal(18,5), which always fits.
public struct Nominal: FixedPoint {
  /// Five decimals.
  public static var scale: Int { 5 }

  /// The amount in units of 10^(−5).
  public let units: Int64

  /// The amount `units` × 10^(−5).
  @inlinable
  public init(units: Int64) {
    self.units = units
  }
}

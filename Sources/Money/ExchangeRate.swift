/// An exchange rate: units of the quote currency for one of the base, ten decimals, up to 922 million.
///
/// A rate that is read is greater than zero, because it is divided by as well.
public struct ExchangeRate: FixedPoint {
  /// Ten decimals.
  public static var scale: Int { 10 }

  /// The rate in units of 10^(−10).
  public let units: Int64

  /// The rate `units` × 10^(−10).
  @inlinable
  public init(units: Int64) {
    self.units = units
  }

  /// Refuses zero (`divisionByZero`) and less (`negative`).
  @inlinable
  public static func check(units: Int64) throws(NumberError) {
    if units < 0 { throw NumberError(.negative) }
    if units == 0 { throw NumberError(.divisionByZero) }
  }
}

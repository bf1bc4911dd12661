/// An exact positive factor between two currencies: a fraction in lowest terms.
///
/// A cross rate is a quotient of two published rates, which no fixed number of decimals holds.
public struct ConversionFactor: Sendable, Hashable, CustomStringConvertible {
  /// Above the line; at least one.
  public let numerator: UInt128
  /// Below the line; at least one.
  public let denominator: UInt128

  /// No conversion.
  public static let one = ConversionFactor(numerator: 1, coprimeDenominator: 1)

  /// From the base to the quote currency of `rate`.
  /// - Throws: ``NumberError`` `negative` or `divisionByZero` for a rate that is not above zero.
  public init(rate: ExchangeRate) throws(NumberError) {
    try ExchangeRate.check(units: rate.units)
    self = try ConversionFactor(
      numerator: UInt128(rate.units.magnitude), denominator: 10_000_000_000)
  }

  /// The fraction `numerator` / `denominator`, reduced.
  /// - Throws: ``NumberError`` `divisionByZero` if either is zero.
  public init(numerator: UInt128, denominator: UInt128) throws(NumberError) {
    guard numerator > 0, denominator > 0 else { throw NumberError(.divisionByZero) }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    self.init(numerator: numerator / divisor, coprimeDenominator: denominator / divisor)
  }

  private init(numerator: UInt128, coprimeDenominator: UInt128) {
    self.numerator = numerator
    self.denominator = coprimeDenominator
  }

  /// The way back.
  public var inverse: ConversionFactor {
    ConversionFactor(numerator: denominator, coprimeDenominator: numerator)
  }

  /// One conversion after another, exactly.
  /// - Throws: ``NumberError`` `overflow`.
  public func multiplied(by other: ConversionFactor) throws(NumberError) -> ConversionFactor {
    // Crosswise reduction keeps the products as small as they can be, and already in lowest terms.
    let first = Self.greatestCommonDivisor(numerator, other.denominator)
    let second = Self.greatestCommonDivisor(other.numerator, denominator)
    let (above, overflowsAbove) = (numerator / first).multipliedReportingOverflow(
      by: other.numerator / second)
    let (below, overflowsBelow) = (denominator / second).multipliedReportingOverflow(
      by: other.denominator / first)
    guard !overflowsAbove, !overflowsBelow else { throw NumberError(.overflow) }
    return ConversionFactor(numerator: above, coprimeDenominator: below)
  }

  /// The fraction, such as `217/200`.
  public var description: String { "\(numerator)/\(denominator)" }

  /// Euclid's algorithm; of zero and a number, the number.
  static func greatestCommonDivisor(_ first: UInt128, _ second: UInt128) -> UInt128 {
    var (larger, smaller) = (first, second)
    while smaller > UInt128(UInt64.max) {
      (larger, smaller) = (smaller, larger % smaller)
    }
    guard smaller > 0 else { return larger }
    // The rest in 64 bits, where division is several times faster.
    var divisor = UInt64(truncatingIfNeeded: smaller)
    var rest = UInt64(truncatingIfNeeded: larger % smaller)
    while rest > 0 {
      (divisor, rest) = (rest, divisor % rest)
    }
    return UInt128(divisor)
  }
}

/// A real number in 128 bits, 62 of them after the point: between ±3·10¹⁹, in steps of 2·10⁻¹⁹.
///
/// The same on every machine, which binary floating point is not promised to be. Each operation is off by one step at
/// most; `exp`, `log` and `squareRoot` by fewer than a hundred for arguments up to 40.
public struct FixedReal: Sendable, Hashable, Comparable {
  static let bits = 62
  /// Steps of 2⁻⁶².
  let raw: Int128

  init(raw: Int128) {
    self.raw = raw
  }

  /// A whole number.
  public init(_ whole: Int) {
    raw = Int128(whole) << Self.bits
  }

  /// A ratio of two whole numbers.
  public init(_ numerator: Int128, over denominator: Int128) {
    raw = Self.divide(numerator, denominator)
  }

  static let one = FixedReal(1)

  private static func divide(_ left: Int128, _ right: Int128) -> Int128 {
    let isNegative = (left < 0) != (right < 0)
    let (high, low) = (left.magnitude >> UInt128(128 - bits), left.magnitude << UInt128(bits))
    precondition(high < right.magnitude, "a quotient beyond the range of a fixed real")
    let quotient = right.magnitude.dividingFullWidth((high, low)).quotient
    return isNegative ? -Int128(quotient) : Int128(quotient)
  }

  /// The sum.
  public static func + (left: FixedReal, right: FixedReal) -> FixedReal {
    FixedReal(raw: left.raw + right.raw)
  }

  /// The difference.
  public static func - (left: FixedReal, right: FixedReal) -> FixedReal {
    FixedReal(raw: left.raw - right.raw)
  }

  /// The opposite.
  public static prefix func - (number: FixedReal) -> FixedReal { FixedReal(raw: -number.raw) }

  /// The product, cut to a step; it has to be in the range.
  public static func * (left: FixedReal, right: FixedReal) -> FixedReal {
    let product = left.raw.magnitude.multipliedFullWidth(by: right.raw.magnitude)
    let value = Int128(
      product.high << UInt128(128 - bits) | product.low >> UInt128(bits))
    return FixedReal(raw: (left.raw < 0) != (right.raw < 0) ? -value : value)
  }

  /// The quotient, cut to a step.
  public static func / (left: FixedReal, right: FixedReal) -> FixedReal {
    FixedReal(raw: divide(left.raw, right.raw))
  }

  /// The order of numbers.
  public static func < (left: FixedReal, right: FixedReal) -> Bool { left.raw < right.raw }

  /// A whole number times this one, cut to a whole number.
  func scaled(_ whole: Int64) -> Int128 {
    let product = raw.magnitude.multipliedFullWidth(by: UInt128(whole.magnitude))
    let value = Int128(
      product.high << UInt128(128 - Self.bits) | product.low >> UInt128(Self.bits))
    return (raw < 0) != (whole < 0) ? -value : value
  }

  /// e to the power of the number: halved until it is small, then the series, then squared again.
  func exp() -> FixedReal {
    var halvings = 0
    var small = self
    while small.raw.magnitude > Int128(1).magnitude << UInt128(Self.bits - 4) {
      small = FixedReal(raw: small.raw / 2)
      halvings += 1
    }
    var sum = Self.one
    var term = Self.one
    for index in 1..<30 {
      term = FixedReal(raw: (term * small).raw / Int128(index))
      if term.raw == 0 { break }
      sum = sum + term
    }
    for _ in 0..<halvings { sum = sum * sum }
    return sum
  }

  /// The square root of a number that is not negative, by Newton's steps from above.
  func squareRoot() -> FixedReal {
    guard raw > 0 else { return FixedReal(raw: 0) }
    var guess = max(self, Self.one)
    while true {
      let next = FixedReal(raw: (guess + self / guess).raw / 2)
      if next >= guess { return guess }
      guess = next
    }
  }
}

import BigInt

/// An exact fraction of whole numbers, in lowest terms, the denominator above zero.
struct Fraction: Comparable {
  let numerator: BigInt
  let denominator: BigInt

  init(_ numerator: BigInt, _ denominator: BigInt = 1) {
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator < 0 ? -1 : 1
    self.numerator = divisor == 0 ? 0 : sign * numerator / divisor
    self.denominator = divisor == 0 ? 1 : sign * denominator / divisor
  }

  /// The largest whole number that is not above it.
  var floor: BigInt {
    let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
    return rest < 0 ? quotient - 1 : quotient
  }

  /// The nearest whole number, of two the even one; for what is not below zero.
  var rounded: BigInt {
    let whole = floor
    let doubled = (numerator - whole * denominator) * 2
    if doubled == denominator { return whole + (whole.isMultiple(of: 2) ? 0 : 1) }
    return doubled > denominator ? whole + 1 : whole
  }

  static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  static func + (left: Fraction, right: Fraction) -> Fraction {
    Fraction(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  static func - (left: Fraction, right: Fraction) -> Fraction {
    left + Fraction(-right.numerator, right.denominator)
  }

  static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  static func / (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.denominator, left.denominator * right.numerator)
  }
}

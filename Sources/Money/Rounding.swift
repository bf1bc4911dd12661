/// Rounding by name; every rounding in this module goes through here.
public enum Rounding {
  /// a × b ÷ d, rounded to the nearest whole number, a tie to the even one.
  ///
  /// Exact: the product has 256 bits.
  /// - Throws: ``NumberError`` `divisionByZero`, or `overflow` if the result does not fit.
  public static func halfEven(
    _ a: UInt128, times b: UInt128, over d: UInt128
  ) throws(NumberError) -> UInt128 {
    guard d > 0 else { throw NumberError(.divisionByZero) }
    let narrow = UInt128(UInt64.max)
    if a <= narrow, b <= narrow, d <= narrow {
      let divisor = UInt64(truncatingIfNeeded: d)
      let product = UInt64(truncatingIfNeeded: a).multipliedFullWidth(
        by: UInt64(truncatingIfNeeded: b))
      if product.high < divisor {
        // One hardware division.
        let (quotient, remainder) = divisor.dividingFullWidth(product)
        let isUp = roundsUp(quotientIsOdd: quotient & 1 == 1, remainder: remainder, of: divisor)
        return UInt128(quotient) + (isUp ? 1 : 0)
      }
    }
    let product = a.multipliedFullWidth(by: b)
    // Only then does the quotient fit, and only then may the wide division be called.
    guard product.high < d else { throw NumberError(.overflow) }
    let (quotient, remainder) =
      product.high == 0
      ? product.low.quotientAndRemainder(dividingBy: d) : d.dividingFullWidth(product)
    guard roundsUp(quotientIsOdd: quotient & 1 == 1, remainder: remainder, of: d) else {
      return quotient
    }
    let (rounded, overflows) = quotient.addingReportingOverflow(1)
    guard !overflows else { throw NumberError(.overflow) }
    return rounded
  }

  /// Whether a quotient with this remainder is rounded away from zero.
  private static func roundsUp<Word: FixedWidthInteger & UnsignedInteger>(
    quotientIsOdd: Bool, remainder: Word, of divisor: Word
  ) -> Bool {
    // Not "twice the remainder", which could overflow.
    let missing = divisor &- remainder
    return remainder > missing || (remainder == missing && quotientIsOdd)
  }
}

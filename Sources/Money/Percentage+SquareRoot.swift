extension Percentage {
  /// The percentage × √(numerator ÷ denominator): exact to ten decimals of a percent, rounded up beyond them, so that a
  /// scaled haircut never falls short.
  ///
  /// - Parameters:
  ///   - numerator: above zero, at most 100 000.
  ///   - denominator: above zero.
  /// - Returns: nil where the percentage is negative or the result does not fit.
  public func scaledByRoot(of numerator: Int, over denominator: Int) -> Percentage? {
    guard units >= 0, units <= 1_000 * Percentage.hundred.units, (1...100_000).contains(numerator),
      denominator > 0
    else { return nil }
    if numerator == denominator { return self }
    // ⌈√(u²·n ÷ d)⌉: the ceiling of the quotient first, since a whole number's square is a whole number.
    let square = UInt128(units) * UInt128(units) * UInt128(numerator)
    let quotient = (square + UInt128(denominator) - 1) / UInt128(denominator)
    return Int64(exactly: Self.ceilingOfRoot(quotient)).map { Percentage(units: $0) }
  }

  /// The smallest whole number whose square is at least `value`.
  private static func ceilingOfRoot(_ value: UInt128) -> UInt128 {
    guard value > 1 else { return value }
    // Newton's method from above: the first estimate is a power of two that is no smaller than the root.
    var estimate = UInt128(1) << ((UInt128.bitWidth - value.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (estimate + value / estimate) / 2
      if next >= estimate { break }
      estimate = next
    }
    return estimate * estimate == value ? estimate : estimate + 1
  }
}

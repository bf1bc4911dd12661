/// Quantity × price, exact and unrounded; rounded once when it becomes an ``Amount``.
public struct MarketValue: Sendable, Hashable {
  /// Digits of the value; the value is `digits` × 10^(−`decimals`).
  private let digits: UInt128
  /// Decimals of the value, 0...28.
  private let decimals: Int
  /// Whether quantity or price is below zero.
  private let isNegative: Bool

  /// The value of `quantity` at `price`.
  ///
  /// Debt is quoted per 100 nominal (`per100`), everything else per unit. Never fails: a product of
  /// two 64-bit numbers fits, and a negative one is refused when an amount is asked for.
  public init(quantity: Quantity, price: Price, per100: Bool) {
    let (units, priceDecimals) = Self.stripped(price.units.magnitude, decimals: Price.scale)
    digits = UInt128(quantity.significand.magnitude) * UInt128(units)
    decimals = Int(quantity.decimals) + priceDecimals + (per100 ? 2 : 0)
    isNegative = quantity.isNegative || price.isNegative
  }

  /// The value in the currency of the price, rounded half to even to its minor unit.
  /// - Throws: ``NumberError`` `negative` if quantity or price is, `overflow`.
  public func amount(in currency: Currency) throws(NumberError) -> Amount {
    guard !isNegative else { throw NumberError(.negative) }
    let shift = currency.minorDigits - decimals
    let minorUnits =
      try shift >= 0
      ? Rounding.halfEven(digits, times: PowersOfTen.large(shift), over: 1)
      : Rounding.halfEven(digits, times: 1, over: PowersOfTen.large(-shift))
    return try Self.amount(minorUnits, currency)
  }

  /// The value times `factor` times `retained` percent, rounded once, half to even.
  ///
  /// `retained` is what a haircut and a currency mismatch leave of 100 %; the caller floors it at
  /// zero. Market value in base currency is the same with ``Percentage/hundred``.
  /// - Throws: ``NumberError`` `negative` if quantity, price or `retained` is; `overflow`, also for
  ///   the rare intermediate beyond 128 bits that no common factor makes smaller.
  public func converted(
    by factor: ConversionFactor, retained: Percentage, into currency: Currency
  ) throws(NumberError) -> Amount {
    guard !isNegative, !retained.isNegative else { throw NumberError(.negative) }
    let (share, shareDecimals) = Self.stripped(
      retained.units.magnitude, decimals: Percentage.scale)
    // Percent: two more decimals.
    let shift = currency.minorDigits - decimals - shareDecimals - 2
    let (above, below) =
      try shift >= 0
      ? (PowersOfTen.large(shift), 1) : (1, PowersOfTen.large(-shift))
    // Usually everything fits as it is.
    let (multiplier, overflowsAbove) = factor.numerator.multipliedReportingOverflow(
      by: UInt128(share))
    let (divisor, overflowsBelow) = factor.denominator.multipliedReportingOverflow(by: below)
    if !overflowsAbove, !overflowsBelow, above == 1 {
      return try Self.amount(Rounding.halfEven(digits, times: multiplier, over: divisor), currency)
    }
    return try Self.amount(
      Self.reduced(
        [digits, factor.numerator, UInt128(share), above], [factor.denominator, below]),
      currency)
  }

  /// The quotient of two products after every common factor has been taken out, rounded once.
  private static func reduced(
    _ numerators: [UInt128], _ denominators: [UInt128]
  ) throws(NumberError) -> UInt128 {
    guard !numerators.contains(0) else { return 0 }
    var above = numerators
    var below = denominators
    for i in above.indices {
      for j in below.indices {
        let divisor = ConversionFactor.greatestCommonDivisor(above[i], below[j])
        above[i] /= divisor
        below[j] /= divisor
      }
    }
    // The two largest meet in the 256-bit product; the others must fit beside them.
    above.sort()
    var multiplier: UInt128 = 1
    for factor in above.dropLast() {
      multiplier = try product(multiplier, factor)
    }
    var divisor: UInt128 = 1
    for factor in below {
      divisor = try product(divisor, factor)
    }
    return try Rounding.halfEven(above[above.count - 1], times: multiplier, over: divisor)
  }

  private static func product(_ a: UInt128, _ b: UInt128) throws(NumberError) -> UInt128 {
    let (product, overflows) = a.multipliedReportingOverflow(by: b)
    guard !overflows else { throw NumberError(.overflow) }
    return product
  }

  /// The same number with fewer decimals where they are zeros; keeps the products small.
  private static func stripped(
    _ units: UInt64, decimals: Int
  ) -> (units: UInt64, decimals: Int) {
    guard units > 0 else { return (0, 0) }
    var (rest, left) = (units, decimals)
    while left >= 4, rest % 10_000 == 0 {
      rest /= 10_000
      left -= 4
    }
    while left > 0, rest % 10 == 0 {
      rest /= 10
      left -= 1
    }
    return (rest, left)
  }

  private static func amount(
    _ minorUnits: UInt128, _ currency: Currency
  ) throws(NumberError) -> Amount {
    guard let units = Int64(exactly: minorUnits) else { throw NumberError(.overflow) }
    return Amount(minorUnits: units, currency: currency)
  }
}

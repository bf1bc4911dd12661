public import Money

/// An amount of money, or a number of contracts, on its way to a requirement: whole units of 10⁻⁸, in 128 bits.
///
/// Products are rounded half to even to that unit; what is printed is rounded once more, to the currency's minor unit.
/// Overflow is a trap, far beyond what a file of positions may hold: 10³⁰ currency units.
public struct MarginSum: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Units of 10⁻⁸.
  public let units: Int128

  /// That many units.
  public init(units: Int128) {
    self.units = units
  }

  /// Nothing.
  public static let zero = MarginSum(units: 0)

  /// A price as an amount.
  public init(_ price: Price) {
    units = Int128(price.units)
  }

  /// An amount in minor units of its currency.
  public init(_ total: TotalAmount) {
    units = total.minorUnits * Self.unit(of: total.currency)
  }

  /// price × multiplier × quantity.
  public init(price: Price, multiplier: Price, quantity: Price) {
    let contract = Self.product(Int128(price.units), Int128(multiplier.units))
    units = Self.product(contract, Int128(quantity.units))
  }

  /// An amount times a number of eight decimals.
  public func times(_ factor: Price) -> MarginSum { times(MarginSum(factor)) }

  /// An amount times a number.
  public func times(_ factor: MarginSum) -> MarginSum {
    MarginSum(units: Self.product(units, factor.units))
  }

  /// A share of an amount.
  public func percent(_ share: Percentage) -> MarginSum {
    // Ten decimals, and a hundred.
    MarginSum(units: Self.ratio(units, Int128(share.units), Int128(Percentage.hundred.units)))
  }

  /// An amount times a ratio of two others.
  public func times(_ numerator: MarginSum, over denominator: MarginSum) -> MarginSum {
    MarginSum(units: Self.ratio(units, numerator.units, denominator.units))
  }

  /// How much of another amount it is, in percent with two decimals at most.
  func share(of whole: MarginSum) -> String {
    MarginSum(units: MarginSum(units: 10_000).times(self, over: whole).units * 1_000_000)
      .description
  }

  /// The smaller of none and this one, as a positive amount: what is lost.
  public var loss: MarginSum { units < 0 ? MarginSum(units: -units) : .zero }

  /// The amount without its sign.
  public var magnitude: MarginSum { units < 0 ? MarginSum(units: -units) : self }

  /// The amount in minor units of a currency, rounded half to even.
  public func total(_ currency: Currency) -> TotalAmount {
    TotalAmount(
      minorUnits: Self.divided(units, by: Self.unit(of: currency)), currency: currency)
  }

  /// Units of a currency's minor unit; no currency has more than four decimals.
  private static func unit(of currency: Currency) -> Int128 {
    (0..<currency.minorDigits).reduce(100_000_000) { unit, _ in unit / 10 }
  }

  /// Decimal text with up to eight decimals.
  public var description: String {
    let digits = String(units.magnitude)
    let padded = String(repeating: "0", count: max(0, 9 - digits.count)) + digits
    let whole = padded.dropLast(8)
    let fraction = padded.suffix(8).reversed().drop { $0 == "0" }.reversed()
    return (units < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + String(fraction))
  }

  /// The sum.
  public static func + (left: MarginSum, right: MarginSum) -> MarginSum {
    MarginSum(units: left.units + right.units)
  }

  /// The difference.
  public static func - (left: MarginSum, right: MarginSum) -> MarginSum {
    MarginSum(units: left.units - right.units)
  }

  /// The opposite.
  public static prefix func - (sum: MarginSum) -> MarginSum { MarginSum(units: -sum.units) }

  /// Adds an amount.
  public static func += (left: inout MarginSum, right: MarginSum) { left = left + right }

  /// The order of amounts.
  public static func < (left: MarginSum, right: MarginSum) -> Bool { left.units < right.units }

  /// A product of two numbers of eight decimals.
  private static func product(_ left: Int128, _ right: Int128) -> Int128 {
    let (value, overflows) = left.multipliedReportingOverflow(by: right)
    return overflows ? ratio(left, right, 100_000_000) : divided(value, by: 100_000_000)
  }

  static func divided(_ value: Int128, by divisor: Int128) -> Int128 {
    let (quotient, remainder) = value.magnitude.quotientAndRemainder(
      dividingBy: divisor.magnitude)
    let twice = remainder * 2
    let up = twice > divisor.magnitude || twice == divisor.magnitude && quotient & 1 == 1
    let rounded = Int128(quotient) + (up ? 1 : 0)
    return (value < 0) != (divisor < 0) ? -rounded : rounded
  }

  /// a × b ÷ d in full width.
  private static func ratio(_ a: Int128, _ b: Int128, _ d: Int128) -> Int128 {
    guard let rounded = try? Rounding.halfEven(a.magnitude, times: b.magnitude, over: d.magnitude)
    else { preconditionFailure("an amount beyond any account, or a ratio to nothing") }
    let isNegative = ((a < 0) != (b < 0)) != (d < 0)
    return isNegative ? -Int128(rounded) : Int128(rounded)
  }
}

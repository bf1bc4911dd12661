/// The value of an option on a recombining tree of Cox, Ross and Rubinstein, with early exercise where it is allowed.
///
/// Values on the tree have 30 binary places in 64 bits; rounding adds less than 2⁻³⁰ a step, far below the error of the
/// tree itself. Dividends are a continuous yield; for an option on a future the yield is the rate.
struct OptionTree {
  /// What is valued.
  struct Terms: Hashable {
    var isPut: Bool
    var isAmerican: Bool
    /// Strike in units of 10⁻⁸.
    var strike: Int64
    /// Days to expiry, of 365 a year.
    var days: Int32
    /// Rate and yield in percent a year, ten decimals.
    var rate: Int64
    var dividend: Int64
    var steps: Int
  }

  private static let bits: Int64 = 30

  private let terms: Terms
  private let time: FixedReal
  private let rate: FixedReal
  private let dividend: FixedReal

  init(_ terms: Terms) {
    self.terms = terms
    time = FixedReal(Int128(terms.days), over: 365)
    rate = FixedReal(Int128(terms.rate), over: 1_000_000_000_000)
    dividend = FixedReal(Int128(terms.dividend), over: 1_000_000_000_000)
  }

  /// The value in units of 10⁻⁸ of a currency unit.
  ///
  /// - Parameters:
  ///   - spot: price of the underlying, in the same units.
  ///   - volatility: a year's, as a fraction.
  func value(spot: Int64, volatility: FixedReal) -> Int64 {
    let steps = terms.steps
    guard terms.days > 0, volatility.raw > 0, steps > 0 else { return intrinsic(spot) }
    let step = FixedReal(raw: time.raw / Int128(steps))
    let up = (volatility * step.squareRoot()).exp()
    let down = FixedReal.one / up
    let growth = ((rate - dividend) * step).exp()
    // Where the drift outgrows the tree, it is moved into its bounds.
    let chance = min(max((growth - down) / (up - down), FixedReal(raw: 0)), .one)
    let discount = (FixedReal(0) - rate * step).exp()
    let shift = FixedReal.bits - Int(Self.bits)
    let upWeight = Int64((chance * discount).raw >> Int128(shift))
    let downWeight = Int64(((.one - chance) * discount).raw >> Int128(shift))
    // Prices at the nodes: the spot times a power of `up`.
    var prices = [Int64](repeating: 0, count: 2 * steps + 1)
    let start = FixedReal(Int128(spot), over: 100_000_000)
    prices[steps] = Int64(start.raw >> Int128(shift))
    var (above, below) = (start, start)
    for index in 1...steps {
      above = above * up
      below = below * down
      prices[steps + index] = Int64(clamping: above.raw >> Int128(shift))
      prices[steps - index] = Int64(below.raw >> Int128(shift))
    }
    let strike = Int64(FixedReal(Int128(terms.strike), over: 100_000_000).raw >> Int128(shift))
    let sign: Int64 = terms.isPut ? -1 : 1
    var values = [Int64](repeating: 0, count: steps + 1)
    for index in 0...steps { values[index] = max(0, sign * (prices[2 * index] - strike)) }
    values.withUnsafeMutableBufferPointer { values in
      prices.withUnsafeBufferPointer { prices in
        for level in stride(from: steps - 1, through: 0, by: -1) {
          let first = steps - level
          for index in 0...level {
            let held =
              Self.product(values[index + 1], upWeight) &+ Self.product(values[index], downWeight)
            values[index] =
              terms.isAmerican
              ? max(held, sign &* (prices[first + 2 * index] &- strike)) : held
          }
        }
      }
    }
    return Self.units(values[0])
  }

  @inline(__always)
  private static func product(_ left: Int64, _ right: Int64) -> Int64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high << (64 - bits) | Int64(bitPattern: UInt64(low >> UInt64(bits)))
  }

  private static func units(_ value: Int64) -> Int64 {
    Int64((Int128(value) * 100_000_000 + (1 << (bits - 1))) >> Int128(bits))
  }

  private func intrinsic(_ spot: Int64) -> Int64 {
    max(0, terms.isPut ? terms.strike - spot : spot - terms.strike)
  }

  /// The volatility at which the option is worth a price, by halving; nil where no volatility up to 500 % makes it.
  func volatility(spot: Int64, price: Int64) -> FixedReal? {
    var low = FixedReal(1, over: 1_000)
    var high = FixedReal(5)
    if price <= value(spot: spot, volatility: low) { return low }
    guard price <= value(spot: spot, volatility: high) else { return nil }
    // Between two bounds the value is nearly a straight line: a secant, and a half where it does not help.
    var (lowValue, highValue) = (
      value(spot: spot, volatility: low), value(spot: spot, volatility: high)
    )
    for round in 0..<60 {
      var middle = FixedReal(raw: (low.raw + high.raw) / 2)
      if round % 3 != 2, highValue > lowValue {
        let share = FixedReal(Int128(price - lowValue), over: Int128(highValue - lowValue))
        let secant = low + (high - low) * share
        if secant > low && secant < high { middle = secant }
      }
      let found = value(spot: spot, volatility: middle)
      if (found - price).magnitude <= 100 || high.raw - low.raw < 1 << 30 { return middle }
      if found < price {
        (low, lowValue) = (middle, found)
      } else {
        (high, highValue) = (middle, found)
      }
    }
    return FixedReal(raw: (low.raw + high.raw) / 2)
  }
}

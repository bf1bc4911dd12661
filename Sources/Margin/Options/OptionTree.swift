/// The value of an option on a recombining tree of Cox, Ross and Rubinstein, with early exercise where it is allowed.
///
/// Values on the tree have 30 binary places in 64 bits; rounding adds less than 2⁻²⁹ a step, far below the error of the
/// tree itself. Nodes above ``highest`` are taken to stand there. Dividends are a continuous yield; for an option on a
/// future the yield is the rate.
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

  /// The highest price of an underlying, and the highest strike, that can be asked about, in units of 10⁻⁸.
  static let limit: Int64 = 1_000_000_000 * 100_000_000
  /// The greatest and the least volatility, as fractions.
  static let greatestVolatility = FixedReal(5)
  static let leastVolatility = FixedReal(1, over: 1_000)

  private static let bits: Int64 = 30
  private static let shift = Int128(FixedReal.bits) - Int128(bits)
  /// The highest node: two of its value still fit into 64 bits.
  private static let highest = FixedReal(1 << 32)
  /// Exponents of one step beyond which nothing is told apart any more.
  private static let steepest = FixedReal(16)
  /// Steps between which a cubic can be trusted, and worked out with the digits there are.
  private static let joinable = FixedReal(100_001, over: 100_000)...FixedReal(6, over: 5)

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
  ///   - spot: price of the underlying, in the same units, up to ``limit``.
  ///   - volatility: a year's, as a fraction, up to ``greatestVolatility``.
  func value(spot: Int64, volatility: FixedReal) -> Int64 {
    precondition(spot >= 0 && spot <= Self.limit, "a price beyond the tree")
    guard let step = step(volatility) else { return intrinsic(spot) }
    return Self.units(roots(price(spot), step, width: 0)[0])
  }

  /// The values at several prices, most of them read off one tree that has begun before its time, so that the price has
  /// several nodes where the option is looked at.
  ///
  /// The nodes have the values that trees of their own would give them. Between them four nodes are joined by a cubic, which is
  /// off by less than the tree itself.
  func values(spots: [Int64], around center: Int64, volatility: FixedReal) -> [Int64] {
    let steps = Int128(terms.steps)
    guard let step = step(volatility), Self.joinable.contains(step.up), center > 0,
      let least = spots.min(), least > 0, let most = spots.max(), most <= Self.limit
    else { return spots.map { value(spot: $0, volatility: volatility) } }
    // Two nodes lie beyond the outermost price on either side.
    let ratio = step.up * step.up
    let reach = FixedReal(max(Int128(most), 1), over: Int128(center))
    let depth = FixedReal(Int128(center), over: Int128(least))
    var (side, power) = (2, ratio)
    let highest = Self.highest / price(center)
    while power < max(reach, depth) {
      side += 1
      power = power * ratio
      // Beyond that a tree for each price is less work, or the uppermost node is beyond all prices.
      if Int128(side) * 4 > steps * Int128(spots.count - 1) || power > highest {
        return spots.map { value(spot: $0, volatility: volatility) }
      }
    }
    let cubic = NodeCubic(
      ratio, values: roots(price(center), step, width: 2 * side).map { Int64($0) },
      lowest: (0..<side).reduce(price(center)) { price, _ in price / ratio })
    return spots.map { Self.units(cubic.value(at: price($0))) }
  }

  // MARK: Steps

  /// What happens in one step.
  private struct Step {
    var up: FixedReal
    var down: FixedReal
    /// Chances of up and down with the discount of the step in them, in steps of 2⁻⁶⁴: the upper half of a product with
    /// one is the share.
    var upWeight: UInt64
    var downWeight: UInt64
  }

  /// A step; nil where nothing happens any more.
  private func step(_ volatility: FixedReal) -> Step? {
    guard terms.days > 0, volatility.raw > 0, terms.steps > 0 else { return nil }
    let step = FixedReal(raw: time.raw / Int128(terms.steps))
    let up = min(volatility * step.squareRoot(), Self.steepest).exp()
    let down = FixedReal.one / up
    let growth = min(max((rate - dividend) * step, -Self.steepest), Self.steepest).exp()
    // Where the drift outgrows the tree, it is moved into its bounds.
    let chance = min(max((growth - down) / (up - down), FixedReal(raw: 0)), .one)
    let discount = (-min(rate * step, Self.steepest)).exp()
    func weight(_ number: FixedReal) -> UInt64 {
      UInt64(clamping: number.raw << Int128(64 - FixedReal.bits))
    }
    return Step(
      up: up, down: down, upWeight: weight(chance * discount),
      downWeight: weight((.one - chance) * discount))
  }

  private func price(_ units: Int64) -> FixedReal { FixedReal(Int128(units), over: 100_000_000) }

  private static func units(_ value: UInt64) -> Int64 { units(Int64(value)) }

  private static func units(_ value: Int64) -> Int64 {
    Int64((Int128(value) * 100_000_000 + (1 << (bits - 1))) >> Int128(bits))
  }

  private func intrinsic(_ spot: Int64) -> Int64 {
    max(0, terms.isPut ? terms.strike - spot : spot - terms.strike)
  }

  // MARK: The tree

  /// Values at the time at which the option is looked at: at the start of the tree, or at so many nodes and one more of a tree
  /// that began so many steps before.
  private func roots(_ start: FixedReal, _ step: Step, width: Int) -> [UInt64] {
    let payoffs = payoffs(start, step, side: terms.steps + width)
    return rollBack(payoffs, step, side: terms.steps + width, width: width)
  }

  /// What exercise brings at each price of the tree, which are the start times a power of `up`: those of even powers from
  /// the lowest on, then those of odd ones, so that the nodes of one level lie side by side.
  private func payoffs(_ start: FixedReal, _ step: Step, side: Int) -> [UInt64] {
    let (isPut, highest, shift) = (terms.isPut, Self.highest, Self.shift)
    let strike = Int64(price(terms.strike).raw >> shift)
    return [UInt64](unsafeUninitializedCapacity: 2 * side + 1) { payoffs, count in
      func note(_ price: FixedReal, _ index: Int) {
        let gain = Int64(truncatingIfNeeded: price.raw >> shift) &- strike
        payoffs[index / 2 + (index & 1) * (side + 1)] = UInt64(max(0, isPut ? 0 &- gain : gain))
      }
      note(start, side)
      var (above, below) = (start, start)
      for index in 1...side {
        above = min(above * step.up, highest)
        below = below * step.down
        note(above, side + index)
        note(below, side - index)
      }
      count = 2 * side + 1
    }
  }

  /// Goes back through the tree from its last level to the one that has a width.
  ///
  /// Two regions are left out, because they hold what they held: nodes from which no payoff can be reached, and nodes of a
  /// put below all of which it is exercised, where it is exercised as well as long as money earns more than the underlying.
  private func rollBack(_ payoffs: [UInt64], _ step: Step, side: Int, width: Int) -> [UInt64] {
    let (upWeight, downWeight) = (step.upWeight, step.downWeight)
    var values = Array(payoffs[...side])
    let firstPaying = values.firstIndex { $0 > 0 } ?? side + 1
    let lastPaying = values.lastIndex { $0 > 0 } ?? -1
    let skipsExercised = terms.isPut && terms.isAmerican && terms.rate >= terms.dividend
    // Below it a put is exercised.
    var alive = skipsExercised ? lastPaying : 0
    values.withUnsafeMutableBufferPointer { values in
      payoffs.withUnsafeBufferPointer { payoffs in
        @inline(__always)
        func held(_ index: Int) -> UInt64 {
          values[index + 1].multipliedFullWidth(by: upWeight).high
            &+ values[index].multipliedFullWidth(by: downWeight).high
        }
        for level in stride(from: side - 1, through: width, by: -1) {
          let back = side - level
          let last = min(level, lastPaying)
          var index = max(0, firstPaying - back)
          guard terms.isAmerican else {
            while index <= last {
              values[index] = held(index)
              index += 1
            }
            continue
          }
          let exercised = back / 2 + (back % 2) * (side + 1)
          if skipsExercised {
            index = max(0, alive - 1)
            if index > 0 { values[index - 1] = payoffs[exercised + index - 1] }
            while index <= last, held(index) <= payoffs[exercised + index] {
              values[index] = payoffs[exercised + index]
              index += 1
            }
            alive = index
          }
          while index <= last {
            values[index] = max(held(index), payoffs[exercised + index])
            index += 1
          }
        }
        // What was left out below is written when it is asked for.
        let exercised = (side - width) / 2 + ((side - width) % 2) * (side + 1)
        for index in 0..<min(alive, width + 1) { values[index] = payoffs[exercised + index] }
      }
    }
    return Array(values[...width])
  }

  // MARK: Volatility

  /// The volatility at which the option is worth a price; nil where no volatility up to ``greatestVolatility`` makes it.
  ///
  /// Secants through the last two guesses, kept between two bounds; a half where they leave them.
  func volatility(spot: Int64, price: Int64) -> FixedReal? {
    var (low, high) = (Self.leastVolatility, Self.greatestVolatility)
    var last = (volatility: low, value: value(spot: spot, volatility: low))
    if price <= last.value { return low }
    var guess = FixedReal(3, over: 10)
    var knowsHigh = false
    for _ in 0..<100 {
      let found = value(spot: spot, volatility: guess)
      if (found - price).magnitude <= 100 || high.raw - low.raw < 1 << 30 { return guess }
      if found < price {
        if guess == high { return nil }
        low = guess
      } else {
        (high, knowsHigh) = (guess, true)
      }
      let (rise, run) = (Int128(found - last.value), guess - last.volatility)
      last = (guess, found)
      guess =
        knowsHigh
        ? FixedReal(raw: (low.raw + high.raw) / 2) : min(guess + guess + guess, high)
      // A flat stretch says nothing about where to go.
      guard rise.magnitude > 100 else { continue }
      let share = Int128(price - found) * 1_000_000 / rise
      let next = last.volatility + run * FixedReal(share, over: 1_000_000)
      if next > low && next < high { guess = next }
    }
    return guess
  }
}

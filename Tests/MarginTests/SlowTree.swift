@testable import Margin

/// The option tree as a textbook writes it, in numbers of 62 binary places: every node, no short cut.
enum SlowTree {
  static func value(_ terms: OptionTree.Terms, spot: Int64, volatility: FixedReal) -> Int64 {
    let steps = terms.steps
    let step = FixedReal(Int128(terms.days), over: Int128(365 * steps))
    let up = (volatility * step.squareRoot()).exp()
    let down = FixedReal(1) / up
    let rate = FixedReal(Int128(terms.rate), over: 1_000_000_000_000)
    let dividend = FixedReal(Int128(terms.dividend), over: 1_000_000_000_000)
    let chance = (((rate - dividend) * step).exp() - down) / (up - down)
    let discount = (-(rate * step)).exp()
    let strike = FixedReal(Int128(terms.strike), over: 100_000_000)
    func payoff(_ level: Int, _ ups: Int) -> FixedReal {
      var price = FixedReal(Int128(spot), over: 100_000_000)
      for _ in 0..<ups { price = price * up }
      for _ in ups..<level { price = price * down }
      return max(FixedReal(0), terms.isPut ? strike - price : price - strike)
    }
    var values = (0...steps).map { payoff(steps, $0) }
    for level in (0..<steps).reversed() {
      values = (0...level).map { ups in
        let held =
          (chance * values[ups + 1] + (FixedReal(1) - chance) * values[ups]) * discount
        return terms.isAmerican ? max(held, payoff(level, ups)) : held
      }
    }
    return Int64((values[0].raw * 100_000_000) >> 62)
  }
}

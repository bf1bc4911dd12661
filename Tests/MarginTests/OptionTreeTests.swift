import Collateral
import Money
import Testing

@testable import Margin

/// The option tree against what must hold of any option.
struct OptionTreeTests {
  private func terms(
    _ right: MarginPosition.Right, strike: Int64 = 100, days: Int32 = 182, rate: String = "5",
    dividend: String = "2", american: Bool = true, steps: Int = 100
  ) -> OptionTree {
    OptionTree(
      OptionTree.Terms(
        isPut: right == .put, isAmerican: american, strike: strike * 100_000_000, days: days,
        rate: percent(rate).units, dividend: percent(dividend).units, steps: steps))
  }

  private let quarter = FixedReal(1, over: 4)

  @Test func exponentialsAndRootsAreExactToManyPlaces() {
    // e, e to the power of −2, and the square root of 2, to twelve places.
    func places(_ value: FixedReal) -> Int128 { (value.raw * 1_000_000_000_000) >> 62 }
    #expect(places(FixedReal(1).exp()) == 2_718_281_828_459)
    #expect(places(FixedReal(-2).exp()) == 135_335_283_236)
    #expect(places(FixedReal(2).squareRoot()) == 1_414_213_562_373)
    #expect(places(FixedReal(1, over: 4).squareRoot()) == 500_000_000_000)
    #expect(FixedReal(0).squareRoot() == FixedReal(0))
  }

  @Test(arguments: [80, 100, 125] as [Int64])
  func europeanPutAndCallDifferByTheForward(spot: Int64) {
    let call = terms(.call, american: false).value(spot: spot * 100_000_000, volatility: quarter)
    let put = terms(.put, american: false).value(spot: spot * 100_000_000, volatility: quarter)
    let time = FixedReal(182, over: 365)
    let stock = FixedReal(Int(spot)) * (FixedReal(0) - FixedReal(2, over: 100) * time).exp()
    let strike = FixedReal(100) * (FixedReal(0) - FixedReal(5, over: 100) * time).exp()
    let forward = Int64(((stock - strike).raw * 100_000_000) >> 62)
    #expect((call - put - forward).magnitude < 2_000)
  }

  @Test(arguments: [MarginPosition.Right.call, .put])
  func whatMustHoldOfAnyOption(right: MarginPosition.Right) {
    var last: Int64 = 0
    for (index, spot) in stride(from: Int64(60), through: 150, by: 5).enumerated() {
      let american = terms(right).value(spot: spot * 100_000_000, volatility: quarter)
      let european = terms(right, american: false).value(
        spot: spot * 100_000_000, volatility: quarter)
      let intrinsic = max(0, (right == .put ? 100 - spot : spot - 100) * 100_000_000)
      // Early exercise is worth something, and the option never less than its exercise.
      #expect(american >= european)
      #expect(american >= intrinsic)
      // A call gains with the price, a put loses.
      if index > 0 { #expect(right == .call ? american >= last : american <= last) }
      last = american
      // More volatility is never worth less.
      let livelier = terms(right).value(spot: spot * 100_000_000, volatility: FixedReal(1, over: 3))
      #expect(livelier >= american)
    }
  }

  /// The formula of Black and Scholes for 100, 100, 182 days, 5 %, no dividend, 25 %: 8.247118.
  @Test func itConvergesToTheKnownValue() {
    let value = terms(.call, dividend: "0", american: false, steps: 400)
      .value(spot: 10_000_000_000, volatility: quarter)
    #expect((value - 824_711_800).magnitude < 700_000, "\(value)")
  }

  @Test(arguments: [5, 18, 45, 120])
  func theVolatilityOfAPriceIsFoundAgain(volatility: Int) throws {
    let tree = terms(.put, strike: 105)
    let stated = FixedReal(Int128(volatility), over: 100)
    let price = tree.value(spot: 10_000_000_000, volatility: stated)
    let found = try #require(tree.volatility(spot: 10_000_000_000, price: price))
    let again = tree.value(spot: 10_000_000_000, volatility: found)
    #expect((again - price).magnitude <= 100)
  }

  @Test func aPriceThatNoVolatilityMakesIsRefused() {
    #expect(terms(.call).volatility(spot: 10_000_000_000, price: 20_000_000_000) == nil)
  }

  /// Against every node, for options of all kinds; units of 10⁻⁸.
  @Test func itIsTheTreeOfTheTextbook() {
    var random = Numbers(7)
    for _ in 0..<120 {
      let rate = random.below(10)
      let terms = OptionTree.Terms(
        isPut: random.below(2) == 0, isAmerican: random.below(3) > 0,
        strike: Int64(70 + random.below(60)) * 100_000_000, days: Int32(1 + random.below(700)),
        rate: percent(String(rate)).units, dividend: percent(String(random.below(12))).units,
        steps: 1 + random.below(40))
      let volatility = FixedReal(Int128(12 + random.below(70)), over: 100)
      let spot = Int64(60 + random.below(80)) * 100_000_000
      let found = OptionTree(terms).value(spot: spot, volatility: volatility)
      let expected = SlowTree.value(terms, spot: spot, volatility: volatility)
      #expect((found - expected).magnitude <= 20, "\(terms) \(found) \(expected)")
    }
  }

  /// One tree for several prices: what it joins is near to what trees of their own give, and nearer than those of one step
  /// more are.
  @Test func severalPricesFromOneTree() {
    var random = Numbers(11)
    for _ in 0..<60 {
      var terms = OptionTree.Terms(
        isPut: random.below(2) == 0, isAmerican: random.below(2) == 0,
        strike: Int64(80 + random.below(40)) * 100_000_000, days: Int32(5 + random.below(500)),
        rate: percent("4").units, dividend: percent(String(random.below(3))).units, steps: 100)
      let volatility = FixedReal(Int128(10 + random.below(60)), over: 100)
      let spots = (85...115).filter { $0 % 3 == 1 }.map { Int64($0) * 100_000_000 }
      let joined = OptionTree(terms).values(
        spots: spots, around: 10_000_000_000, volatility: volatility)
      for (spot, value) in zip(spots, joined) {
        terms.steps = 100
        let own = OptionTree(terms).value(spot: spot, volatility: volatility)
        // Where the price is a node, it is the tree itself.
        if spot == 10_000_000_000 { #expect((value - own).magnitude <= 10) }
        terms.steps = 101
        let next = OptionTree(terms).value(spot: spot, volatility: volatility)
        // A tree of a hundred steps is off by a tenth of a percent of the price of the underlying.
        #expect(
          (value - own).magnitude <= max((next - own).magnitude * 2, UInt64(spot / 1_000)),
          "\(terms) \(spot): \(value) \(own) \(next)")
      }
    }
  }

  /// What is beyond any market neither traps nor overflows.
  @Test(arguments: [1, 5, 100, 2000])
  func extremesStayInBounds(steps: Int) {
    for days: Int32 in [1, 365, 36_525] {
      for (spot, strike) in [(Int64(1), OptionTree.limit), (OptionTree.limit, 1), (1, 1)] {
        for isPut in [true, false] {
          let tree = OptionTree(
            OptionTree.Terms(
              isPut: isPut, isAmerican: true, strike: strike, days: days,
              rate: percent("100").units, dividend: percent("100").units, steps: steps))
          for volatility in [OptionTree.leastVolatility, OptionTree.greatestVolatility] {
            let value = tree.value(spot: spot, volatility: volatility)
            #expect(value >= max(0, isPut ? strike - spot : spot - strike) - 2)
            let several = tree.values(
              spots: [1, spot, min(OptionTree.limit, spot * 3)], around: spot,
              volatility: volatility)
            #expect(several.allSatisfy { $0 >= 0 })
          }
        }
      }
    }
  }
}

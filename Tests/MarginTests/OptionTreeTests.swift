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
}

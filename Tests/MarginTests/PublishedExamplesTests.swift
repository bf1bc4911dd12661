import Collateral
import Money
import Testing

@testable import Margin

/// Worked examples that were published, with their figures.
struct PublishedExamplesTests {
  // MARK: An exchange's table of 2007: strategies beside portfolio margin

  /// One leg: what, how many, at which price.
  private enum Leg: Sendable {
    case stock(String)
    case call(String, String, String)
    case put(String, String, String)
  }

  private struct Row: Sendable, CustomStringConvertible {
    var description: String
    var legs: [Leg]
    var strategy: Int
    var portfolio: Int
  }

  /// CBOE, Margin Requirement Examples for Sample Options-based Positions: IBM at 97.73 on 23 February 2007, April options.
  private static let rows = [
    Row(
      description: "short call", legs: [.call("100", "1.68", "-100")], strategy: 172_760,
      portfolio: 115_429),
    Row(
      description: "short put", legs: [.put("100", "3.18", "-100")], strategy: 195_460,
      portfolio: 137_527),
    Row(
      description: "covered call", legs: [.stock("10000"), .call("100", "1.68", "-100")],
      strategy: 471_850, portfolio: 129_804),
    Row(
      description: "protective put", legs: [.stock("10000"), .put("95", "1.02", "100")],
      strategy: 498_850, portfolio: 37_538),
    Row(
      description: "synthetic long",
      legs: [.call("100", "1.68", "100"), .put("100", "3.18", "-100")],
      strategy: 212_260, portfolio: 154_313),
    Row(
      description: "risk reversal",
      legs: [.put("95", "1.02", "100"), .call("105", "0.40", "-100")],
      strategy: 132_960, portfolio: 91_118),
    Row(
      description: "collar",
      legs: [.stock("10000"), .put("95", "1.02", "100"), .call("105", "0.40", "-100")],
      strategy: 494_850, portfolio: 33_522),
    Row(
      description: "vertical call spread",
      legs: [.call("95", "4.53", "100"), .call("105", "0.40", "-100")], strategy: 41_300,
      portfolio: 40_881),
    Row(
      description: "straddle", legs: [.put("100", "3.18", "100"), .call("100", "1.68", "100")],
      strategy: 48_500, portfolio: 7_500),
  ]

  private func positions(_ row: Row, _ engine: MarginEngineName) -> [MarginPosition] {
    func option(
      _ right: MarginPosition.Right, _ strike: String, _ price: String, _ quantity: String
    ) -> MarginPosition {
      position(
        "\(right.rawValue) \(strike)", .option, quantity, price, multiplier: "100", group: "IBM",
        engine: engine, strike: strike, right: right, expiry: "2007-04-20", spot: "97.73")
    }
    return row.legs.map { leg in
      switch leg {
      case .stock(let quantity):
        position("IBM", .stock, quantity, "97.73", group: "IBM", engine: engine)
      case .call(let strike, let price, let quantity): option(.call, strike, price, quantity)
      case .put(let strike, let price, let quantity): option(.put, strike, price, quantity)
      }
    }
  }

  @Test(arguments: rows)
  private func strategiesToTheDollar(row: Row) throws {
    var parameters = MarginParameters()
    parameters.strategy = strategyFigures
    let found = try StrategyEngine(parameters: parameters)
      .requirement("A", positions(row, .strategy))
    // The table prints one row to the hundred.
    let tolerance = sum(row.description == "straddle" ? "100" : "0")
    #expect((found.amount - sum(String(row.strategy))).magnitude <= tolerance, "\(found.amount)")
  }

  @Test(arguments: rows)
  private func portfolioMarginWithinAPercent(row: Row) throws {
    var parameters = MarginParameters()
    parameters.steps = 200
    // 5.2 % is the pinned rate; 56 days to the expiry.
    parameters.classes["IBM"] = classGroup(up: "15", down: "15", rate: "5.2")
    let today = day("2007-04-20").adding(days: -56)
    let found = try PortfolioEngine(OptionValuer(parameters, on: today))
      .requirement("A", positions(row, .portfolio))
    let expected = sum(String(row.portfolio))
    #expect(
      (found.amount - expected).magnitude <= expected.percent(percent("1")), "\(found.amount)")
    if row.description == "straddle" { #expect(found.scenario == "minimum") }
  }

  // MARK: Nine interest rate trades under the schedule

  /// Notional, present value and the end of each: OpenSourceRisk/Engine, Examples/InitialMargin, as of 2020-12-28.
  private static let trades = [
    ("7074.633745", "1190.193238", 1), ("1.50974759", "1154.13588", 1),
    ("5496.624779", "-1166.757847", 1), ("3414.348921", "1219.038239", 3),
    ("12839.43355", "-923.2585466", 3), ("2067.191553", "-308.7725131", 3),
    ("9638.766217", "-1246.215498", 3), ("12909.46156", "1241.493929", 3),
    ("2327.28328", "-658.7952834", 3),
  ]

  @Test func nineTradesToTheCentOnBothSides() throws {
    var parameters = MarginParameters()
    parameters.schedule["interest-rate"] = [(0, 2, "1"), (2, 5, "2"), (5, nil, "4")].map {
      above, upTo, rate in
      MarginParameters.ScheduleRate(
        above: above, upTo: upTo, rate: percent(rate), source: "Table A")
    }
    let today = day("2020-12-28")
    let positions = Self.trades.enumerated().map { index, trade in
      var swap = position("trade \(index + 1)", .swap, "1", trade.0, engine: .schedule)
      swap.scheduleClass = "interest-rate"
      swap.presentValue = number(trade.1)
      swap.expiry = today.adding(years: trade.2)
      return swap
    }
    let found = try ScheduleEngine(parameters: parameters, day: today)
      .requirement("A", positions)
    let dollar = try Currency("USD")
    func amount(_ title: String) -> String? {
      found.steps.first { $0.title.hasPrefix(title) }?.amount?.total(dollar).description
    }
    #expect(found.gross.total(dollar).description == "989.66")
    #expect(amount("to be collected") == "457.79")
    #expect(amount("to be posted") == "395.86")
    #expect(found.amount.total(dollar).description == "395.86")
  }

  // MARK: Scanning

  private func gold() -> MarginParameters {
    var parameters = MarginParameters()
    parameters.span["GC"] = MarginParameters.SpanProduct(
      scan: number("16000"), scanPercent: nil, volatility: percent("0"),
      extremeMultiplier: number("3"), extremeCover: percent("33"),
      shortOptionMinimum: number("35"), initialFactor: number("1"), source: "2025-09-12")
    parameters.spreads["GC"] = [
      MarginParameters.SpreadCharge(
        first: "202509"..."202509", second: "202510"..."202512",
        charge: number("300"), source: "2025-09-12"),
      MarginParameters.SpreadCharge(
        first: "202509"..."202512", second: "202601"..."202612",
        charge: number("1000"), source: "2025-09-12"),
    ]
    return parameters
  }

  private func scan(
    _ positions: [MarginPosition], _ parameters: MarginParameters
  ) throws -> MarginRequirement {
    let today = day("2025-09-12")
    return try SpanEngine(OptionValuer(parameters, on: today)).requirement("A", positions)
  }

  @Test func theArrayOfAGoldFuture() throws {
    let parameters = gold()
    let future = position(
      "GC Dec", .future, "1", "3686", multiplier: "100", group: "GC", engine: .span,
      expiry: "2025-12-29")
    let today = day("2025-09-12")
    let figures = try #require(parameters.span["GC"])
    let gains = try SpanEngine(OptionValuer(parameters, on: today)).gains(future, figures)
    // Published as losses of one long contract, in whole dollars.
    let losses = gains.points.map { MarginSum.divided(-$0.units, by: 100_000_000) }
    #expect(
      losses == [
        0, 0, -5333, -5333, 5333, 5333, -10667, -10667, 10667, 10667, -16000, -16000, 16000, 16000,
        -15840, 15840,
      ])
    for quantity in ["1", "-1"] {
      var held = future
      held.quantity = number(quantity)
      #expect(try scan([held], parameters).amount == sum("16000"))
    }
  }

  @Test(arguments: [("2025-10-29", "300"), ("2026-06-26", "1000")])
  func spreadsBetweenMonths(far: String, charge: String) throws {
    let legs = [("1", "2025-09-26"), ("-1", far)].map { quantity, expiry in
      position(
        "GC \(expiry)", .future, quantity, "3686", multiplier: "100", group: "GC", engine: .span,
        expiry: expiry)
    }
    #expect(try scan(legs, gold()).amount == sum(charge))
  }

  /// McMillan, Options as a Strategic Investment, chapter 34: profit of one long contract.
  @Test func aCoveredWriteByItsArrays() throws {
    var parameters = gold()
    parameters.arrays["future"] = [
      0, 0, 3330, 3330, -3330, -3330, 6670, 6670, -6670, -6670, 10000, 10000, -10000, -10000, 7000,
      -7000,
    ].map { number(String($0)) }
    parameters.arrays["call"] = [
      460, -610, 2640, 1730, -1270, -2340, 5210, 4540, -2540, -3430, 8060, 7640, -3380, -3990, 3130,
      -1500,
    ].map { number(String($0)) }
    let future = position("future", .future, "1", "410", group: "GC", engine: .span)
    var call = position("call", .option, "-1", "0", group: "GC", engine: .span)
    let found = try scan([future, call], parameters)
    #expect(found.amount == sum("6620"))
    #expect(found.scenario == "scenario 13")
    call.quantity = number("1")
    #expect(try scan([call], parameters).amount == sum("3990"))
    #expect(try scan([future], parameters).amount == sum("10000"))
  }

  @Test(arguments: [("-1", "12878", "23618"), ("1", "7597", "-3143")])
  func aGoldOptionWithItsValue(quantity: String, risk: String, total: String) throws {
    var parameters = gold()
    // Only the worst point of the array was published.
    let worst = number(risk).units * (quantity == "1" ? -1 : 1)
    parameters.arrays["OG"] =
      Array(repeating: Price(units: 0), count: 15) + [Price(units: worst)]
    let option = position(
      "OG", .futureOption, quantity, "107.4", multiplier: "100", group: "GC", engine: .span)
    let found = try scan([option], parameters)
    #expect(found.amount == sum(total))
    // What is worth more than its risk funds nothing else.
    #expect(found.required == max(sum(total), .zero))
  }

  /// An option that moves like half a future is spread against half of one.
  @Test func anOptionIsSpreadByItsDelta() throws {
    var parameters = gold()
    parameters.arrays["half"] = [0, 0, 1, 1, -1, -1, 2, 2, -2, -2, 3, 3, -3, -3, 3, -3].map {
      Price(units: $0 * 8000 / 3 * 100_000_000)
    }
    let legs = [
      position(
        "half", .futureOption, "2", "0", multiplier: "100", group: "GC", engine: .span,
        expiry: "2025-09-26"),
      position(
        "GC Oct", .future, "-1", "3686", multiplier: "100", group: "GC", engine: .span,
        expiry: "2025-10-29"),
    ]
    let found = try scan(legs, parameters)
    let charge = found.steps.first { $0.title.contains("spread 202509 to 202510") }?.amount
    // Two thirds of the array are cut to whole dollars.
    #expect(((charge ?? .zero) - sum("300")).magnitude <= sum("0.1"))
  }

  @Test func aPublishedOutrightDiffersByDirection() throws {
    var parameters = MarginParameters()
    parameters.outrights["ES"] = MarginParameters.Outright(
      long: number("20936"), short: number("20051"), source: "2025-09-12")
    for (quantity, amount) in [("2", "41872"), ("-2", "40102")] {
      let future = position("ES", .future, quantity, "6500", group: "ES", engine: .span)
      #expect(try scan([future], parameters).amount == sum(amount))
    }
  }

  // MARK: Two clearing houses

  /// $343.24 million apart became about $68.65 million in a published order: exactly 80 % less.
  @Test func theMoreConservativeOfTwoModelsWithItsCap() {
    let apart = sum("343.24")
    let found = MarginBook.reduction(
      apart, [sum("20"), sum("55")], cap: percent("80"), least: percent("1"))
    #expect(apart - found.saving == sum("68.648"))
    #expect(found.percent == "80")
    // The model that asks for more decides, and little is nothing.
    #expect(
      MarginBook.reduction(apart, [sum("20"), sum("300")], cap: percent("80"), least: percent("1"))
        .saving == sum("43.24"))
    #expect(
      MarginBook.reduction(apart, [sum("20"), sum("342")], cap: percent("80"), least: percent("1"))
        .saving == .zero)
  }

  @Test func securityFuturesAtFifteenPercent() throws {
    var parameters = MarginParameters()
    parameters.securityFuture = (percent("15"), "17 CFR 242.403(b)(1)")
    let found = try SecurityFuturesEngine(parameters: parameters).requirement(
      "A",
      [
        position("F", .securityFuture, "-5", "98.1", multiplier: "100", engine: .securityFutures),
        position("G", .securityFuture, "2", "50", multiplier: "100", engine: .securityFutures),
      ])
    #expect(found.amount == sum("8857.5"))
  }
}

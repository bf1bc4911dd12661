import Collateral
import Money
import Testing

@testable import Margin

/// Silos and what is cross-margined.
struct UnifiedTests {
  private let today = day("2026-11-20")

  private func parameters() -> MarginParameters {
    var parameters = MarginParameters()
    parameters.classes["X"] = classGroup(up: "15", down: "15", minimum: "0.375")
    parameters.classes["Y"] = classGroup(up: "10", down: "10", minimum: "0.375")
    parameters.span["X"] = MarginParameters.SpanProduct(
      scan: number("3000"), scanPercent: percent("30"), volatility: percent("0"),
      extremeMultiplier: number("3"), extremeCover: percent("33"), shortOptionMinimum: number("0"),
      initialFactor: number("1"), source: "test")
    return parameters
  }

  private func programme(classes: [String] = ["X"], from: String = "2020-01-01") -> MarginProgramme
  {
    MarginProgramme(
      name: "P", clearing: ["A", "B"], engines: [.portfolio, .span], classes: classes,
      from: day(from), to: nil, cap: percent("80"), least: percent("1"), conditions: "",
      citation: "test")
  }

  /// 1,000 shares at 100 against ten short futures on a hundred of them, each at 100.
  private func hedge() -> [MarginPosition] {
    var fund = position("fund", .etf, "1000", "100")
    fund.clearing = "A"
    var future = position("future", .future, "-10", "100", multiplier: "1", engine: .span)
    future.price = number("10000")
    future.multiplier = number("1")
    future.clearing = "B"
    return [fund, future]
  }

  @Test func nothingNetsAcrossSilos() throws {
    let book = MarginBook(hedge(), parameters(), on: today)
    let account = try book.account("A")
    // 15 % of 100,000, and ten times 3,000.
    #expect(account.silos.map(\.required) == [sum("15000"), sum("30000")])
    #expect(account.siloed == sum("45000"))
    #expect(account.recognized == account.siloed)
    #expect(account.offsets.map(\.isRecognized) == [false])
    #expect(account.offsets[0].reason.contains("no programme is in force"))
    // Harmonized, the capped reduction: a fifth is left.
    #expect(account.harmonized == sum("9000"))
    #expect(account.netting.worst == .zero)
    // Each silo at its own worst point: what stands against what is hidden by netting.
    #expect(account.netting.apart == sum("30000"))
    #expect(account.netting.failures.map(\.group) == ["X"])
  }

  @Test func aProgrammeInForceIsRecognizedAndOthersAreRefusedWithTheReason() throws {
    func account(
      _ programme: MarginProgramme, _ change: (inout [MarginPosition]) -> Void = { _ in }
    ) throws
      -> MarginAccount
    {
      var legs = hedge()
      change(&legs)
      var parameters = parameters()
      parameters.programmes = [programme]
      return try MarginBook(legs, parameters, on: today).account("A")
    }
    let recognized = try account(programme())
    #expect(recognized.recognized == sum("9000"))
    #expect(recognized.offsets.map(\.percent) == ["80"])
    for (found, words) in [
      (try account(programme(classes: ["Z"])), "X is no eligible product"),
      (try account(programme(from: "2027-01-01")), "in force from 2027-01-01 on"),
      (try account(programme()) { $0[0].clearing = "C" }, "fund clears at C, which takes no part"),
      (try account(programme()) { $0[0].clearing = nil }, "clears nowhere"),
    ] {
      #expect(found.recognized == found.siloed)
      #expect(found.offsets.first?.reason.contains(words) == true, "\(found.offsets)")
    }
  }

  @Test func gainsOfOtherClassesCountInPart() throws {
    var parameters = parameters()
    parameters.classes["X"]?.productGroup = "G"
    parameters.classes["Y"]?.productGroup = "G"
    parameters.productGroups["G"] = MarginParameters.OffsetGroup(
      offset: percent("90"), parent: nil, source: "test")
    let legs = [
      position("long", .stock, "1000", "100"),
      position("short", .stock, "-1500", "100", group: "Y"),
    ]
    let engine = PortfolioEngine(OptionValuer(parameters, on: today))
    let found = try engine.requirement("A", legs)
    // Down: 15,000 lost, 90 % of 15,000 gained.
    #expect(found.amount == sum("1500"))
    #expect(found.gross == sum("30000"))
    #expect(found.offsets.map(\.saving) == [sum("28500")])
    let account = try MarginBook(legs, parameters, on: today).account("A")
    #expect(account.netting.apart == sum("30000"))
    #expect(account.netting.failures.map(\.group) == ["G"])
    #expect(account.netting.failures.map(\.loss) == [sum("30000")])
    #expect(account.netting.failures.map(\.share) == ["100"])
  }

  /// A position may state the product group of its class; it cannot contradict what is known of it.
  @Test func positionsStateProductGroups() throws {
    var parameters = parameters()
    parameters.productGroups["G"] = MarginParameters.OffsetGroup(
      offset: percent("90"), parent: nil, source: "test")
    var legs = [
      position("long", .stock, "1000", "100"),
      position("short", .stock, "-1500", "100", group: "Y"),
    ]
    for index in legs.indices { legs[index].productGroup = "G" }
    let engine = PortfolioEngine(OptionValuer(parameters, on: today))
    #expect(try engine.requirement("A", legs).amount == sum("1500"))
    legs.append(position("more", .stock, "1", "100"))
    legs[2].productGroup = "H"
    legs[2].line = 4
    do {
      _ = try engine.requirement("A", legs)
      Issue.record("was not refused")
    } catch {
      #expect(error.line == 4)
      #expect(error.message.contains("the product group is H"))
    }
  }

  /// Two programmes would take the same future: what is saved once is not saved again.
  @Test func whatTakesPartInOneProgrammeTakesPartInNoOther() throws {
    var legs = hedge()
    var margined = position("margined", .stock, "1000", "100", engine: .strategy)
    margined.clearing = "A"
    legs.append(margined)
    var parameters = parameters()
    parameters.strategy = strategyFigures
    var other = programme()
    other.name = "Q"
    other.engines = [.strategy, .span]
    parameters.programmes = [programme(), other]
    let account = try MarginBook(legs, parameters, on: today).account("A")
    #expect(account.offsets.filter(\.isRecognized).count == 1)
    #expect(account.offsets.contains { $0.reason.contains("take part in another offset already") })
    #expect(account.recognized >= account.minimum)
    #expect(account.recognized <= account.siloed)
  }

  /// What the models cannot tell is refused all the same, and said.
  @Test func anOffsetOfUnknownWorthIsNamed() throws {
    let legs = [
      position("held", .stock, "100", "100", group: "W", engine: .strategy),
      position(
        "sold", .securityFuture, "-1", "100", multiplier: "100", group: "W",
        engine: .securityFutures),
    ]
    var parameters = parameters()
    parameters.strategy = strategyFigures
    parameters.securityFuture = (percent("15"), "test")
    let account = try MarginBook(legs, parameters, on: today).account("A")
    #expect(account.offsets.map(\.saving) == [nil])
    #expect(account.recognized == account.siloed)
  }

  /// An excess in one silo covers no other; what covers no silo by name covers any.
  @Test func collateralOfOneSiloFundsNoOther() throws {
    let account = try MarginBook(hedge(), parameters(), on: today).account("A")
    var covers = MarginCovers()
    #expect(covers.deficit(account) == nil)
    covers.add(sum("50000"), "A", .portfolio)
    // 15,000 are covered three times over, 30,000 not at all.
    #expect(covers.deficit(account) == sum("30000"))
    covers.add(sum("10000"), "A", nil)
    #expect(covers.deficit(account) == sum("20000"))
    #expect(covers.value("A") == sum("60000"))
  }

  /// A price below what any volatility makes: the holder loses it and no more, the writer gains no more.
  @Test func anOptionLosesItsPriceAtMost() throws {
    for (quantity, worst) in [("1", sum("300")), ("-1", sum("1500"))] {
      let leg = position(
        "call", .option, quantity, "3", multiplier: "100", strike: "95", right: .call,
        expiry: "2026-11-27", spot: "100")
      let gains = try PortfolioEngine(OptionValuer(parameters(), on: today)).gains(leg)
      #expect((gains.loss - worst).magnitude <= sum("1"), "\(gains.loss)")
      #expect(gains.points.allSatisfy { quantity == "1" || $0 <= sum("300") })
    }
  }

  @Test func minimumsHold() throws {
    let legs = [
      position(
        "call", .option, "10", "0.01", multiplier: "100", strike: "500", right: .call,
        expiry: "2026-12-18", spot: "100", volatility: "20")
    ]
    let parameters = parameters()
    let found = try PortfolioEngine(OptionValuer(parameters, on: today)).requirement("A", legs)
    #expect(found.amount == sum("375"))
    #expect(found.scenario == "minimum")
  }

  /// Random books: a unified figure never exceeds the silos, never falls below the minimums; larger moves never ask for less;
  /// an offsetting position never raises it by more than its own minimum.
  @Test func whatMustHoldOfAnyBook() throws {
    var random = Numbers(5)
    for _ in 0..<60 {
      var legs: [MarginPosition] = []
      for index in 0..<1 + random.below(5) {
        let quantity = String(random.below(21) - 10)
        if quantity == "0" { continue }
        switch random.below(3) {
        case 0: legs.append(position("s\(index)", .stock, quantity + "00", "100"))
        case 1:
          legs.append(
            position(
              "f\(index)", .future, quantity, "10000", multiplier: "1", engine: .span))
        default:
          legs.append(
            position(
              "o\(index)", .option, quantity, "0", multiplier: "100",
              strike: String(90 + random.below(5) * 5), right: random.below(2) == 0 ? .call : .put,
              expiry: "2027-02-19", spot: "100", volatility: String(15 + random.below(40))))
        }
      }
      if legs.isEmpty { continue }
      let base = parameters()
      let account = try MarginBook(legs, base, on: today).account("A")
      #expect(account.harmonized <= account.siloed)
      #expect(account.harmonized >= min(account.minimum, account.siloed))
      #expect(account.recognized <= account.siloed)
      var wider = base
      wider.classes["X"] = classGroup(up: "20", down: "20")
      let engine = { (parameters: MarginParameters, legs: [MarginPosition]) throws -> MarginSum in
        try PortfolioEngine(OptionValuer(parameters, on: self.today))
          .requirement("A", legs).amount
      }
      let narrow = try engine(base, legs)
      // A stock book is linear; options may gain in between.
      if legs.allSatisfy({ $0.kind != .option }) { #expect(try engine(wider, legs) >= narrow) }
      // What offsets all of it, in whichever silo: without a cap the unified figure rises by its minimum at most.
      var uncapped = base
      (uncapped.harmonizedCap, uncapped.harmonizedLeast) = (.hundred, .zero)
      let opposite = legs.map { leg in
        var leg = leg
        leg.quantity = Price(units: -leg.quantity.units)
        leg.engine = random.below(2) == 0 ? .portfolio : .span
        return leg
      }
      func unified(_ legs: [MarginPosition]) throws -> MarginSum {
        try MarginBook(legs, uncapped, on: today).account("A").harmonized
      }
      // Its minimum under the one grid, whatever it is in its silo.
      let minimum = try PortfolioEngine(OptionValuer(uncapped, on: today))
        .requirement("A", opposite).minimum
      let (open, closed) = (try unified(legs), try unified(legs + opposite))
      #expect(closed <= open + minimum)
    }
  }

  @Test func whatIsMissingIsNamed() {
    let book = MarginBook(
      [position("o", .option, "1", "5", strike: "100", right: .call, expiry: "2027-01-15")],
      parameters(), on: today)
    do {
      _ = try book.account("A")
      Issue.record("was not refused")
    } catch {
      #expect(error.line == 2)
      #expect(error.message.contains("price of its underlying"))
      #expect(!error.remedy.isEmpty)
    }
  }
}

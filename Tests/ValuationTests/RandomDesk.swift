import Collateral
import Money

/// A random desk: what is known on a day, and pledges under agreements.
struct RandomDesk {
  var snapshot: FactSnapshot
  var agreements: [Agreement] = []
  var pledges: [Pledge] = []
  /// Entities that are spoken of, some of which nobody has reported.
  var entities: [LEI] = []
  var random: RandomSource

  static let countries = ["DE", "FR", "IT", "GB", "US", "JP", "CH", "BR", "BG", "HR", "XX"]
  static let currencies = ["EUR", "USD", "JPY", "GBP", "CHF", "KWD", "THB", "HRK", "DEM"]
  private static let indices = [
    "sp500", "sp1500", "stoxx-europe-600", "ftse-100", "dax", "nikkei-225", "other-index",
  ]
  private static let codes = [
    "DBFTFB", "DTZUFM", "DYZUXR", "DAFUFB", "DCFUFR", "DSZXXX", "DNFUFB", "DWZUXR", "DMXXXX",
    "ESVUFR", "EPNRAR", "CEOGES", "CIOGEU", "FFICSX", "OCASPS", "RWSTCA", "RSXXXX", "SRCCSP",
    "TCSXXX",
  ]
  private static let letters: [RatingAgency: [RatingTerm: [String]]] = [
    .sp: [
      .long: ["AAA", "AA-", "A+", "BBB", "BBB-", "BB+", "B", "CCC", "NR"],
      .short: ["A-1+", "A-1", "A-2", "B", "none"],
    ],
    .moodys: [
      .long: ["Aaa", "Aa3", "A2", "Baa3", "Ba1", "Caa1", "WR"], .short: ["P-1", "P-3", "NP"],
    ],
    .fitch: [.long: ["AAA", "A-", "BBB", "BB", "D"], .short: ["F1+", "F1", "F3", "B"]],
    .dbrs: [
      .long: ["AAA", "AA (low)", "A (high)", "BBBL", "BB"], .short: ["R-1 (high)", "R-2", "R-4"],
    ],
  ]

  /// Choices that agreements may have made.
  private let elections: [String]

  /// - Parameter elections: choices that the law leaves to the parties.
  init(seed: UInt64, pledges count: Int, elections: [String] = []) throws {
    self.elections = elections
    var random = RandomSource(seed: seed)
    snapshot = FactSnapshot(on: try Self.day(&random))
    self.random = random
    try makeEntities()
    try makeInstruments()
    try makeRates()
    for number in 1...6 { agreements.append(try agreement("A\(number)")) }
    for number in 1...count { pledges.append(try pledge("P\(number)")) }
  }

  private static func day(_ random: inout RandomSource) throws -> CalendarDate {
    let edges = [
      "2014-05-31", "2014-12-31", "2015-01-01", "2015-03-01", "2015-12-31", "2016-01-01",
      "2016-03-31", "2016-04-01", "2016-08-31", "2016-09-01", "2016-10-31", "2016-11-01",
      "2017-01-03", "2017-01-04", "2020-12-31", "2021-01-01", "2022-12-31", "2023-01-01",
      "2018-12-31", "2019-01-01", "2021-10-06", "2024-02-29", "2024-06-01", "2025-12-31",
      "2026-01-01",
      "2026-03-01", "2026-10-01", "2027-02-28", "2027-07-01", "2028-02-29",
    ]
    switch random.number(1...10) {
    case 1...4: return try CalendarDate("2026-06-30")
    case 5...7: return try CalendarDate(random.pick(edges))
    default: return try CalendarDate("2014-01-01").adding(days: random.number(0...5_000))
    }
  }

  var origin: Origin { Origin(load: 1, line: 1) }

  // MARK: Entities

  private mutating func makeEntities() throws {
    for number in 10..<26 {
      entities.append(try LEI.completing("5493000000000000\(number)"))
    }
    // Known by name to the schedules.
    entities.append(try LEI("549300DTUYXVMJXZNY75"))
    for lei in entities where !random.chance(12) {
      var record = EntityRecord(lei: lei, name: "Entity \(lei.value.suffix(4))")
      record.country = try random.pick(Self.countries, orNothing: 15).flatMap { code in
        code == "XX" ? nil : try CountryCode(code)
      }
      // Governments come up more often than others: rules ask for that of a country.
      record.sector =
        random.chance(25)
        ? .centralGovernment : random.pick(IssuerSector.allCases, orNothing: 15)
      record.parent = random.pick(entities, orNothing: 65)
      switch random.number(1...4) {
      case 1: record.ultimateParent = lei
      case 2: record.ultimateParent = random.pick(entities)
      default: break
      }
      record.branchOf = random.pick(entities, orNothing: 94)
      record.successor = random.pick(entities, orNothing: 95)
      record.manager = random.pick(entities, orNothing: 85)
      snapshot.entities[lei] = EntityFacts(
        record: record, ratings: ratings(most: 3), assessments: assessments(percent: 12),
        origin: origin)
    }
  }

  mutating func ratings(most: Int) -> [RatingFact] {
    var facts: [RatingFact] = []
    for agency in RatingAgency.allCases.shuffled(using: &random).prefix(random.number(0...most)) {
      let term: RatingTerm = random.chance(75) ? .long : .short
      guard let rating = Self.letters[agency]?[term]?.randomElement(using: &random) else {
        continue
      }
      facts.append(
        RatingFact(
          agency: agency, term: term, rating: rating, validFrom: .beginning, origin: origin))
    }
    return facts
  }

  mutating func assessments(percent: Int) -> [AssessmentFact] {
    var facts: [AssessmentFact] = []
    for measure in AssessmentMeasure.allCases where random.chance(percent) {
      let value: String
      switch measure.scale {
      case .yesNo: value = random.chance(65) ? "yes" : "no"
      case .percent: value = random.pick(["0", "2.75", "5", "20", "20.0", "20.01", "50", "100"])
      case .step: value = String(random.number(1...6))
      case .quantity: value = String(random.number(0...9_000_000))
      }
      facts.append(
        AssessmentFact(
          measure: measure, value: value, validFrom: .beginning, source: nil, origin: origin))
    }
    return facts
  }

  // MARK: Instruments

  private mutating func makeInstruments() throws {
    let ordered: [AssetClass?] = AssetClass.allCases.filter { !Self.isFund($0) } + [nil, nil, nil]
    for (place, assetClass) in (ordered + AssetClass.allCases.filter(Self.isFund)).enumerated() {
      // Some tokens before the funds, which can then hold them.
      if place == ordered.count { try makeTokens("early", count: 8) }
      // Debt of few issuer kinds decides most of the law, so that it comes up twice.
      for copy in 1...(assetClass?.isDebt ?? true ? 2 : 1) {
        let name = "\(assetClass?.rawValue ?? "code")-\(copy)"
        let id = snapshot.instruments[name] == nil ? name : name + "-\(snapshot.instruments.count)"
        let facts = try instrument(id, assetClass)
        snapshot.instruments[id] = facts
        if random.chance(30) { snapshot.aliases["alias of \(id)"] = id }
      }
    }
    try makeTokens("late", count: 16)
    try makeChain()
    snapshot.ambiguous["ambiguous"] = ["bank-debt-1", "bank-debt-2"]
  }

  private static func isFund(_ assetClass: AssetClass) -> Bool {
    [.ucits, .moneyMarketFund, .etf, .fund].contains(assetClass)
  }

  private mutating func instrument(
    _ id: String, _ assetClass: AssetClass?
  ) throws -> InstrumentFacts {
    var record = InstrumentRecord(id: id, idType: .other)
    record.name = id
    record.assetClass = assetClass
    if assetClass == nil, !random.chance(10) { record.cfi = try CFI(random.pick(Self.codes)) }
    record.issuer = random.pick(entities, orNothing: 12)
    record.guarantor = random.pick(entities, orNothing: 80)
    record.country = try random.pick(Self.countries, orNothing: 40).flatMap { code in
      code == "XX" ? nil : try CountryCode(code)
    }
    let missing = assetClass == .gold ? 50 : assetClass == .cash ? 0 : 6
    record.currency = try random.pick(Self.currencies, orNothing: missing)
      .map { try Currency($0) }
    if assetClass?.isDebt ?? true {
      record.maturityDate = try maturity()
      record.couponType = random.pick(CouponType.allCases, orNothing: 20)
      record.issueDate = issueDate(before: record.maturityDate)
    }
    try setIdentifiers(&record)
    record.seniority = random.pick(Seniority.allCases + [.senior, .senior], orNothing: 20)
    record.listing = random.pick(["XETR", "XNYS|XPAR"], orNothing: 40)
    var indices: [IndexFact] = []
    for index in Self.indices where random.chance(18) {
      indices.append(IndexFact(index: index, origin: origin))
    }
    let isFund = assetClass.map(Self.isFund) ?? false
    var assessments = assessments(percent: isFund ? 70 : 30)
    if assetClass == .paymentStablecoin, random.chance(70) {
      assessments.removeAll { $0.measure == .stablecoinConditions }
      assessments.append(assessed(.stablecoinConditions, random.chance(60) ? "yes" : "no"))
    }
    return InstrumentFacts(
      record: record, ratings: ratings(most: 3), assessments: assessments,
      price: try price(record), indices: indices, holdings: isFund ? try holdings(id) : [])
  }

  mutating func maturity() throws -> CalendarDate? {
    let day = snapshot.on
    switch random.number(1...20) {
    case 1: return nil
    case 2: return .perpetual
    case 3: return try CalendarDate(random.pick(["2199-12-31", "2200-01-01", "2999-12-31"]))
    case 4: return day.adding(days: random.number(-1...1))
    case 5...7: return day.adding(years: 1).adding(days: random.number(-1...1))
    case 8...10: return day.adding(years: 5).adding(days: random.number(-1...1))
    case 11...13: return day.adding(days: random.number(1...365))
    case 14...16: return day.adding(days: random.number(366...1_825))
    default: return day.adding(days: random.number(1_820...12_000))
    }
  }

  mutating func price(_ record: InstrumentRecord) throws -> PriceFact? {
    if random.chance(12) { return nil }
    let own = random.chance(70) ? record.currency : nil
    return PriceFact(
      date: snapshot.on, price: try Price(random.decimal(whole: 300, decimals: 8)),
      currency: try own ?? Currency(random.pick(Self.currencies)), origin: origin)
  }

  private mutating func holdings(_ fund: String) throws -> [HoldingFact] {
    if random.chance(10) { return [] }
    // Mostly plain portfolios, which pass; the rest of anything that exists so far, the fund itself among it.
    let plain = ["sovereign-debt-1", "sovereign-debt-2", "EUR", "USD", "JPY"]
    let known = snapshot.instruments.keys.sorted()
    let count = random.number(1...3)
    var rest = random.chance(8) ? 101 : random.chance(40) ? random.number(50...99) : 100
    var holdings: [HoldingFact] = []
    for number in 1...count {
      let part = number == count ? rest : random.number(0...rest)
      rest -= part
      let name: String =
        random.chance(60)
        ? random.pick(plain)
        : random.chance(85) ? random.pick(known) : random.pick([fund, "nobody", "GBP"])
      holdings.append(
        HoldingFact(instrument: name, share: try Percentage(String(part)), origin: origin))
    }
    return holdings
  }

  // MARK: Rates, agreements, pledges

  private mutating func makeRates() throws {
    var pairs: [(String, String)] = Self.currencies.filter { $0 != "EUR" }.map { ("EUR", $0) }
    pairs += [("USD", "JPY"), ("USD", "GBP"), ("JPY", "USD"), ("CHF", "EUR"), ("KWD", "USD")]
    for (base, quote) in pairs where !random.chance(30) {
      let rate =
        random.chance(50) ? "1.\(random.number(1...9_999))" : "0.00\(random.number(1...99))"
      snapshot.rates.append(
        ExchangeRateFact(
          base: try Currency(base), quote: try Currency(quote),
          date: snapshot.on.adding(days: -random.number(0...10)),
          rate: try ExchangeRate(random.chance(20) ? "\(random.number(2...200)).75" : rate),
          origin: origin))
    }
  }

  private mutating func agreement(_ id: String) throws -> Agreement {
    var agreement = Agreement(
      id: id, regimes: [], margin: random.pick(MarginKind.allCases),
      baseCurrency: try Currency(random.pick(["EUR", "USD", "JPY", "KWD"])))
    agreement.settlementCurrency = try random.pick(["EUR", "USD", "THB"], orNothing: 40)
      .map { try Currency($0) }
    agreement.pledgor = random.pick(entities, orNothing: 25)
    agreement.securedParty = random.pick(entities, orNothing: 25)
    if random.chance(60) {
      let factors: [ExposureFactor] = [
        .assetClass(random.pick(AssetClass.allCases)), .assetClass(.sovereignDebt),
        .index(random.pick(Self.indices)), .issuer(random.pick(entities)),
      ]
      agreement.exposure = factors.filter { _ in random.chance(40) }
    }
    agreement.securedPartyKind = random.pick(SecuredPartyKind.allCases, orNothing: 20)
    agreement.transaction = random.pick(TransactionKind.allCases, orNothing: 30)
    agreement.revaluationDays = random.chance(60) ? 1 : random.number(2...30)
    agreement.elections = elections.filter { _ in random.chance(25) }
    return agreement
  }

  private mutating func pledge(_ id: String) throws -> Pledge {
    let known = snapshot.instruments.keys.sorted()
    let name: String
    switch random.number(1...100) {
    case 1: name = "nobody"
    case 2: name = "ambiguous"
    case 3...8: name = random.pick(Self.currencies)
    case 9...12: name = random.pick(snapshot.aliases.keys.sorted() + ["EUR"])
    case 13...32: name = random.pick(known.filter { snapshot.instruments[$0]?.record.wraps != nil })
    default: name = random.pick(known)
    }
    var pledge = Pledge(
      id: id, agreement: random.pick(agreements).id, instrument: name,
      quantity: try Quantity(random.decimal(whole: random.pick([9, 999, 9_999_999]), decimals: 6)))
    if random.chance(20) {
      pledge.price = try Price(random.decimal(whole: 1_000, decimals: 5))
      pledge.currency = try random.pick(Self.currencies, orNothing: 50).map { try Currency($0) }
    } else if random.chance(10) {
      pledge.currency = try Currency(random.pick(Self.currencies))
    }
    pledge.custodian = random.pick(entities, orNothing: 35)
    return pledge
  }
}

import Collateral
import Money
import Schedules
import Valuation

/// A random desk with twins: instruments and issuers that differ from others in one thing, pledged side by side.
struct LeanDesk {
  private(set) var desk: RandomDesk
  private var random: RandomSource

  init(seed: UInt64, pledges: Int, law: Law) throws {
    desk = try RandomDesk(seed: seed, pledges: pledges, elections: law.elections.sorted())
    random = RandomSource(seed: seed &+ 5)
    try addTerms()
    try addSizes()
    try addEntityTwins()
    try addTwins()
    try addMoney()
    desk.pledges.shuffle(using: &random)
  }

  /// What a valuation without lean facts gives: by agreement and regime, the rows.
  func rows(_ law: Law, _ regimes: [String]) throws -> [PledgeKey: PledgeValue] {
    let valuer = try Valuer(law: law, regimes: regimes, snapshot: desk.snapshot)
    var rows: [PledgeKey: PledgeValue] = [:]
    for agreement in desk.agreements {
      let own = desk.pledges.filter { $0.agreement == agreement.id }
      for regime in regimes {
        for row in try valuer.value(own, under: agreement, regime: regime).rows {
          rows[PledgeKey(pledge: row.pledge, regime: regime)] = row
        }
      }
    }
    return rows
  }

  struct PledgeKey: Hashable {
    var pledge: String
    var regime: String
  }

  /// The same from lean facts.
  func book(_ law: Law, _ regimes: [String]) throws -> LeanBookValuer {
    let table = PledgeTable(desk.pledges, lines: Array(1...desk.pledges.count))
    let facts = LeanFacts.facts(desk.snapshot, table.instruments)
    let agreements = Dictionary(uniqueKeysWithValues: desk.agreements.map { ($0.id, $0) })
    return try LeanBookValuer(
      law: law, facts: facts, pledges: table, agreements: agreements, regimes: regimes)
  }

  /// What limits look at in an agreement.
  private mutating func addTerms() throws {
    for index in desk.agreements.indices {
      let base = desk.agreements[index].baseCurrency
      func amount() -> Amount {
        Amount(minorUnits: Int64(random.number(0...9_999_999)), currency: base)
      }
      desk.agreements[index].systemic = random.pick([true, false], orNothing: 40)
      desk.agreements[index].requirement = amount()
      if random.chance(60) { desk.agreements[index].netCapital = amount() }
      if random.chance(60) { desk.agreements[index].tentativeNetCapital = amount() }
    }
    // Terms that differ in the parties alone share what was found for them.
    var other = random.pick(desk.agreements)
    other.id = "A0"
    other.pledgor = random.pick(desk.entities, orNothing: 10)
    other.securedParty = random.pick(desk.entities, orNothing: 10)
    desk.agreements.append(other)
    for index in desk.pledges.indices where random.chance(15) {
      desk.pledges[index].agreement = "A0"
    }
  }

  private mutating func addSizes() throws {
    for key in desk.snapshot.instruments.keys.sorted() where random.chance(60) {
      let size = Nominal(units: Int64(random.number(0...900_000)) * 10_000)
      let isOwn = random.chance(85)
      change(key) {
        $0.issueSize = size
        $0.issueSizeCurrency = isOwn ? $0.currency : nil
      }
    }
  }

  private mutating func change(_ key: String, _ body: (inout InstrumentRecord) -> Void) {
    guard let facts = desk.snapshot.instruments[key] else { return }
    var record = facts.record
    body(&record)
    desk.snapshot.instruments[key] = InstrumentFacts(
      record: record, ratings: facts.ratings, assessments: facts.assessments, price: facts.price,
      indices: facts.indices, holdings: facts.holdings)
  }

  /// Money with an issuer, which does not count, tokens of it and of currencies, kept by many.
  private mutating func addMoney() throws {
    for number in 1...12 {
      var record = InstrumentRecord(id: "money-\(number)", idType: .other)
      record.assetClass = .cash
      record.issuer = random.pick(desk.entities, orNothing: 30)
      record.country = try CountryCode(random.pick(["DE", "US"]))
      record.currency = try Currency(random.pick(["EUR", "USD", "JPY"]))
      desk.snapshot.instruments[record.id] = InstrumentFacts(record: record)
      var token = InstrumentRecord(id: "money-token-\(number)", idType: .other)
      token.assetClass = .tokenizedSecurity
      token.wraps = random.pick([record.id, record.id, "EUR", "USD"])
      token.issuer = random.pick(desk.entities, orNothing: 50)
      token.currency = record.currency
      desk.snapshot.instruments[token.id] = InstrumentFacts(
        record: token, assessments: [desk.assessed(.tokenConditions, "yes")],
        price: PriceFact(
          date: desk.snapshot.on, price: .one, currency: try Currency("EUR"), origin: desk.origin))
      for name in [record.id, token.id, random.pick(["EUR", "USD"])] {
        var pledge = Pledge(
          id: "M\(number)-\(name)", agreement: random.pick(desk.agreements).id, instrument: name,
          quantity: try Quantity(random.decimal(whole: 99_999, decimals: 2)))
        pledge.custodian = random.pick(desk.entities, orNothing: 50)
        desk.pledges.append(pledge)
      }
    }
  }

  // MARK: Issuers

  private mutating func addEntityTwins() throws {
    let known = desk.snapshot.entities.keys.sorted()
    for number in 30..<50 {
      let lei = try LEI.completing("5493000000000000\(number)")
      guard let facts = desk.snapshot.entities[random.pick(known)] else { continue }
      var record = EntityRecord(lei: lei, name: "Twin \(number)")
      let old = facts.record
      record.country = old.country
      record.sector = old.sector
      record.parent = old.parent
      record.ultimateParent = old.ultimateParent
      record.branchOf = old.branchOf
      record.successor = old.successor
      record.manager = old.manager
      var (ratings, assessments) = (facts.ratings, facts.assessments)
      switch random.number(1...9) {
      case 1: record.country = try CountryCode(random.pick(["DE", "US", "CH"]))
      case 2: record.sector = random.pick(IssuerSector.allCases, orNothing: 20)
      case 3: record.parent = random.pick(desk.entities, orNothing: 40)
      case 4: record.ultimateParent = random.pick(desk.entities, orNothing: 40)
      case 5: record.branchOf = old.lei
      case 6: record.manager = random.pick(desk.entities)
      case 7: ratings = desk.ratings(most: 3)
      case 8: assessments = desk.assessments(percent: 20)
      default: break
      }
      desk.snapshot.entities[lei] = EntityFacts(
        record: record, ratings: ratings, assessments: assessments, origin: desk.origin)
      desk.entities.append(lei)
    }
  }

  // MARK: Instruments

  private mutating func addTwins() throws {
    let names = desk.snapshot.instruments.keys.sorted()
    for (number, pledge) in desk.pledges.enumerated() {
      let key = desk.snapshot.aliases[pledge.instrument] ?? pledge.instrument
      guard names.contains(key), let facts = desk.snapshot.instruments[key] else { continue }
      for copy in 1...2 {
        let id = "twin-\(number)-\(copy)"
        desk.snapshot.instruments[id] = try twin(of: facts, id)
        var other = pledge
        other.id = "\(pledge.id)-\(copy)"
        other.instrument = id
        if random.chance(10) { other.agreement = random.pick(desk.agreements).id }
        if random.chance(15) { other.custodian = random.pick(desk.entities, orNothing: 20) }
        if random.chance(10) {
          other.quantity = try Quantity(random.decimal(whole: 999, decimals: 3))
        }
        desk.pledges.append(other)
      }
    }
  }

  /// A copy that differs in nothing or in one thing.
  private mutating func twin(of facts: InstrumentFacts, _ id: String) throws -> InstrumentFacts {
    var record = facts.record
    record.id = id
    var (ratings, assessments, price) = (facts.ratings, facts.assessments, facts.price)
    var (indices, holdings) = (facts.indices, facts.holdings)
    let days = random.pick([-1, 1, 30, 400])
    switch random.number(1...24) {
    case 1...4: record.issuer = random.pick(desk.entities, orNothing: 10)
    case 5:
      record.country = try random.pick(["DE", "US", "CH"], orNothing: 30).map {
        try CountryCode($0)
      }
    case 6: record.currency = try Currency(random.pick(RandomDesk.currencies))
    case 7, 8: record.maturityDate = try desk.maturity()
    case 9:
      record.maturityDate = record.maturityDate.map { $0.isPerpetual ? $0 : $0.adding(days: days) }
    case 10: record.issueDate = record.issueDate?.adding(days: days)
    case 11: record.couponType = random.pick(CouponType.allCases, orNothing: 20)
    case 12: record.seniority = random.pick(Seniority.allCases, orNothing: 20)
    case 13: record.listing = record.listing == nil ? "XETR" : nil
    case 14: record.cfi = try CFI(random.pick(["DBFTFB", "ESVUFR", "DSZXXX", "RWSTCA"]))
    case 15: record.assetClass = random.pick(AssetClass.allCases, orNothing: 20)
    case 16: record.dti = try DTI(random.pick(["4H95J0R2X", "X9J9K872S"]))
    case 17: record.isin = try ISIN("US0378331005")
    case 18: price = try desk.price(record)
    case 19: ratings = desk.ratings(most: 3)
    case 20: assessments = desk.assessments(percent: 30)
    case 21:
      indices = random.chance(50) ? [] : [IndexFact(index: "sp500", origin: desk.origin)]
    case 22: holdings = []
    case 23: record.issueSize = nil
    default: break
    }
    return InstrumentFacts(
      record: record, ratings: ratings, assessments: assessments, price: price, indices: indices,
      holdings: holdings)
  }
}

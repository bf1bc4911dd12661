import Collateral
import Money

/// Tokens of anything, and the facts that decide on tokens, coins and tenors.
extension RandomDesk {
  private static let coins = ["4H95J0R2X", "X9J9K872S"]

  /// Tokens of what exists so far, of money, of nobody, of themselves.
  mutating func makeTokens(_ prefix: String, count: Int) throws {
    for number in 1...count {
      let id = "token-\(prefix)-\(number)"
      let known = snapshot.instruments.keys.sorted()
      let represented: String
      switch random.number(1...20) {
      case 1: represented = random.pick(["nobody", "ambiguous"])
      case 2: represented = id
      case 3: represented = random.pick(["EUR", "USD", "JPY"])
      case 4: represented = random.pick(known.filter { $0.hasPrefix("token") } + ["gold-1"])
      case 5: represented = random.pick(snapshot.aliases.keys.sorted() + ["EUR"])
      case 6...11: represented = random.pick(["sovereign-debt-1", "sovereign-debt-2"])
      default: represented = random.pick(known)
      }
      snapshot.instruments[id] = try token(id, of: represented)
    }
    // Two that represent each other.
    if random.chance(50) {
      for (one, other) in [("loop-1", "loop-2"), ("loop-2", "loop-1")] {
        snapshot.instruments["token-\(one)"] = try token("token-\(one)", of: "token-\(other)")
      }
    }
  }

  /// A token of a token of a token, about as deep as anybody looks.
  mutating func makeChain() throws {
    var represented = random.pick(["sovereign-debt-1", "agency-debt-1", "USD", "bank-debt-1"])
    for depth in 1...random.number(2...11) {
      let id = "token-chain-\(depth)"
      var facts = try token(id, of: represented)
      // Deep ones are seldom reached unless they are plain.
      if depth % 3 != 0 {
        var record = facts.record
        record.issuer = nil
        record.maturityDate = nil
        facts = InstrumentFacts(
          record: record, assessments: [assessed(.tokenConditions, "yes")], price: facts.price)
      }
      snapshot.instruments[id] = facts
      represented = id
    }
  }

  /// A token on every instrument; mostly one that meets what rules ask of tokens.
  mutating func wrapAll() throws -> [(instrument: String, token: String)] {
    var pairs: [(instrument: String, token: String)] = []
    for instrument in snapshot.instruments.keys.sorted() {
      let id = "wrapped-\(instrument)"
      snapshot.instruments[id] = try token(id, of: instrument)
      pairs.append((instrument, id))
    }
    return pairs
  }

  private mutating func token(_ id: String, of represented: String) throws -> InstrumentFacts {
    var record = InstrumentRecord(id: id, idType: .other)
    record.name = id
    record.wraps = represented
    record.assetClass = random.pick(
      [.tokenizedSecurity, .tokenizedSecurity, .sovereignDebt, .corporateDebt, .equity],
      orNothing: 25)
    if random.chance(10) { record.cfi = try CFI(random.pick(["DBFTFB", "ESVUFR"])) }
    // Often of somebody who is not the issuer of what it represents, such as the pledgor's group.
    record.issuer = random.pick(entities, orNothing: 30)
    record.country = random.chance(25) ? try CountryCode(random.pick(["US", "CH", "DE"])) : nil
    let own = snapshot.instruments[represented]?.record.currency
    record.currency =
      random.chance(60) ? own : try random.pick(Self.currencies, orNothing: 10).map(Currency.init)
    if random.chance(25) { record.maturityDate = try maturity() }
    var assessments = assessments(percent: 15).filter { $0.measure != .tokenConditions }
    if random.chance(85) {
      assessments.append(assessed(.tokenConditions, random.chance(85) ? "yes" : "no"))
    }
    return InstrumentFacts(
      record: record, ratings: random.chance(20) ? ratings(most: 2) : [],
      assessments: assessments, price: try price(record))
  }

  func assessed(_ measure: AssessmentMeasure, _ value: String) -> AssessmentFact {
    AssessmentFact(
      measure: measure, value: value, validFrom: .beginning, source: nil, origin: origin)
  }

  /// A day of issue about a band's edge before maturity, or any.
  mutating func issueDate(before maturity: CalendarDate?) -> CalendarDate? {
    if random.chance(12) { return nil }
    guard let maturity, !maturity.isPerpetual, random.chance(70) else {
      return snapshot.on.adding(days: -random.number(0...4_000))
    }
    switch random.number(1...6) {
    case 1: return maturity.adding(years: -1).adding(days: random.number(-1...1))
    case 2: return maturity.adding(days: random.number(-276 ... -272))
    case 3: return maturity.adding(days: random.number(-400 ... -1))
    case 4: return maturity.adding(years: -30).adding(days: random.number(-1...1))
    default: return maturity.adding(days: random.number(-12_000 ... -30))
    }
  }

  /// Names besides the key, by which a rule may call an instrument.
  mutating func setIdentifiers(_ record: inout InstrumentRecord) throws {
    if record.assetClass == .cryptoasset || record.assetClass == .paymentStablecoin {
      record.dti = try random.pick(Self.coins, orNothing: 40).map { try DTI($0) }
    }
    if record.id == "corporate-debt-1" { record.isin = try ISIN("US0378331005") }
    if record.id == "corporate-debt-2" { record.cusip = try CUSIP("037833100") }
  }
}

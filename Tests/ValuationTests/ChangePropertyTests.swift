import Collateral
import Comparison
import Money
import Schedules
import Testing

@testable import Valuation

/// What loads changed: verdicts that are asked for only where a rule can see a difference, against all verdicts.
@Suite("Random loads")
struct ChangePropertyTests {
  @Test("no verdict that differs is missed", arguments: 1...24 as ClosedRange<UInt64>)
  func complete(seed: UInt64) throws {
    let law = try seed.isMultiple(of: 2) ? ScheduleFixtures.law.get() : InventedLaw.law.get()
    let desk = try RandomDesk(seed: seed &* 7_919, pledges: 1)
    let other = try RandomDesk(seed: seed &* 104_729 &+ 1, pledges: 1)
    var random = RandomSource(seed: seed)
    let (before, after) = (desk.snapshot, Self.loaded(desk.snapshot, other.snapshot, &random))
    let keys = Set(before.instruments.keys).union(after.instruments.keys).sorted()
    let finder = try ChangeFinder(
      law: law, regimes: law.regimes, terms: AssumedAgreement(), before: before, after: after)
    let changes = Dictionary(
      uniqueKeysWithValues: try finder.changes(keys).map { ($0.instrument, $0) })
    let valuers = try [before, after].map {
      try Valuer(law: law, regimes: law.regimes, snapshot: $0)
    }
    var failures: [String] = []
    var differing = 0
    for key in keys {
      var expected: [VerdictChange] = []
      for regime in law.regimes {
        let verdicts = try valuers.map { valuer in
          let currency = valuer.snapshot.instrument(key)?.record.currency
          return try valuer.verdict(
            instrument: key,
            under: AssumedAgreement().agreement(for: currency, regimes: law.regimes),
            regime: regime)
        }
        if let change = VerdictChange(regime: regime, before: verdicts[0], after: verdicts[1]) {
          expected.append(change)
        }
      }
      if !expected.isEmpty { differing += 1 }
      let change = changes[key]
      if change?.verdicts ?? [] != expected { failures.append("\(key): other verdicts") }
      let (old, new) = (before.instruments[key], after.instruments[key])
      let kind: InstrumentChange.Kind = old == nil ? .new : new == nil ? .gone : .changed
      if let change, change.kind != kind { failures.append("\(key): is \(change.kind)") }
      if change == nil, old == nil || new == nil || old?.record != new?.record {
        failures.append("\(key): is left out")
      }
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(5).joined(separator: "\n"))")
    #expect(differing > 0)
  }

  @Test("nothing loaded, nothing changed")
  func same() throws {
    let law = try InventedLaw.law.get()
    let desk = try RandomDesk(seed: 4, pledges: 1)
    let finder = try ChangeFinder(
      law: law, regimes: law.regimes, terms: AssumedAgreement(), before: desk.snapshot,
      after: desk.snapshot)
    #expect(try finder.changes(desk.snapshot.instruments.keys.sorted()).isEmpty)
  }

  /// What is known after random loads: prices aside, anything may differ.
  private static func loaded(
    _ before: FactSnapshot, _ other: FactSnapshot, _ random: inout RandomSource
  ) -> FactSnapshot {
    var after = before
    for key in before.instruments.keys.sorted() where random.chance(45) {
      guard let facts = before.instruments[key] else { continue }
      if random.chance(6) {
        after.instruments[key] = nil
        continue
      }
      after.instruments[key] = changed(facts, other.instruments[key], &random)
    }
    for key in other.instruments.keys.sorted() where random.chance(4) {
      guard let facts = other.instruments[key] else { continue }
      var record = facts.record
      record.id = "new-\(key)"
      after.instruments[record.id] = InstrumentFacts(
        record: record, contributions: facts.contributions, ratings: facts.ratings,
        assessments: facts.assessments, price: facts.price, indices: facts.indices,
        holdings: facts.holdings)
    }
    for lei in before.entities.keys.sorted() where random.chance(15) {
      after.entities[lei] = other.entities[lei]
    }
    return after
  }

  private static func changed(
    _ facts: InstrumentFacts, _ other: InstrumentFacts?, _ random: inout RandomSource
  ) -> InstrumentFacts {
    var record = facts.record
    var (ratings, assessments) = (facts.ratings, facts.assessments)
    var (indices, holdings) = (facts.indices, facts.holdings)
    switch random.number(1...24) {
    case 1: record.assetClass = random.pick(AssetClass.allCases)
    case 2: record.issuer = other?.record.issuer
    case 3: record.maturityDate = other?.record.maturityDate
    case 4: record.currency = other?.record.currency
    case 5: record.country = other?.record.country
    case 6: record.couponType = random.pick(CouponType.allCases)
    case 7: record.seniority = random.pick(Seniority.allCases)
    case 8: record.listing = record.listing == nil ? "XETR" : nil
    case 9: record.guarantor = other?.record.guarantor
    case 10: record.issueDate = other?.record.issueDate
    case 11: record.wraps = other?.record.wraps
    case 12: ratings = other?.ratings ?? []
    case 13: assessments = other?.assessments ?? []
    case 14: indices = other?.indices ?? []
    case 15: holdings = other?.holdings ?? []
    case 16: record.cusip = other?.record.cusip
    case 17: record.cfi = other?.record.cfi
    // What no rule looks at.
    case 18: record.name = "Another name"
    case 19: record.ticker = "TICK"
    case 20: record.couponRate = Percentage(units: 1)
    case 21: record.issueSize = Nominal(units: 1)
    case 22: record.strike = "1"
    case 23: record.nominalPerUnit = Nominal(units: 1_000)
    default: record.couponIndex = "EURIBOR"
    }
    return InstrumentFacts(
      record: record, contributions: facts.contributions, ratings: ratings,
      assessments: assessments, price: facts.price, indices: indices, holdings: holdings)
  }
}

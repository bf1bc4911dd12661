import Collateral
import Comparison
import Schedules
import Testing

@testable import Valuation

/// What turns by itself: found by its causes, and by trying each day.
@Suite("What turns by itself, found by its causes and day by day")
struct UpcomingPropertyTests {
  private static let shipped = [
    "eu-emir", "us-cftc", "us-sec-net-capital", "eurosystem", "us-eu-uk-strictest", "eu-crr",
  ]

  /// One answer that turns.
  private struct Turn: Hashable, CustomStringConvertible {
    let day: CalendarDate
    let place: Int
    let regime: String
    let before: Verdict?
    let after: Verdict?

    var description: String {
      func text(_ verdict: Verdict?) -> String {
        guard let verdict else { return "unknown" }
        return "\(verdict.decision) \(verdict.haircut.map { "\($0)" } ?? "") \(verdict.reasons)"
      }
      return "\(day) asset \(place) \(regime): \(text(before)) → \(text(after))"
    }
  }

  @Test("the shipped law", arguments: 1...8 as ClosedRange<UInt64>)
  func shipped(seed: UInt64) throws {
    try Self.agree(seed, ScheduleFixtures.law.get(), Self.shipped, days: 60)
  }

  @Test("an invented law", arguments: 101...116 as ClosedRange<UInt64>)
  func invented(seed: UInt64) throws {
    let law = try InventedLaw.law.get()
    try Self.agree(seed, law, law.regimes, days: 120)
  }

  private static func agree(
    _ seed: UInt64, _ law: Law, _ regimes: [String], days: Int
  ) throws {
    let future = try RandomFuture(
      seed: seed &* 7_919, days: days, changes: 4, elections: law.elections.sorted())
    let inquiries = Self.inquiries(future.desk, regimes)
    let finder = UpcomingFinder(
      law: law, regimes: regimes, terms: AssumedAgreement(), after: future.desk.snapshot.on,
      through: future.end)
    var asked = 0
    let changes = try finder.changes(
      inquiries, maturities: future.maturities, factDays: future.factDays
    ) { _, day in
      asked += 1
      return future.facts(on: day)
    }
    // An asset may be asked about twice in the same way; places tell them apart.
    var places: [[String]: [Int]] = [:]
    for (place, inquiry) in inquiries.enumerated() {
      places[Self.key(inquiry), default: []].append(place)
    }
    var found: Set<Turn> = []
    var matured: Set<[String]> = []
    for change in changes {
      let key = Self.key(change.inquiry)
      for place in places[key] ?? [] {
        for verdict in change.verdicts {
          found.insert(
            Turn(
              day: change.day, place: place, regime: verdict.regime, before: verdict.before,
              after: verdict.after))
        }
      }
      if change.matures { matured.insert([change.day.description] + key) }
    }
    let (expected, maturing) = try Self.dayByDay(law, regimes, future, inquiries)
    let missing = expected.subtracting(found).map { "missing: \($0)" }.sorted()
    let surplus = found.subtracting(expected).map { "too many: \($0)" }.sorted()
    #expect(
      missing.isEmpty && surplus.isEmpty,
      "\(missing.count) missing, \(surplus.count) too many:\n\((missing.prefix(3) + surplus.prefix(3)).joined(separator: "\n"))"
    )
    #expect(matured == maturing)
    #expect(!expected.isEmpty)
    #expect(asked > 0)
  }

  /// Every day tried.
  private static func dayByDay(
    _ law: Law, _ regimes: [String], _ future: RandomFuture, _ inquiries: [CollateralInquiry]
  ) throws -> (Set<Turn>, Set<[String]>) {
    var turns: Set<Turn> = []
    var maturing: Set<[String]> = []
    var day = future.desk.snapshot.on
    var before = try answers(law, regimes, future.facts(on: day), inquiries)
    while day < future.end {
      day = day.adding(days: 1)
      let facts = future.facts(on: day)
      let after = try answers(law, regimes, facts, inquiries)
      for (place, inquiry) in inquiries.enumerated() {
        for (index, regime) in regimes.enumerated() {
          let (old, new) = (before[place][index], after[place][index])
          guard VerdictChange(regime: regime, before: old, after: new) != nil else { continue }
          turns.insert(Turn(day: day, place: place, regime: regime, before: old, after: new))
        }
        if facts.instrument(inquiry.instrument)?.record.maturityDate == day {
          maturing.insert([day.description] + key(inquiry))
        }
      }
      before = after
    }
    return (turns, maturing)
  }

  private static func answers(
    _ law: Law, _ regimes: [String], _ facts: FactSnapshot, _ inquiries: [CollateralInquiry]
  ) throws -> [[Verdict?]] {
    let valuer = try Valuer(law: law, regimes: regimes, snapshot: facts)
    let terms = AssumedAgreement()
    return try inquiries.map { inquiry in
      try regimes.map { regime in
        let currency = facts.instrument(inquiry.instrument)?.record.currency
        return try valuer.verdict(
          instrument: inquiry.instrument, keptBy: inquiry.custodian,
          under: inquiry.agreement ?? terms.agreement(for: currency, regimes: regimes),
          regime: regime)
      }
    }
  }

  /// All instruments by themselves, and what is pledged.
  private static func inquiries(_ desk: RandomDesk, _ regimes: [String]) -> [CollateralInquiry] {
    let assets = desk.snapshot.instruments.keys.sorted().map {
      CollateralInquiry(instrument: $0, key: $0)
    }
    let agreements = Dictionary(uniqueKeysWithValues: desk.agreements.map { ($0.id, $0) })
    let pledged = desk.pledges.compactMap { pledge -> CollateralInquiry? in
      guard let facts = desk.snapshot.instrument(pledge.instrument) else { return nil }
      // Three letters are cash.
      guard pledge.instrument.utf8.count != 3 else { return nil }
      return CollateralInquiry(
        instrument: pledge.instrument, key: facts.record.id,
        agreement: agreements[pledge.agreement], custodian: pledge.custodian)
    }
    return assets + pledged
  }

  private static func key(_ inquiry: CollateralInquiry) -> [String] {
    [
      inquiry.instrument, inquiry.agreement?.id ?? "", inquiry.custodian?.value ?? "",
    ]
  }

  // MARK: Known days

  private func turns(_ start: String, _ days: Int) throws -> LawTurns {
    let day = try CalendarDate(start)
    return LawTurns(
      try ScheduleFixtures.law.get(), regimes: ["us-cftc"], after: day,
      through: day.adding(days: days))
  }

  @Test("a maturity passes the bounds of the act, and is matured on its day")
  func passes() throws {
    let turns = try turns("2026-11-20", 400)
    // Less than one year from 2026-11-21 on; what matures is matured.
    let days = turns.days(of: try CalendarDate("2027-11-20"))
    #expect(days.contains(try CalendarDate("2026-11-21")))
    #expect(days.contains(try CalendarDate("2027-11-20")))
    #expect(days.allSatisfy { $0 > turns.start && $0 <= turns.end })
    #expect(turns.days(of: .perpetual).isEmpty)
  }

  @Test("the leap day counts as the day before it")
  func leaps() throws {
    let turns = try turns("2027-02-20", 30)
    #expect(
      turns.days(of: try CalendarDate("2028-02-29")).contains(try CalendarDate("2027-03-01")))
    #expect(
      !turns.days(of: try CalendarDate("2028-02-29")).contains(try CalendarDate("2027-02-28")))
  }

  @Test("the spans of maturities hold exactly those that pass a bound")
  func spans() throws {
    let turns = try turns("2026-11-20", 45)
    let spans = turns.maturities
    #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
    for offset in -10...4_200 {
      let maturity = turns.start.adding(days: offset)
      #expect(
        spans.contains { $0.contains(maturity) } == !turns.days(of: maturity).isEmpty,
        "\(maturity)")
    }
  }
}

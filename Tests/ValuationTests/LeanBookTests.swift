import Collateral
import Foundation
import Money
import Schedules
import Testing

@testable import Valuation

/// Random books, valued from lean facts and one agreement at a time.
@Suite("A lean book is what its agreements are")
struct LeanBookTests {
  /// Desks per seed; more with `COLLATERAL_PROPERTY_ROUNDS`.
  private static let rounds =
    ProcessInfo.processInfo.environment["COLLATERAL_PROPERTY_ROUNDS"].flatMap { Int($0) } ?? 1

  private static let shipped = [
    "eu-emir", "us-cftc", "us-strictest", "us-sec-net-capital", "us-cftc-customer", "eurosystem",
    "ccp-cme", "us-eu-uk-strictest",
  ]

  @Test("the shipped law", arguments: [1, 20_260_630, 777] as [UInt64])
  func shipped(seed: UInt64) throws {
    try Self.agree(seed, ScheduleFixtures.law.get(), Self.shipped)
  }

  @Test("an invented law", arguments: [2, 20_270_630, 888] as [UInt64])
  func invented(seed: UInt64) throws {
    let law = try InventedLaw.law.get()
    try Self.agree(seed, law, law.regimes)
  }

  @Test("an invented law with limits", arguments: [3, 4_242, 99_991, 5] as [UInt64])
  func inventedLimits(seed: UInt64) throws {
    let law = try InventedLaw.lawWithLimits.get()
    #expect(law.schedules["gamma"]?.limits.count == 4)
    try Self.agree(seed, law, law.regimes)
  }

  // MARK: Agreement of both

  private static func agree(_ seed: UInt64, _ law: Law, _ regimes: [String]) throws {
    var differences: [String] = []
    for round in 0..<rounds {
      let desk = try LeanDesk(
        seed: seed &+ UInt64(round) &* 1_000_003, pledges: 60, law: law)
      let expected = try desk.rows(law, regimes)
      let book = try desk.book(law, regimes)
      for workers in [1, 2, 5] {
        differences += Self.differences(try book.value(workers: workers), expected, desk)
          .map { "\(workers) workers: \($0)" }
      }
    }
    let count = differences.count
    #expect(count == 0, "\(count) differ:\n\(differences.prefix(4).joined(separator: "\n"))")
  }

  private static func differences(
    _ book: LeanBook, _ expected: [LeanDesk.PledgeKey: PledgeValue], _ desk: LeanDesk
  ) -> [String] {
    var differences: [String] = []
    var count = 0
    for row in 0..<book.pledges.count {
      for regime in 0..<book.count(of: row) {
        guard let found = book.row(row, regime) else { continue }
        let key = LeanDesk.PledgeKey(pledge: found.pledge, regime: found.regime)
        guard let other = expected[key] else {
          differences.append("\(key) is a row too many")
          continue
        }
        count += 1
        if !isSound(found) { differences.append("\(key) does not add up") }
        let wrong = zip(words(found), words(other)).filter { $0 != $1 }
        if !wrong.isEmpty {
          let record = desk.desk.snapshot.instrument(found.instrument)?.record
          differences.append(
            "\(found.pledge) under \(found.agreement), \(found.regime):\n"
              + wrong.map { "  lean \($0), else \($1)" }.joined(separator: "\n")
              + "\n  \(record.map { String(describing: $0) } ?? found.instrument)")
        }
      }
    }
    if count != expected.count { differences.append("\(count) rows of \(expected.count)") }
    for total in book.totals {
      let rows = expected.values.filter {
        $0.agreement == total.agreement && $0.regime == total.regime
      }
      let sums = [
        rows.reduce(Int128(0)) { $0 + Int128($1.marketValueBase?.minorUnits ?? 0) },
        rows.reduce(Int128(0)) { $0 + Int128($1.valueAfterHaircut.minorUnits) },
        rows.reduce(Int128(0)) { $0 + Int128($1.disregarded.minorUnits) },
        rows.reduce(Int128(0)) { $0 + Int128($1.collateralValue.minorUnits) },
      ]
      let found = [
        total.marketValue, total.valueAfterHaircut, total.disregarded, total.collateralValue,
      ].map(\.minorUnits)
      if sums != found || rows.count != total.pledges {
        differences.append("total of \(total.agreement) under \(total.regime): \(found), \(sums)")
      }
    }
    return differences
  }

  /// Whether the amounts of a row fit each other.
  private static func isSound(_ row: PledgeValue) -> Bool {
    let (after, taken) = (row.valueAfterHaircut.minorUnits, row.disregarded.minorUnits)
    return row.collateralValue.minorUnits == after - taken && after >= 0 && taken >= 0
      && after >= taken && (row.verdict.decision == .eligible || after == 0)
  }

  @Test(
    "without limits nothing is disregarded, and the order of pledges decides nothing",
    arguments: [11, 12] as [UInt64])
  func order(seed: UInt64) throws {
    let law = try ScheduleFixtures.law.get()
    let desk = try LeanDesk(seed: seed, pledges: 60, law: law)
    let regimes = ["eu-emir", "uk-emir", "eurosystem", "us-cftc", "us-cftc-customer"]
    let valuer = try Valuer(law: law, regimes: regimes, snapshot: desk.desk.snapshot)
    for agreement in desk.desk.agreements {
      let own = desk.desk.pledges.filter { $0.agreement == agreement.id }
      for regime in regimes {
        func total(_ pledges: [Pledge]) throws -> Int64 {
          try valuer.value(pledges, under: agreement, regime: regime).rows
            .reduce(0) { $0 + $1.disregarded.minorUnits }
        }
        let taken = try total(own)
        #expect(try total(own.reversed()) == taken)
        if law.schedules[regime]?.limits.isEmpty == true { #expect(taken == 0) }
      }
    }
  }

  /// All fields but the explanation.
  private static func words(_ row: PledgeValue) -> [String] {
    [
      row.pledge, row.agreement, row.regime, row.instrument, String(describing: row.verdict),
      "currency \(row.currency?.code ?? "-")", "market \(row.marketValue?.description ?? "-")",
      "base \(row.marketValueBase?.description ?? "-")", "after \(row.valueAfterHaircut)",
      "disregarded \(row.disregarded)", "value \(row.collateralValue)",
    ]
  }
}

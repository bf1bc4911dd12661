import Collateral
import Foundation
import GRDB
import Loading
import Testing

@testable import Registry

/// Files that depart from the loads before them.
struct DriftTests {
  /// A desk file of bonds.
  private func bonds(
    _ count: Int, from first: Int = 0, currency: (Int) -> String = { _ in "EUR" },
    coupon: (Int) -> String = { $0 % 2 == 0 ? "fixed" : "zero" }
  ) -> String {
    let rows = (first..<first + count).map {
      "B\($0),other,Bond \($0),\(currency($0)),\(coupon($0))"
    }
    return "id,id_type,name,currency,coupon_type\n" + rows.joined(separator: "\n") + "\n"
  }

  private func venues(_ count: Int, on day: String) throws -> String {
    firds(try (1...count).map { bond(try isin($0), mic: "XPAR") }, on: day)
  }

  private func rules(_ report: LoadReport) -> [String] {
    report.drift.map { "\($0.rule.rawValue) \($0.effect.rawValue)" }
  }

  @Test func aFirstLoadDepartsFromNothing() throws {
    let desk = try Desk()
    #expect(try desk.load(bonds(200)).drift.isEmpty)
  }

  @Test func halfOfASliceIsRefusedUnlessAllowed() throws {
    let desk = try Desk()
    try desk.load(try venues(200, on: "2026-06-06"), name: "one")
    let before = try desk.bytes()
    let error = try refusal {
      try desk.load(try venues(99, on: "2026-06-13"), name: "two")
    }
    #expect(error.kind == .refused)
    #expect(
      error.description.contains(
        "fewer-records: 99 records, fewer than half of the 200 of load 1"))
    #expect(error.description.contains("--allow-drift fewer-records"))
    #expect(try desk.bytes() == before)
    let report = try desk.load(
      try venues(99, on: "2026-06-13"), name: "two",
      options: LoadOptions(allowedDrift: [.fewerRecords]))
    #expect(rules(report) == ["fewer-records refuses"])
    #expect(report.drift.allSatisfy { $0.isAllowed })
    // The smallest of the last loads counts: the next small file departs from nothing.
    #expect(try desk.load(try venues(98, on: "2026-06-20"), name: "three").drift.isEmpty)
  }

  @Test func exactlyHalfIsEnough() throws {
    let desk = try Desk()
    try desk.load(try venues(200, on: "2026-06-06"), name: "one")
    #expect(try desk.load(try venues(100, on: "2026-06-13"), name: "two").drift.isEmpty)
  }

  @Test func anotherSourceHasAHistoryOfItsOwn() throws {
    let desk = try Desk()
    try desk.load(try venues(200, on: "2026-06-06"), name: "one")
    let other = firds([bond(try isin(1), mic: "XLON")], on: "2026-06-13", source: "GB")
    #expect(try desk.load(other, name: "two").drift.isEmpty)
  }

  @Test func aCorrectionOfFewRowsIsOnlyWarnedAbout() throws {
    let desk = try Desk()
    try desk.load(bonds(999), name: "one")
    #expect(try desk.load(bonds(3, from: 5_000), name: "two").drift.isEmpty)
    let large = try Desk()
    try large.load(bonds(1_000), name: "one")
    #expect(rules(try large.load(bonds(3, from: 5_000), name: "two")) == ["fewer-records warns"])
  }

  @Test func aColumnThatBecomesEmptyIsRefused() throws {
    let desk = try Desk()
    try desk.load(bonds(200), name: "one")
    let error = try refusal {
      try desk.load(bonds(200, currency: { $0 == 7 ? "EUR" : "" }), name: "two")
    }
    #expect(
      error.description.contains(
        "empty-column: currency is filled in 1 of 200 records; in load 1 it was in 200 of 200"))
    let report = try desk.load(
      bonds(200, currency: { $0 == 7 ? "EUR" : "" }), name: "two",
      options: LoadOptions(allowedDrift: [.emptyColumn]))
    #expect(rules(report) == ["empty-column refuses"])
    // What was allowed is history: the column was not filled in all of the loads before.
    #expect(try desk.load(bonds(201, currency: { _ in "" }), name: "three").drift.isEmpty)
  }

  @Test func oneInAHundredIsNotEmpty() throws {
    let desk = try Desk()
    try desk.load(bonds(200), name: "one")
    #expect(
      try desk.load(bonds(200, currency: { $0 < 2 ? "EUR" : "" }), name: "two").drift.isEmpty)
  }

  @Test func aNewWordIsWarnedAbout() throws {
    let desk = try Desk()
    try desk.load(bonds(200), name: "one")
    let report = try desk.load(
      bonds(200, coupon: { $0 < 3 ? "variable" : "fixed" }), name: "two")
    #expect(rules(report) == ["new-word warns", "lost-word warns"])
    #expect(
      report.drift.map(\.message) == [
        "couponType has `variable` in 3 of 200 records; load 1 had no such word",
        "couponType has no `zero`; in load 1 100 of 200 records had",
      ])
    // Known since.
    let third = try desk.load(
      bonds(201, coupon: { $0 < 3 ? "variable" : "fixed" }), name: "three")
    #expect(third.drift.isEmpty)
  }

  @Test func aColumnOfManyWordsIsNoList() throws {
    let desk = try Desk()
    try desk.load(bonds(200), name: "one")
    #expect(try desk.load(bonds(200, from: 200), name: "two").drift.isEmpty)
  }

  @Test func smallFilesAreNotJudgedByTheirWords() throws {
    let desk = try Desk()
    try desk.load(bonds(99), name: "one")
    #expect(
      try desk.load(bonds(99, currency: { _ in "" }, coupon: { _ in "variable" }), name: "two")
        .drift.isEmpty)
  }

  @Test func moreRejectsAreWarnedAbout() throws {
    let desk = try Desk()
    let bad = (0..<10).map { "B-\($0),other,,EUR,fixed" }.joined(separator: "\n") + "\n"
    try desk.load(bonds(1_000) + "B-X,other,,EUR,fixed\n", name: "one")
    let report = try desk.load(bonds(1_000, from: 1) + bad, name: "two")
    #expect(rules(report) == ["more-rejects warns"])
    #expect(
      report.drift.map(\.message) == [
        "10 of 1010 records were rejected; in load 1 it was 1 of 1001"
      ])
  }

  @Test func aTrialSaysTheSameAndLeavesNothing() throws {
    let desk = try Desk()
    try desk.load(bonds(200), name: "one")
    let report = try desk.load(
      bonds(200, coupon: { _ in "fixed" }), name: "two", options: LoadOptions(isTrial: true))
    #expect(rules(report) == ["lost-word warns"])
    let queue = try DatabaseQueue(path: desk.registry)
    let loads = try queue.read {
      try Int64.fetchAll($0, sql: "SELECT DISTINCT load FROM loadColumn")
    }
    #expect(loads == [1])
    try queue.close()
  }

  @Test func whatIsCountedIsWhatIsThere() throws {
    var random = RandomNumbers(state: 4_711)
    var writer = RowWriter()
    var row = PackedRow()
    var counter = ColumnCounter()
    var expected: [[String: Int]] = [[:], [:], [:]]
    var filled = [0, 0, 0, 0]
    for _ in 0..<5_000 {
      writer.begin(validFrom: 0, line: 1)
      // Exactly as many words as make a list, one more, and words of all lengths around eight bytes.
      let words = [
        "w\(random.below(64))", "w\(random.below(65))",
        String("abcdefghijklmnopqrstuvwxyz".prefix(random.below(20))),
      ]
      for (column, word) in words.enumerated() {
        if random.below(5) == 0 {
          writer.null()
        } else {
          writer.text(word)
          filled[column] += 1
          expected[column][word, default: 0] += 1
        }
      }
      writer.integer(Int64(random.below(3)))
      filled[3] += 1
      row.read(writer.bytes)
      counter.count(row)
    }
    let columns = counter.columns(["a", "b", "c", "d"])
    #expect(columns["a"] == LoadProfile.Column(filled: filled[0], words: expected[0]))
    #expect(columns["b"] == LoadProfile.Column(filled: filled[1]))
    #expect(columns["c"] == LoadProfile.Column(filled: filled[2], words: expected[2]))
    #expect(columns["d"] == LoadProfile.Column(filled: filled[3]))
  }
}

import Collateral
import Feeds
import Foundation
import Loading
import Money
import Registry
import Testing

/// Changes of FIRDS records, day by day.
struct FIRDSDeltaTests {
  @Test func everyKindOfChange() throws {
    let desk = try Desk()
    let ids = try (1...5).map { try isin($0, "FR") }
    try desk.load(firds(ids[...3].map { bond($0, mic: "XPAR") }))
    let report = try desk.load(
      delta(
        [
          change(.new, bond(ids[4], mic: "XPAR", name: "NEW")),
          change(.modified, bond(ids[0], mic: "XPAR", name: "MODIFIED", coupon: "5")),
          change(.terminated, bond(ids[1], mic: "XPAR", termination: "2026-06-06")),
          change(.cancelled, bond(ids[2], mic: "XPAR")),
        ], on: "2026-06-07"))
    #expect(report.entry.counts == LoadCounts(read: 4, new: 1, changed: 3))
    #expect(try desk.instrument(ids[4])?.record.name == "NEW")
    #expect(try desk.instrument(ids[0])?.record.couponRate?.description == "5")
    #expect(try desk.instrument(ids[0], on: "2026-06-06")?.record.couponRate?.description == "4.15")
    let ended = try #require(try desk.instrument(ids[1])).record
    #expect(ended.status == .ended)
    #expect(ended.listing == nil)
    #expect(ended.maturityDate == (try CalendarDate("2030-01-15")))
    #expect(try desk.instrument(ids[1], on: "2026-06-06")?.record.listing == "XPAR")
    #expect(try desk.instrument(ids[2]) == nil)
    #expect(try desk.instrument(ids[2], on: "2026-06-06") != nil)
    #expect(try desk.instrument(ids[3])?.record.status == nil)
    #expect(try desk.open().verify().isEmpty)
  }

  @Test func whatWasNeverReportedIsInsertedByAnyChangeButACancellation() throws {
    let desk = try Desk()
    let ids = try (1...3).map { try isin($0, "FR") }
    let report = try desk.load(
      delta(
        [
          change(.modified, bond(ids[0], mic: "XPAR")),
          change(.terminated, bond(ids[1], mic: "XPAR")),
          change(.cancelled, bond(ids[2], mic: "XPAR")),
        ], on: "2026-06-07"))
    #expect(report.entry.counts == LoadCounts(read: 3, new: 2, unchanged: 1))
    #expect(try desk.instrument(ids[0])?.record.listing == "XPAR")
    #expect(try desk.instrument(ids[1])?.record.status == .ended)
    #expect(try desk.instrument(ids[2]) == nil)
  }

  @Test func theInstrumentFollowsTheVenueThatCounts() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(
      firds([bond(id, mic: "XPAR", name: "PARIS"), bond(id, mic: "BTFE", name: "OTHER")]))
    // Another venue's change adds a conflict, and does not change the instrument.
    try desk.load(
      delta(
        [change(.modified, bond(id, mic: "BTFE", name: "OTHER", coupon: "9"))], on: "2026-06-07"),
      name: "second")
    #expect(try desk.instrument(id)?.record.name == "PARIS")
    #expect(
      try desk.open().conflicts(id, on: CalendarDate("2026-06-30"), known: .max).map(\.value) == [
        "9"
      ])
    // The venue that counts agrees: the conflict is gone.
    try desk.load(
      delta(
        [change(.modified, bond(id, mic: "XPAR", name: "PARIS 2", coupon: "9"))], on: "2026-06-08"),
      name: "third")
    #expect(try desk.instrument(id)?.record.name == "PARIS 2")
    #expect(try desk.open().conflicts(id, on: CalendarDate("2026-06-30"), known: .max).isEmpty)
    // It ends: what it said holds on, until the one that is left speaks.
    try desk.load(
      delta([change(.terminated, bond(id, mic: "XPAR", name: "PARIS 3"))], on: "2026-06-09"),
      name: "fourth")
    let left = try #require(try desk.instrument(id)).record
    #expect(left.name == "PARIS 2")
    #expect(left.listing == "BTFE")
    #expect(left.status == nil)
    try desk.load(
      delta([change(.modified, bond(id, mic: "BTFE", name: "OTHER 2"))], on: "2026-06-10"),
      name: "fifth")
    #expect(try desk.instrument(id)?.record.name == "OTHER 2")
  }

  @Test func theLastOfSeveralChangesOfARecordHolds() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let report = try desk.load(
      delta(
        [
          change(.new, bond(id, mic: "XPAR", name: "FIRST")),
          change(.terminated, bond(id, mic: "XPAR", name: "SECOND")),
          change(.modified, bond(id, mic: "XPAR", name: "THIRD")),
        ], on: "2026-06-07"))
    #expect(report.entry.counts == LoadCounts(read: 3, new: 1, unchanged: 2))
    let record = try #require(try desk.instrument(id)).record
    #expect(record.name == "THIRD")
    #expect(record.status == nil)
  }

  @Test func aGapIsRefusedWithTheMissingDay() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(firds([bond(id, mic: "XPAR")]))
    let late = delta([change(.modified, bond(id, mic: "XPAR", coupon: "5"))], on: "2026-06-09")
    let before = try desk.bytes()
    let error = try refusal { try desk.load(late, name: "late") }
    #expect(error.description.contains("the changes of 2026-06-07 to 2026-06-08 are missing"))
    #expect(error.description.contains("--allow-gap"))
    #expect(try desk.bytes() == before)
    try desk.load(
      late, name: "late", options: LoadOptions(rejectLimit: .count(10), allowsGap: true))
    #expect(try desk.instrument(id)?.record.couponRate?.description == "5")
    let earlier = try refusal {
      try desk.load(delta([], on: "2026-06-08"), name: "earlier")
    }
    #expect(earlier.description.contains("one for 2026-06-09 was loaded before"))
    let full = try refusal { try desk.load(firds([], on: "2026-06-08"), name: "full") }
    #expect(full.description.contains("one for 2026-06-09 was loaded before"))
  }

  @Test func partsOfADayGoInTheirOrder() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let second = delta(
      [change(.modified, bond(id, mic: "XPAR", name: "TWO"))], on: "2026-06-07", part: 2, of: 2)
    let error = try refusal { try desk.load(second, name: "second") }
    #expect(error.description.contains("part 1 of the changes of 2026-06-07 is missing"))
    try desk.load(
      delta([change(.new, bond(id, mic: "XPAR", name: "ONE"))], on: "2026-06-07", part: 1, of: 2),
      name: "first")
    let next = try refusal { try desk.load(delta([], on: "2026-06-08"), name: "next") }
    #expect(next.description.contains("part 2 of the changes of 2026-06-07 is missing"))
    try desk.load(second, name: "second")
    #expect(try desk.instrument(id)?.record.name == "TWO")
    try desk.load(delta([], on: "2026-06-08"), name: "next")
  }

  @Test func cancellationsTakeBackWhatWasReported() throws {
    let desk = try Desk()
    let (one, two) = (try isin(1, "FR"), try isin(2, "FR"))
    try desk.load(
      firds([bond(one, mic: "XPAR"), bond(one, mic: "BTFE"), bond(two, mic: "XPAR")]))
    let report = try desk.load(
      cancellations([(one, "BTFE"), (two, "XPAR"), (try isin(3, "FR"), "XPAR")], on: "2026-06-07"))
    #expect(report.feed == .firdsCancellations)
    #expect(report.entry.counts == LoadCounts(read: 3, changed: 2, unchanged: 1))
    #expect(try desk.instrument(one)?.record.listing == "XPAR")
    #expect(try desk.instrument(two) == nil)
    // A record that was taken back may be reported anew.
    try desk.load(
      delta([change(.new, bond(two, mic: "XPAR", name: "AGAIN"))], on: "2026-06-07"), name: "again")
    #expect(try desk.instrument(two)?.record.name == "AGAIN")
    let late = try refusal {
      try desk.load(cancellations([(one, "XPAR")], on: "2026-06-05"), name: "late")
    }
    #expect(late.description.contains("one for 2026-06-06 was loaded before"))
  }

  @Test func anotherSourceStillHasAWord() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(firds([bond(id, mic: "XPAR", name: "EU")]))
    try desk.load(
      firds([bond(id, mic: "XLON", relevant: "XLON", name: "GB")], source: "GB"), name: "gb")
    try desk.load(cancellations([(id, "XPAR")], on: "2026-06-07"), name: "cancelled")
    let facts = try #require(try desk.instrument(id))
    #expect(facts.record.name == "GB")
    #expect(facts.contributions.map(\.source) == ["firds-gb"])
  }
}

import Collateral
import Foundation
import Loading
import Money
import Registry
import Testing

/// FIRDS records of several venues become one instrument.
struct VenueFoldTests {
  @Test func theRelevantVenueCounts() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let report = try desk.load(
      firds([
        bond(id, mic: "XPAR", relevant: "XPAR", name: "RELEVANT", published: "2020-02-03"),
        bond(id, mic: "BTFE", relevant: "XPAR", name: "OTHER", published: "2024-01-01"),
      ]))
    #expect(report.entry.counts == LoadCounts(read: 2, new: 2))
    #expect(report.entry.scope == "FULINS_D")
    let facts = try #require(try desk.instrument(id))
    #expect(facts.record.name == "RELEVANT")
    #expect(facts.record.listing == "BTFE|XPAR")
    #expect(facts.contributions.map(\.source) == ["firds-eu"])
    // Known from the first day that any venue reports.
    #expect(facts.record.validFrom == (try CalendarDate("2020-02-03")))
    #expect(
      try desk.open().conflicts(id, on: CalendarDate("2026-06-30"), known: .max).isEmpty)
  }

  @Test func otherwiseTheLatestCountsAndConflictsAreKept() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(
      firds([
        bond(id, mic: "AURO", relevant: "XXXX", maturity: "2032-09-02", published: "2021-01-01"),
        bond(id, mic: "BTFE", relevant: "XXXX", maturity: "2034-02-09", published: "2023-01-01"),
        bond(
          id, mic: "XPAR", relevant: "XXXX", maturity: "2034-02-09", coupon: "4.25",
          published: "2023-01-01"),
      ]))
    let registry = try desk.open()
    #expect(try desk.instrument(id)?.record.maturityDate == CalendarDate("2034-02-09"))
    let conflicts = try registry.conflicts(id, on: CalendarDate("2026-06-30"), known: .max)
    #expect(
      conflicts == [
        VenueConflict(
          source: "firds-eu", mic: "AURO", attribute: "maturityDate", value: "2032-09-02",
          chosen: "2034-02-09"),
        VenueConflict(
          source: "firds-eu", mic: "XPAR", attribute: "couponRate", value: "4.25", chosen: "4.15"),
      ])
  }

  @Test func aLaterFileChangesFromItsDayOn() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let other = try isin(2, "FR")
    let unchanged = [bond(other, mic: "XPAR"), bond(id, mic: "BTFE")]
    try desk.load(firds([bond(id, mic: "XPAR")] + unchanged))
    let report = try desk.load(
      firds([bond(id, mic: "XPAR", coupon: "5")] + unchanged, on: "2026-06-13"), name: "second")
    #expect(report.entry.counts == LoadCounts(read: 3, changed: 1, unchanged: 2))
    #expect(try desk.instrument(id, on: "2026-06-12")?.record.couponRate?.description == "4.15")
    #expect(try desk.instrument(id, on: "2026-06-13")?.record.couponRate?.description == "5")
    #expect(try desk.instrument(other)?.contributions.first?.origin.load == 1)
    #expect(try desk.open().history(id, known: .max).count == 2)
  }

  @Test func anOlderFileIsRefused() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(firds([bond(id, mic: "XPAR")], on: "2026-06-13"))
    let before = try desk.bytes()
    let error = try refusal {
      try desk.load(firds([bond(id, mic: "BTFE")], on: "2026-06-06"), name: "older")
    }
    #expect(error.description.contains("2026-06-06"))
    #expect(error.description.contains("2026-06-13"))
    #expect(try desk.bytes() == before)
    // The United Kingdom's file is another source.
    try desk.load(firds([bond(id, mic: "XLON")], on: "2026-06-06", source: "GB"), name: "uk")
    #expect(try desk.instrument(id)?.contributions.map(\.source) == ["firds-eu", "firds-gb"])
  }

  @Test func theDeskGoesBeforeFIRDSFieldByField() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    try desk.load(firds([bond(id, mic: "XPAR", name: "BY FIRDS")]))
    try desk.load("id,id_type,name,coupon_rate\n\(id),isin,By the desk,\n")
    let facts = try #require(try desk.instrument(id))
    #expect(facts.record.name == "By the desk")
    #expect(facts.record.couponRate?.description == "4.15")
    #expect(facts.contribution(of: \.name)?.source == "desk")
    #expect(facts.contribution(of: \.couponRate)?.source == "firds-eu")
    #expect(facts.contribution(of: \.couponRate)?.origin.load == 1)
  }

  @Test func duplicatesOfAVenue() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let report = try desk.load(
      firds([
        bond(id, mic: "XPAR"), bond(id, mic: "XPAR"), bond(id, mic: "XPAR", coupon: "9"),
      ]))
    #expect(report.entry.counts == LoadCounts(read: 3, new: 1, unchanged: 1, rejected: 1))
    #expect(try desk.instrument(id)?.record.couponRate?.description == "4.15")
  }

  @Test func theSampleFiles() throws {
    let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("../shared/samples/firds").standardizedFileURL
    let counts = [
      "C": 5, "D": 15, "E": 10, "F": 5, "H": 10, "I": 2, "J": 5, "O": 15, "R": 50, "S": 25,
    ]
    guard FileManager.default.fileExists(atPath: samples.path) else {
      print("the sample files are not here; this test was skipped")
      return
    }
    let desk = try Desk()
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
      let path = samples.appendingPathComponent("FULINS_\(name)_20250830_RECONSTRUCTED.xml").path
      let report = try Loader.load(
        path: path, into: desk.registry,
        options: LoadOptions(rejectLimit: .count(1000)), programVersion: "test")
      #expect(report.entry.counts.read == count, "\(name)")
    }
    // Its name says 2032, both venues say 2034.
    let facts = try desk.instrument("XS0107289323", on: "2026-06-30")
    if let facts { #expect(facts.record.maturityDate == (try CalendarDate("2034-02-09"))) }
    #expect(try desk.open().loads().count == 10)
  }
}

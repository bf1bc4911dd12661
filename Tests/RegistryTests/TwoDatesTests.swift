import Collateral
import Foundation
import Loading
import Money
import Registry
import Testing

/// Facts as of a day and a load.
struct TwoDatesTests {
  private func coupons(_ desk: Desk, _ id: String, _ questions: [(String, Int64)]) throws
    -> [String?]
  {
    try questions.map { on, known in
      try desk.instrument(id, on: on, known: known)?.record.couponRate?.description
    }
  }

  @Test func everyCombinationOfDayAndLoad() throws {
    let desk = try Desk()
    let id = try isin(1)
    let header = "id,id_type,name,coupon_rate,valid_from\n"
    try desk.load(header + "\(id),isin,Bond,1,2020-01-01\n")
    try desk.load(header + "\(id),isin,Bond,2,2022-01-01\n")
    // A correction of the first day, and a version between the two.
    try desk.load(header + "\(id),isin,Bond,1.5,2020-01-01\n\(id),isin,Bond,1.75,2021-01-01\n")
    let days = ["2019-12-31", "2020-01-01", "2021-06-01", "2022-01-01", "2026-01-01"]
    #expect(try coupons(desk, id, days.map { ($0, 0) }) == [nil, nil, nil, nil, nil])
    #expect(try coupons(desk, id, days.map { ($0, 1) }) == [nil, "1", "1", "1", "1"])
    #expect(try coupons(desk, id, days.map { ($0, 2) }) == [nil, "1", "1", "2", "2"])
    #expect(try coupons(desk, id, days.map { ($0, 3) }) == [nil, "1.5", "1.75", "2", "2"])
    let history = try desk.open().history(id, known: .max)
    #expect(
      history.map(\.contribution.record.couponRate?.description) == ["1", "2", "1.5", "1.75"])
    #expect(history.map { $0.knownUntil != nil } == [true, false, false, false])
    // As it was known after the second load, nothing had been replaced.
    #expect(try desk.open().history(id, known: 2).map(\.knownUntil) == [nil, nil])
  }

  @Test func anUnchangedRecordAddsNoVersion() throws {
    let desk = try Desk()
    let header = "lei,name,sector,valid_from\n"
    let row = "\(try lei(1)),Bank,credit-institution"
    #expect(try desk.load(header + "\(row),2020-01-01\n").entry.counts.new == 1)
    // Another file, a later day, the same facts.
    let again = try desk.load(header + "\(row),2024-01-01\n").entry.counts
    #expect(again == LoadCounts(read: 1, unchanged: 1))
    let entity = try #require(
      try desk.open().facts(
        forInstruments: [String](), entities: [lei(1)], on: CalendarDate("2026-01-01"), known: .max
      ).entities[lei(1)])
    #expect(entity.origin == Origin(load: 1, line: 2))
    #expect(entity.record.validFrom == (try CalendarDate("2020-01-01")))
  }

  @Test func anEarlierVersionIsAddedBeforeALaterOne() throws {
    let desk = try Desk()
    let header = "lei,name,valid_from\n"
    try desk.load(header + "\(try lei(1)),New name,2024-01-01\n")
    let counts = try desk.load(header + "\(try lei(1)),Old name,2020-01-01\n").entry.counts
    #expect(counts == LoadCounts(read: 1, changed: 1))
    let registry = try desk.open()
    for (day, name) in [("2021-01-01", "Old name"), ("2025-01-01", "New name")] {
      let facts = try registry.facts(
        forInstruments: [String](), entities: [lei(1)], on: CalendarDate(day), known: .max)
      #expect(facts.entities[try lei(1)]?.record.name == name)
    }
  }

  @Test func aPriceThatStaysTheSameIsAPriceOfItsOwnDay() throws {
    let desk = try Desk()
    let id = try isin(1)
    try desk.load("id,id_type,name\n\(id),isin,Bond\n")
    try desk.load("id,date,price,currency\n\(id),2026-06-01,99.5,EUR\n\(id),2026-06-20,99.5,EUR\n")
    #expect(try desk.instrument(id)?.price?.date == (try CalendarDate("2026-06-20")))
    // Ten days old counts, eleven do not.
    #expect(try desk.instrument(id, on: "2026-06-11")?.price?.date == CalendarDate("2026-06-01"))
    #expect(try desk.instrument(id, on: "2026-06-12")?.price == nil)
    // A corrected price replaces that of its day, and the old answer can be given again.
    let counts = try desk.load(
      "id,date,price,currency\n\(id),2026-06-20,98.25,EUR\n", name: "corrected"
    ).entry.counts
    #expect(counts == LoadCounts(read: 1, changed: 1, closed: 1))
    #expect(try desk.instrument(id)?.price?.price.description == "98.25")
    #expect(try desk.instrument(id, known: 2)?.price?.price.description == "99.5")
  }

  @Test func knownAtAnInstant() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    try desk.load("id,id_type,name\nB,other,Beta\n")
    let registry = try desk.open()
    let loads = try registry.loads()
    #expect(loads.map(\.id) == [1, 2])
    #expect(try registry.knownLoad() == 2)
    #expect(try registry.knownLoad(at: Instant(loads[0].committedAt)) >= 1)
    #expect(try registry.knownLoad(at: Instant("2020-01-01T00:00:00Z")) == 0)
    #expect(try registry.knownLoad(at: Instant("2999-01-01T00:00:00+01:00")) == 2)
  }

  @Test func instantsAreReadAsRFC3339WritesThem() {
    #expect(Instant("2026-11-22T19:00:00Z")?.description == "2026-11-22T19:00:00.000Z")
    #expect(Instant("2026-11-22T19:00:00.1239+01:30")?.description == "2026-11-22T17:30:00.123Z")
    #expect(Instant("2026-02-29T00:00:00Z") == nil)
    #expect(Instant("2024-02-29T00:00:00.5Z")?.description == "2024-02-29T00:00:00.500Z")
    for text in [
      "", "2026-11-22", "2026-11-22T19:00:00", "2026-11-22 19:00:00Z", "2026-11-22T19:00:00.Z",
      "2026-11-22T24:00:00Z", "2026-11-22T19:00:00Zx", "2026-11-22T19:00:00+1:00",
    ] {
      #expect(Instant(text) == nil, "\(text)")
    }
  }
}

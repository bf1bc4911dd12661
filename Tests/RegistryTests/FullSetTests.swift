import Collateral
import Loading
import Registry
import Testing

/// A full file replaces its class once all of its parts have arrived.
struct FullSetTests {
  @Test func whatNoPartNamesEndsWithTheLastPart() throws {
    let desk = try Desk()
    let ids = try (1...4).map { try isin($0, "FR") }
    try desk.load(
      firds(ids.map { bond($0, mic: "XPAR") } + [bond(ids[0], mic: "BTFE")]), name: "first week")
    // The second part comes first, in a load of its own.
    let second = try desk.load(
      firds([bond(ids[2], mic: "XPAR")], on: "2026-06-13", part: 2, of: 2), name: "second part")
    #expect(second.entry.counts == LoadCounts(read: 1, unchanged: 1))
    #expect(try desk.instrument(ids[3])?.record.status == nil)
    let first = try desk.load(
      firds(
        [bond(ids[0], mic: "XPAR"), bond(ids[1], mic: "XPAR", coupon: "5")], on: "2026-06-13",
        part: 1, of: 2), name: "first part")
    #expect(first.entry.counts == LoadCounts(read: 2, changed: 1, unchanged: 1, ended: 2))
    #expect(try desk.open().loads().last?.counts.ended == 2)
    #expect(try desk.instrument(ids[0])?.record.listing == "XPAR")
    #expect(try desk.instrument(ids[0], on: "2026-06-12")?.record.listing == "BTFE|XPAR")
    #expect(try desk.instrument(ids[1])?.record.status == nil)
    #expect(try desk.instrument(ids[2])?.record.status == nil)
    #expect(try desk.instrument(ids[3])?.record.status == .ended)
    #expect(try desk.instrument(ids[3])?.record.listing == nil)
    #expect(try desk.instrument(ids[3], on: "2026-06-12")?.record.status == nil)
    #expect(try desk.open().verify().isEmpty)
    // What returns is there again.
    try desk.load(firds(ids.map { bond($0, mic: "XPAR") }, on: "2026-06-20"), name: "third week")
    #expect(try desk.instrument(ids[3])?.record.status == nil)
    #expect(try desk.instrument(ids[3])?.record.listing == "XPAR")
  }

  @Test func onlyTheClassAndTheSourceAreReplaced() throws {
    let desk = try Desk()
    let ids = try (1...3).map { try isin($0, "FR") }
    func share(_ id: String) -> String {
      bond(id, mic: "XPAR").replacing("DBFUFB", with: "ESVUFR")
    }
    try desk.load(firds([bond(ids[0], mic: "XPAR")]), name: "bonds")
    try desk.load(firds([share(ids[1])], class: "E"), name: "shares")
    try desk.load(firds([bond(ids[2], mic: "XLON")], source: "GB"), name: "british")
    let report = try desk.load(firds([share(ids[1])], on: "2026-06-13", class: "E"), name: "next")
    #expect(report.entry.counts == LoadCounts(read: 1, unchanged: 1))
    let bonds = try desk.load(firds([], on: "2026-06-13"), name: "no bonds")
    // A file without a record names nobody's end.
    #expect(bonds.entry.counts.ended == 0)
    for id in ids { #expect(try desk.instrument(id)?.record.status == nil) }
  }

  @Test func whatChangedBetweenThePartsStays() throws {
    let desk = try Desk()
    let ids = try (1...3).map { try isin($0, "FR") }
    try desk.load(firds([bond(ids[0], mic: "XPAR"), bond(ids[1], mic: "XPAR")]), name: "week")
    try desk.load(
      firds([bond(ids[0], mic: "XPAR")], on: "2026-06-13", part: 1, of: 2), name: "first part")
    try desk.load(
      delta([change(.new, bond(ids[2], mic: "XPAR"))], on: "2026-06-13"), name: "changes")
    let report = try desk.load(
      firds([], on: "2026-06-13", part: 2, of: 2), name: "second part")
    #expect(report.entry.counts.ended == 1)
    #expect(try desk.instrument(ids[0])?.record.status == nil)
    #expect(try desk.instrument(ids[1])?.record.status == .ended)
    #expect(try desk.instrument(ids[2])?.record.status == nil)
  }

  @Test func venuesOfOneInstrumentMayLieInSeveralParts() throws {
    let desk = try Desk()
    let id = try isin(1, "FR")
    let (one, two) = (bond(id, mic: "XPAR", name: "PARIS"), bond(id, mic: "BTFE", name: "OTHER"))
    for day in ["2026-06-06", "2026-06-13"] {
      try desk.load(firds([one], on: day, part: 1, of: 2), name: "1 of \(day)")
      try desk.load(firds([two], on: day, part: 2, of: 2), name: "2 of \(day)")
      let record = try #require(try desk.instrument(id)).record
      #expect(record.name == "PARIS")
      #expect(record.listing == "BTFE|XPAR")
    }
    #expect(try desk.open().history(id, known: .max).count <= 3)
  }
}

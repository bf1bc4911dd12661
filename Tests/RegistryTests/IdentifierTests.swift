import Collateral
import Loading
import Money
import Registry
import Testing

/// Identifiers across instruments.
struct IdentifierTests {
  private let header = "id,id_type,name,cusip,figi,dti,ticker\n"

  @Test func everyIdentifierLeadsToTheInstrument() throws {
    let desk = try Desk()
    // Apple: published identifiers.
    try desk.load(header + "US0378331005,isin,Apple Inc.,037833100,BBG000B9XRY4,,AAPL\n")
    let registry = try desk.open()
    for identifier in ["US0378331005", "037833100", "BBG000B9XRY4", "AAPL", "aapl"] {
      #expect(try registry.resolve(identifier, known: .max) == ["US0378331005"], "\(identifier)")
      #expect(try desk.instrument(identifier)?.record.name == "Apple Inc.")
    }
    #expect(try registry.resolve("us0378331005", known: .max).isEmpty)
    #expect(try registry.resolve("US0378331005", known: 0).isEmpty)
  }

  @Test func aCUSIPLeadsToItsISINWithoutBeingGiven() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nUS0378331005,isin,Apple Inc.\n")
    #expect(try desk.instrument("037833100")?.record.id == "US0378331005")
    // A price under the CUSIP reaches the instrument.
    try desk.load("id,date,price,currency\n037833100,2026-06-29,201.5,USD\n")
    #expect(try desk.instrument("US0378331005")?.price?.price.description == "201.5")
  }

  @Test func aTickerThatFitsTwoIsNeverPicked() throws {
    let desk = try Desk()
    try desk.load(header + "A,other,Alpha,,,,DUAL\nB,other,Beta,,,,dual\n")
    let registry = try desk.open()
    #expect(try registry.resolve("DUAL", known: .max) == ["A", "B"])
    let facts = try registry.facts(
      forInstruments: ["DUAL", "A"], on: CalendarDate("2026-06-30"), known: .max)
    #expect(facts.ambiguous == ["DUAL": ["A", "B"]])
    #expect(facts.instrument("DUAL") == nil)
    #expect(facts.instrument("A") != nil)
    // Nor does a price under it reach either.
    try desk.load("id,date,price,currency\nDUAL,2026-06-29,1,USD\n")
    #expect(try desk.instrument("A")?.price == nil)
  }

  @Test func anIdentifierInUseIsAReject() throws {
    let desk = try Desk()
    try desk.load(header + "A,other,Alpha,,BBG000B9XRY4,,\n")
    let report = try desk.load(
      header + "B,other,Beta,,BBG000B9XRY4,,\nC,other,Gamma,,,,\n", name: "second")
    #expect(report.entry.counts == LoadCounts(read: 2, new: 1, rejected: 1))
    let reject = try #require(try desk.open().rejects(load: 2).first)
    #expect(reject.code == "identifier-in-use")
    #expect(reject.line == 2)
    #expect(reject.field == "figi")
    #expect(reject.message.contains("A"))
    #expect(try desk.instrument("B") == nil)
    #expect(try desk.instrument("BBG000B9XRY4")?.record.id == "A")
  }

  @Test func twoRecordsOfOneFileCannotShareAnIdentifier() throws {
    let desk = try Desk()
    let report = try desk.load(
      header + "A,other,Alpha,,BBG000B9XRY4,,\nB,other,Beta,,BBG000B9XRY4,,\n")
    #expect(report.entry.counts == LoadCounts(read: 2, new: 1, rejected: 1))
  }

  @Test func anIdentifierMovesWhenItIsGivenUp() throws {
    let desk = try Desk()
    try desk.load(header + "B,other,Beta,,BBG000B9XRY4,,\n")
    // A comes before B in the order of keys, and gets what B gives up in the same file.
    let report = try desk.load(
      header + "A,other,Alpha,,BBG000B9XRY4,,\nB,other,Beta,,,,\n", name: "second")
    #expect(report.entry.counts == LoadCounts(read: 2, new: 1, changed: 1, closed: 1))
    let registry = try desk.open()
    #expect(try registry.resolve("BBG000B9XRY4", known: .max) == ["A"])
    #expect(try registry.resolve("BBG000B9XRY4", known: 1) == ["B"])
  }

  @Test func aTokenIsFoundByItsDTIAndLeadsToWhatItWraps() throws {
    let desk = try Desk()
    let bond = try isin(1)
    // Bitcoin's published DTI stands for any.
    try desk.load(
      "id,id_type,name,wraps\n4H95J0R2X,dti,Token,\(bond)\n\(bond),isin,Bond,\n")
    let facts = try desk.open().facts(
      forInstruments: ["4H95J0R2X"], on: CalendarDate("2026-06-30"), known: .max)
    #expect(facts.instruments.keys.sorted() == ["4H95J0R2X", bond].sorted())
    #expect(facts.instrument("4H95J0R2X")?.record.wraps == bond)
  }
}

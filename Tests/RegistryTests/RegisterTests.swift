import Collateral
import Feeds
import Foundation
import Loading
import Money
import Registry
import Testing

/// Registers of entities, lists and tokens in the registry: whole files, changes, and what they no longer name.
struct RegisterTests {
  private func gleif(
    _ records: [String], on day: String, isWhole: Bool = true
  ) -> String {
    """
    <rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:Header>
    <rr:ContentDate>\(day)T08:00:00Z</rr:ContentDate>
    <rr:FileContent>\(isWhole ? "GLEIF_FULL_PUBLISHED" : "GLEIF_DELTA_PUBLISHED")</rr:FileContent></rr:Header>
    <rr:RelationshipRecords>\(records.joined())</rr:RelationshipRecords></rr:RelationshipData>
    """
  }

  private func edge(
    _ child: Int, _ parent: Int, _ type: String = "DIRECTLY_CONSOLIDATED_BY", from: String? = nil,
    to: String? = nil, status: String = "ACTIVE"
  ) throws -> String {
    let start = from.map { "<rr:StartDate>\($0)T00:00:00Z</rr:StartDate>" } ?? ""
    let end = to.map { "<rr:EndDate>\($0)T00:00:00Z</rr:EndDate>" } ?? ""
    return """
      <rr:RelationshipRecord><rr:Relationship><rr:StartNode><rr:NodeID>\(try lei(child))</rr:NodeID></rr:StartNode>
      <rr:EndNode><rr:NodeID>\(try lei(parent))</rr:NodeID></rr:EndNode>
      <rr:RelationshipType>IS_\(type)</rr:RelationshipType><rr:RelationshipPeriods><rr:RelationshipPeriod>
      \(start)\(end)<rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType></rr:RelationshipPeriod></rr:RelationshipPeriods>
      <rr:RelationshipStatus>\(status)</rr:RelationshipStatus></rr:Relationship></rr:RelationshipRecord>
      """
  }

  private func entity(_ desk: Desk, _ number: Int, on day: String) throws -> EntityRecord? {
    try desk.open().facts(
      forInstruments: [], entities: [try lei(number)], on: CalendarDate(day), known: .max
    ).entities[try lei(number)]?.record
  }

  @Test func relationshipsHoldFromDayToDay() throws {
    let desk = try Desk()
    try desk.load(
      gleif(
        [
          try edge(1, 2, from: "2010-01-01", to: "2019-12-31"),
          try edge(1, 3, from: "2020-01-01"),
          try edge(1, 4, "ULTIMATELY_CONSOLIDATED_BY"),
          try edge(5, 4, "FUND-MANAGED_BY"),
          try edge(6, 4, status: "INACTIVE"),
        ], on: "2026-06-06"))
    #expect(try entity(desk, 1, on: "2009-12-31")?.parent == nil)
    #expect(try entity(desk, 1, on: "2009-12-31")?.ultimateParent == lei(4))
    #expect(try entity(desk, 1, on: "2019-12-31")?.parent == lei(2))
    #expect(try entity(desk, 1, on: "2020-01-01")?.parent == lei(3))
    #expect(try entity(desk, 5, on: "2026-06-06")?.manager == lei(4))
    #expect(try entity(desk, 6, on: "2026-06-06") == nil)
    // A file of changes says nothing about the relationships that it does not name.
    let report = try desk.load(
      gleif(
        [try edge(1, 3, from: "2020-01-01", to: "2026-06-07")], on: "2026-06-08", isWhole: false),
      name: "changes")
    #expect(report.entry.counts == LoadCounts(read: 1, changed: 1))
    #expect(try entity(desk, 1, on: "2026-06-07")?.parent == lei(3))
    #expect(try entity(desk, 1, on: "2026-06-08")?.parent == nil)
    #expect(try entity(desk, 1, on: "2026-06-08")?.ultimateParent == lei(4))
    // A whole file ends what it does not name.
    let whole = try desk.load(gleif([try edge(1, 4)], on: "2026-06-10"), name: "whole")
    #expect(whole.entry.counts == LoadCounts(read: 1, changed: 1, ended: 1))
    #expect(try entity(desk, 1, on: "2026-06-10")?.parent == lei(4))
    #expect(try entity(desk, 1, on: "2026-06-10")?.ultimateParent == nil)
    #expect(try entity(desk, 5, on: "2026-06-09")?.manager == lei(4))
    #expect(try entity(desk, 5, on: "2026-06-10")?.manager == nil)
    #expect(try desk.open().verify().isEmpty)
    let again = try desk.load(
      gleif([try edge(1, 4)], on: "2026-06-11"), name: "again",
      options: LoadOptions(rejectLimit: .count(0), allowedDrift: [.fewerRecords]))
    #expect(again.entry.counts == LoadCounts(read: 1, unchanged: 1))
  }

  /// What is said of days to come is said anew by the next file.
  @Test func daysToComeDoNotOutliveWhatWasSaidOfThem() throws {
    let desk = try Desk()
    try desk.load(
      gleif(
        [try edge(1, 2, from: "2020-01-01", to: "2026-12-31"), try edge(5, 2, to: "2026-12-31")],
        on: "2026-06-06"))
    #expect(try entity(desk, 1, on: "2026-12-31")?.parent == lei(2))
    #expect(try entity(desk, 1, on: "2027-01-01")?.parent == nil)
    try desk.load(
      gleif([try edge(1, 2, from: "2020-01-01")], on: "2026-06-08", isWhole: false), name: "changes"
    )
    #expect(try entity(desk, 1, on: "2027-01-01")?.parent == lei(2))
    try desk.load(
      gleif([try edge(1, 3, from: "2020-01-01", to: "2026-12-31")], on: "2026-06-10"), name: "whole"
    )
    #expect(try entity(desk, 1, on: "2026-06-10")?.parent == lei(3))
    #expect(try entity(desk, 1, on: "2027-01-01")?.parent == nil)
    // Child 5 is gone, and does not come back on the day on which its bond was to end.
    #expect(try entity(desk, 5, on: "2026-06-10")?.parent == nil)
    #expect(try entity(desk, 5, on: "2027-01-01")?.parent == nil)
    #expect(try desk.open().verify().isEmpty)
  }

  /// A part of the register, or an answer to a question, ends nothing.
  @Test func onlyWhatSaysThatItIsWholeEndsAnything() throws {
    let desk = try Desk()
    try desk.load(gleif([try edge(1, 2), try edge(5, 2)], on: "2026-06-06"))
    let part = gleif([try edge(1, 2)], on: "2026-06-07")
      .replacing("GLEIF_FULL_PUBLISHED", with: "QUERY_RESPONSE")
    #expect(try desk.load(part, name: "part").entry.counts == LoadCounts(read: 1, unchanged: 1))
    #expect(try entity(desk, 5, on: "2026-06-08")?.parent == lei(2))
    try desk.load(
      gleif([try edge(1, 2)], on: "2026-06-08"), name: "known",
      options: LoadOptions(rejectLimit: .count(0), onlyKnown: true))
    #expect(try entity(desk, 5, on: "2026-06-09")?.parent == lei(2))
  }

  @Test func theDeskHasTheFirstWord() throws {
    let desk = try Desk()
    try desk.load("lei,name,country,sector,parent\n\(try lei(1)),Ours,DE,corporate,\(try lei(9))\n")
    try desk.load(
      gleif(
        [try edge(1, 2), try edge(1, 3, "ULTIMATELY_CONSOLIDATED_BY")], on: "2026-06-06"),
      name: "relationships")
    let text = """
      LEI,Entity.LegalName,Entity.LegalAddress.Country
      \(try lei(1)),Theirs,FR
      \(try lei(2)),Parent,US
      """
    try desk.load(text, name: "20260606-0800-gleif-goldencopy-lei2-golden-copy.csv")
    let record = try #require(try entity(desk, 1, on: "2026-06-30"))
    #expect(record.name == "Ours")
    #expect(record.country?.value == "DE")
    #expect(record.parent == (try lei(9)))
    #expect(record.ultimateParent == (try lei(3)))
    #expect(try entity(desk, 2, on: "2026-06-30")?.name == "Parent")
    // What a register says first holds for the time before, too.
    #expect(try entity(desk, 2, on: "2000-01-01")?.name == "Parent")
  }

  @Test func exceptionsDoNotSayThatThereIsNoParent() throws {
    let desk = try Desk()
    try desk.load(
      """
      LEI,Exception.Category,Exception.Reason.1
      \(try lei(1)),DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NO_LEI
      \(try lei(1)),ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT,NATURAL_PERSONS
      """, name: "20260606-repex.csv")
    let record = try #require(try entity(desk, 1, on: "2026-06-30"))
    #expect(record.parentException == "NO_LEI")
    #expect(record.ultimateParentException == "NATURAL_PERSONS")
    #expect(record.parent == nil)
    #expect(record.ultimateParent == nil)
  }

  @Test func onlyWhatTheRegistryRefersToIsKept() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name,issuer\n\(try isin(1)),isin,Bond,\(try lei(1))\n")
    let options = LoadOptions(rejectLimit: .count(0), onlyKnown: true)
    let relationships = try desk.load(
      gleif(
        [try edge(1, 2), try edge(2, 3), try edge(7, 8), try edge(3, 4, "FEEDER_TO")],
        on: "2026-06-06"), name: "relationships", options: options)
    #expect(relationships.leftOut == 1)
    #expect(relationships.entry.counts == LoadCounts(read: 3, new: 2, unchanged: 1))
    let entities = try desk.load(
      "LEI,Entity.LegalName\n"
        + (try (1...8).map { "\(try lei($0)),Name \($0)" }.joined(separator: "\n")),
      name: "20260606-lei2.csv", options: options)
    #expect(entities.leftOut == 5)
    #expect(entities.entry.counts == LoadCounts(read: 3, new: 3))
    #expect(try entity(desk, 3, on: "2026-06-30")?.name == "Name 3")
    let isins = try desk.load(
      "LEI,ISIN\n\(try lei(5)),\(try isin(1))\n\(try lei(5)),\(try isin(2))\n", name: "isins",
      options: options)
    #expect(isins.leftOut == 1)
    // FIRDS and the desk come before the map.
    #expect(try desk.instrument(isin(1))?.record.issuer == lei(1))
  }

  @Test func anAssetThatTheListLacksIsNoLongerEligible() throws {
    let desk = try Desk()
    func list(_ numbers: [Int], haircut: String) throws -> String {
      "ISIN_CODE\tHAIRCUT_CATEGORY\tTYPE\tDENOMINATION\tMATURITY_DATE\tHAIRCUT\n"
        + (try numbers.map {
          "\(try isin($0))\tL1B\tAT01\tEUR\t15/02/2032 00:00:00\t\(haircut)\n"
        }.joined())
    }
    func haircut(_ number: Int, _ day: String) throws -> String? {
      try desk.instrument(isin(number), on: day)?.assessments
        .first { $0.measure == .eurosystemHaircut }?.value
    }
    try desk.load(
      "subject_type,subject,measure,value,valid_from,source\n"
        + "issue,\(try isin(9)),eurosystem-haircut,7,2026-01-01,Desk\n", name: "own")
    try desk.load(try list([1, 2], haircut: "4.5"), name: "ea_csv_260601.csv")
    let second = try desk.load(try list([1, 3], haircut: "5"), name: "ea_csv_260602.csv")
    #expect(second.entry.counts == LoadCounts(read: 2, new: 1, changed: 1, ended: 2))
    #expect(try haircut(1, "2026-06-01") == "4.5")
    #expect(try haircut(1, "2026-06-02") == "5")
    #expect(try haircut(2, "2026-06-01") == "4.5")
    #expect(try haircut(2, "2026-06-02") == nil)
    #expect(try haircut(3, "2026-06-02") == "5")
    let third = try desk.load(try list([1, 2, 3], haircut: "5"), name: "ea_csv_260603.csv")
    #expect(third.entry.counts == LoadCounts(read: 3, changed: 1, unchanged: 2))
    #expect(try haircut(2, "2026-06-03") == "5")
    #expect(try desk.open().verify().isEmpty)
  }

  @Test func theSameAssetWithOtherTermsIsAConflict() throws {
    let desk = try Desk()
    let row = "\(try isin(1))\tL1B\tAT01\tEUR\t15/02/2032 00:00:00"
    let report = try desk.load(
      "ISIN_CODE\tHAIRCUT_CATEGORY\tTYPE\tDENOMINATION\tMATURITY_DATE\tHAIRCUT\n\(row)\t1\n\(row)\t2\n",
      name: "ea_csv_260601.csv")
    #expect(report.entry.counts == LoadCounts(read: 2, new: 1, rejected: 1))
    #expect(report.rejects.first?.code == RejectCode.duplicateRecord.rawValue)
  }

  @Test func tokensReachTheirGroupAndAreFoundByTheirContract() throws {
    let desk = try Desk()
    let (token, group) = (try DTI.completing("4H95J0R1"), try DTI.completing("4H95J0R2"))
    let contract = "0xABC0000000000000000000000000000000000001"
    try desk.load(
      """
      [{"header":{"dti":"\(token)"},"informative":{"long_name":"Coin"},
        "normative":{"auxiliary_distributed_ledger":"X","auxiliary_technical_reference":"\(contract)"}},
       {"header":{"dti":"\(group)"},"informative":{"long_name":"Coins"},
        "normative":{"equivalent_digital_token_group_dti":["\(token)"]}}]
      """)
    let record = try #require(try desk.instrument(token.value)).record
    #expect(record.tokenGroup == group)
    #expect(record.tokenContract == contract.lowercased())
    #expect(try desk.open().resolve(contract, known: .max) == [token.value])
    #expect(try desk.open().resolve("Coin", known: .max).isEmpty)
    #expect(try desk.open().verify().isEmpty)
  }

  @Test func aMappedListEndsWhatItLacks() throws {
    let desk = try Desk()
    let mapping = try ListMappingReader.read(
      """
      title: CCP list
      columns: {id: ISIN, haircut: Haircut}
      unit: percent
      measure: ccp-haircut
      whole: yes
      """, file: "m.yaml")
    func options(_ day: String) throws -> LoadOptions {
      LoadOptions(rejectLimit: .count(0), asOf: try CalendarDate(day), mapping: mapping)
    }
    try desk.load("id,id_type,name\n\(try isin(1)),isin,A\n\(try isin(2)),isin,B\n", name: "i")
    try desk.load(
      "ISIN,Haircut\n\(try isin(1)),3\n\(try isin(2)),4\n", name: "l1",
      options: options("2026-06-01"))
    let report = try desk.load(
      "ISIN,Haircut\n\(try isin(1)),3\n", name: "l2", options: options("2026-06-02"))
    #expect(report.feed == .mapped)
    #expect(report.entry.counts == LoadCounts(read: 1, unchanged: 1, ended: 1))
    #expect(try desk.instrument(isin(1))?.assessments.map(\.value) == ["3"])
    #expect(try desk.instrument(isin(2))?.assessments.isEmpty == true)
    #expect(try desk.instrument(isin(2), on: "2026-06-01")?.assessments.map(\.value) == ["4"])
  }
}

import Collateral
import Loading
import Money
import Registry
import Testing

/// What a valuation gets to see.
struct SnapshotTests {
  private let day = "2026-06-30"

  private func snapshot(
    _ desk: Desk, _ instruments: [String], _ entities: [LEI] = []
  ) throws -> FactSnapshot {
    try desk.open().facts(
      forInstruments: instruments, entities: entities, on: CalendarDate(day), known: .max)
  }

  @Test func anIssuerBringsItsWholeGroup() throws {
    let desk = try Desk()
    let bond = try isin(1)
    // 1 issuer < 2 parent < 3 top; 4 below 2; 5 below 4; 6 names the top as ultimate parent only; 7 alone.
    try desk.load(
      """
      lei,name,sector,parent,ultimate_parent
      \(try lei(1)),Issuer,corporate,\(try lei(2)),
      \(try lei(2)),Parent,,\(try lei(3)),\(try lei(3))
      \(try lei(3)),Top,,,\(try lei(3))
      \(try lei(4)),Sister,credit-institution,\(try lei(2)),
      \(try lei(5)),Niece,,\(try lei(4)),
      \(try lei(6)),Cousin,,,\(try lei(3))
      \(try lei(7)),Stranger,,,
      """)
    try desk.load("id,id_type,name,issuer\n\(bond),isin,Bond,\(try lei(1))\n")
    let facts = try snapshot(desk, [bond])
    #expect(Set(facts.entities.keys) == Set(try (1...6).map(lei)))
    #expect(facts.entities[try lei(4)]?.record.sector == .creditInstitution)
    #expect(try snapshot(desk, [], [lei(7)]).entities.count == 1)
  }

  @Test func branchesSuccessorsAndManagersAreReached() throws {
    let desk = try Desk()
    // 1 a branch of 2; 3 merged into 2 from 2026 on; 4 a fund managed by 5 < 6; 7 another fund of 5; 8 a branch of 2;
    // 9 below the branch 8.
    try desk.load(
      """
      lei,name,parent,branch_of,successor,manager,valid_from
      \(try lei(1)),Branch,,\(try lei(2)),,,
      \(try lei(2)),Bank,,,,,
      \(try lei(3)),Merged,,,,,2020-01-01
      \(try lei(3)),Merged,,,\(try lei(2)),,2026-01-01
      \(try lei(4)),Fund,,,,\(try lei(5)),
      \(try lei(5)),Manager,\(try lei(6)),,,,
      \(try lei(6)),Owner,,,,,
      \(try lei(7)),Other fund,,,,\(try lei(5)),
      \(try lei(8)),Other branch,,\(try lei(2)),,,
      \(try lei(9)),Daughter,\(try lei(8)),,,,
      """)
    let bank = try snapshot(desk, [], [lei(1)]).entities
    #expect(Set(bank.keys) == Set(try [1, 2, 3, 8, 9].map(lei)))
    #expect(bank[try lei(1)]?.record.branchOf == (try lei(2)))
    #expect(bank[try lei(3)]?.record.successor == (try lei(2)))
    let before = try desk.open().facts(
      forInstruments: [String](), entities: [lei(3)], on: CalendarDate("2025-12-31"), known: .max)
    #expect(Set(before.entities.keys) == [try lei(3)])
    #expect(before.entities[try lei(3)]?.record.successor == nil)
    let fund = try snapshot(desk, [], [lei(4)]).entities
    #expect(Set(fund.keys) == Set(try [4, 5, 6].map(lei)))
    #expect(fund[try lei(4)]?.record.manager == (try lei(5)))
  }

  @Test func anInstrumentBringsItsGuarantorAndTheGovernmentOfTheIssuersCountry() throws {
    let desk = try Desk()
    try desk.load(
      """
      lei,name,country,sector,parent,valid_from
      \(try lei(1)),Issuer,FR,corporate,,
      \(try lei(2)),Guarantor,DE,corporate,\(try lei(3)),
      \(try lei(3)),Owner,US,corporate,,
      \(try lei(4)),France,FR,central-government,,
      \(try lei(5)),Germany,DE,central-government,,
      \(try lei(6)),Italy,IT,central-government,,
      \(try lei(7)),Once Italy,IT,central-government,,2020-01-01
      \(try lei(7)),Once Italy,IT,corporate,,2026-01-01
      """)
    try desk.load(
      """
      subject_type,subject,agency,rating,term,valid_from
      issuer,\(try lei(4)),sp,AA-,long,2020-01-01
      """)
    try desk.load(
      "id,id_type,name,issuer,guarantor,country\nA,other,A,\(try lei(1)),\(try lei(2)),IT\n")
    let facts = try snapshot(desk, ["A"])
    #expect(facts.instrument("A")?.record.guarantor == (try lei(2)))
    #expect(Set(facts.entities.keys) == Set(try (1...6).map(lei)))
    #expect(facts.entities[try lei(4)]?.ratings.map(\.rating) == ["AA-"])
  }

  @Test func aCircleOfParentsEnds() throws {
    let desk = try Desk()
    try desk.load(
      "lei,name,parent\n\(try lei(1)),One,\(try lei(2))\n\(try lei(2)),Two,\(try lei(1))\n")
    #expect(try snapshot(desk, [], [lei(1)]).entities.count == 2)
  }

  @Test func aChildThatLeftIsNoMemberAnyMore() throws {
    let desk = try Desk()
    try desk.load(
      """
      lei,name,parent,valid_from
      \(try lei(1)),Parent,,
      \(try lei(2)),Child,\(try lei(1)),2020-01-01
      \(try lei(2)),Child,\(try lei(3)),2026-01-01
      """)
    #expect(Set(try snapshot(desk, [], [lei(1)]).entities.keys) == [try lei(1)])
  }

  @Test func ratingsAndAssessmentsInForce() throws {
    let desk = try Desk()
    let bond = try isin(1)
    try desk.load("id,id_type,name,issuer\n\(bond),isin,Bond,\(try lei(1))\n")
    try desk.load("lei,name\n\(try lei(1)),Issuer\n")
    try desk.load(
      """
      subject_type,subject,agency,rating,term,valid_from
      issue,\(bond),sp,AA,long,2020-01-01
      issue,\(bond),sp,A+,long,2025-01-01
      issue,\(bond),moodys,Aa3,long,2020-01-01
      issue,\(bond),moodys,withdrawn,long,2026-01-01
      issue,\(bond),fitch,AAA,long,2027-01-01
      issuer,\(try lei(1)),sp,A-1,short,2020-01-01
      """)
    try desk.load(
      """
      subject_type,subject,measure,value,valid_from,source
      issue,\(bond),investment-grade,yes,2020-01-01,Committee
      issuer,\(try lei(1)),sovereign-risk-weight,20,2020-01-01,
      """)
    let facts = try snapshot(desk, [bond])
    let instrument = try #require(facts.instrument(bond))
    #expect(instrument.ratings.map(\.rating) == ["A+"])
    #expect(instrument.assessments.map(\.value) == ["yes"])
    #expect(instrument.assessments.first?.source == "Committee")
    let issuer = try #require(facts.entities[try lei(1)])
    #expect(issuer.ratings.map(\.rating) == ["A-1"])
    #expect(issuer.assessments.map(\.measure) == [.sovereignRiskWeight])
    // Each fact names its line, and the snapshot the file.
    #expect(instrument.ratings.first?.origin == Origin(load: 3, line: 3))
    #expect(facts.loads[3]?.feed == "ratings")
  }

  @Test func indexMembershipsEnd() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    try desk.load(
      """
      index,id,valid_from,valid_to
      sp500,A,2020-01-01,2026-06-30
      ftse-100,A,2020-01-01,2026-06-29
      sp1500,A,2027-01-01,
      """)
    #expect(try snapshot(desk, ["A"]).instrument("A")?.indices.map(\.index) == ["sp500"])
    let counts = try desk.load(
      "index,id,valid_from,valid_to\nsp500,A,2020-01-01,2026-01-31\n", name: "ended"
    ).entry.counts
    #expect(counts == LoadCounts(read: 1, changed: 1, closed: 1))
    #expect(try snapshot(desk, ["A"]).instrument("A")?.indices.isEmpty == true)
  }

  @Test func aFundBringsItsNewestPortfolio() throws {
    let desk = try Desk()
    // The fund names it by the CUSIP inside its ISIN.
    let bond = "US0378331005"
    let cusip = "037833100"
    try desk.load("id,id_type,name\nF,other,Fund\n\(bond),isin,Bond\nOLD,other,Old\n")
    try desk.load(
      """
      fund,instrument,share,valid_from
      F,OLD,100,2025-01-01
      F,\(cusip),60,2026-01-01
      F,EUR,40,2026-01-01
      """)
    let facts = try snapshot(desk, ["F"])
    #expect(facts.instrument("F")?.holdings.map(\.instrument).sorted() == ["EUR", bond].sorted())
    #expect(facts.instruments[bond] != nil)
    #expect(facts.instruments["OLD"] == nil)
  }

  @Test func theNewestRateOfEachPair() throws {
    let desk = try Desk()
    try desk.load(
      """
      date,base,quote,rate
      2026-06-19,EUR,JPY,160
      2026-06-28,EUR,USD,1.1
      2026-06-29,EUR,USD,1.2
      2026-07-01,EUR,USD,1.3
      2026-06-20,EUR,GBP,0.85
      """)
    let rates = try snapshot(desk, []).rates
    #expect(rates.map { "\($0.quote) \($0.rate)" } == ["GBP 0.85", "USD 1.2"])
  }

  @Test func unknownInstrumentsAreLeftOut() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name,valid_from\nA,other,Alpha,2027-01-01\n")
    let facts = try snapshot(desk, ["A", "NOWHERE", "EUR"])
    #expect(facts.instruments.isEmpty)
    #expect(facts.instrument("NOWHERE") == nil)
  }

  @Test func searchFindsNamesAndParts() throws {
    let desk = try Desk()
    try desk.load(
      "id,id_type,name,ticker\nA1,other,Hansa 50% Notes,\nB1,other,Other,HANS\nC1,other,Rest,\n")
    let registry = try desk.open()
    func search(_ text: String, limit: Int = 10) throws -> [String] {
      try registry.search(text, limit: limit, on: CalendarDate(day), known: .max)
    }
    #expect(try search("hans") == ["A1", "B1"])
    #expect(try search("hans", limit: 1) == ["A1"])
    #expect(try search("50%") == ["A1"])
    #expect(try search("%") == ["A1"])
    #expect(try search("1") == ["A1", "B1", "C1"])
    #expect(try registry.instrumentCount() == 3)
    #expect(try registry.instrumentKeys(limit: 2) == ["A1", "B1"])
  }

  @Test func agreementsAndPledgesAreKept() throws {
    let desk = try Desk()
    let agreements = try desk.load(
      "agreement,regime,margin,base_currency\nCSA-1,eu-emir|us-cftc,variation,EUR\n")
    #expect(agreements.entry.counts == LoadCounts(read: 1, new: 1))
    let pledges = try desk.load("pledge,agreement,instrument,quantity\nP1,CSA-1,EUR,1000000.50\n")
    #expect(pledges.entry.counts == LoadCounts(read: 1, new: 1))
  }
}

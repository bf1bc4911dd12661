import Collateral
import Feeds
import Reading
import Foundation
import Testing

/// Legal entities, relationships and exceptions of GLEIF.
@Suite struct GLEIFFeedTests {
  private let ids = [1, 2, 3].map { number in
    (try? LEI.completing("52990000000000000\(number)"))?.value ?? ""
  }

  private func file(
    _ kind: String, _ prefix: String, _ root: String, _ header: String, _ list: String,
    _ records: [String], content: String = "GLEIF_FULL_PUBLISHED", count: Int? = nil
  ) -> String {
    """
    <?xml version="1.0"?>
    <\(prefix):\(root) xmlns:\(prefix)="http://www.gleif.org/data/schema/\(kind)/2016"
      xmlns:gleif="http://www.gleif.org/data/schema/golden-copy/extensions/1.0">
    <\(prefix):\(header)><\(prefix):ContentDate>2026-09-30T08:00:00.123Z</\(prefix):ContentDate>
    <\(prefix):FileContent>\(content)</\(prefix):FileContent>
    <\(prefix):RecordCount>\(count ?? records.count)</\(prefix):RecordCount></\(prefix):\(header)>
    <\(prefix):\(list)>\(records.joined())</\(prefix):\(list)></\(prefix):\(root)>
    """
  }

  private func entities(_ records: [String], content: String = "GLEIF_FULL_PUBLISHED") -> String {
    file("leidata", "lei", "LEIData", "LEIHeader", "LEIRecords", records, content: content)
  }

  private func relationships(_ records: [String], count: Int? = nil) -> String {
    file(
      "rr", "rr", "RelationshipData", "Header", "RelationshipRecords", records, count: count)
  }

  private func relationship(
    _ child: String, _ parent: String, _ type: String = "IS_DIRECTLY_CONSOLIDATED_BY",
    status: String = "ACTIVE", registration: String = "PUBLISHED", idType: String = "LEI",
    periods: [(String, String, String)] = [], extension: String = ""
  ) -> String {
    let texts = periods.map { start, end, type in
      "<rr:RelationshipPeriod>"
        + (start.isEmpty ? "" : "<rr:StartDate>\(start)</rr:StartDate>")
        + (end.isEmpty ? "" : "<rr:EndDate>\(end)</rr:EndDate>")
        + "<rr:PeriodType>\(type)</rr:PeriodType></rr:RelationshipPeriod>"
    }
    return """
      <rr:RelationshipRecord><rr:Relationship>
      <rr:StartNode><rr:NodeID>\(child)</rr:NodeID><rr:NodeIDType>\(idType)</rr:NodeIDType></rr:StartNode>
      <rr:EndNode><rr:NodeID>\(parent)</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
      <rr:RelationshipType>\(type)</rr:RelationshipType>
      <rr:RelationshipPeriods>\(texts.joined())</rr:RelationshipPeriods>
      <rr:RelationshipStatus>\(status)</rr:RelationshipStatus></rr:Relationship>
      <rr:Registration><rr:RegistrationStatus>\(registration)</rr:RegistrationStatus></rr:Registration>
      \(`extension`)</rr:RelationshipRecord>
      """
  }

  @Test func entitiesInXML() throws {
    let found = try deliver(
      entities([
        """
        <lei:LEIRecord><lei:LEI>\(ids[0])</lei:LEI><lei:Entity>
        <lei:LegalName xml:lang="en">Alpha &amp; Co</lei:LegalName>
        <lei:LegalAddress><lei:City>X</lei:City><lei:Country>DE</lei:Country></lei:LegalAddress>
        <lei:HeadquartersAddress><lei:Country>FR</lei:Country></lei:HeadquartersAddress>
        <lei:EntityCategory>GENERAL</lei:EntityCategory>
        <lei:SuccessorEntity><lei:SuccessorLEI>\(ids[1])</lei:SuccessorLEI></lei:SuccessorEntity>
        </lei:Entity><lei:Registration><lei:RegistrationStatus>MERGED</lei:RegistrationStatus></lei:Registration></lei:LEIRecord>
        """,
        """
        <lei:LEIRecord><lei:LEI>\(ids[1])</lei:LEI><lei:Entity><lei:LegalName>Fund</lei:LegalName>
        <lei:LegalAddress><lei:Country>LU</lei:Country></lei:LegalAddress>
        <lei:EntityCategory>FUND</lei:EntityCategory></lei:Entity></lei:LEIRecord>
        """,
        """
        <lei:LEIRecord><lei:LEI>\(ids[2])</lei:LEI><lei:Entity><lei:LegalName>Gone</lei:LegalName></lei:Entity>
        <lei:Registration><lei:RegistrationStatus>ANNULLED</lei:RegistrationStatus></lei:Registration></lei:LEIRecord>
        """,
        "<lei:LEIRecord><lei:LEI>5299000000000000000X</lei:LEI></lei:LEIRecord>",
      ]))
    let header = try #require(found.headers.last)
    #expect(header.feed == .gleifEntities)
    #expect(header.asOf == day("2026-09-30"))
    #expect(header.isWhole)
    #expect(found.entities.map(\.name) == ["Alpha & Co", "Fund"])
    #expect(found.entities.map(\.country?.value) == ["DE", "LU"])
    #expect(found.entities.map(\.sector) == [nil, .fund])
    #expect(found.entities[0].successor?.value == ids[1])
    #expect(found.records.last == .withdrawnEntity(try LEI(ids[2]), source: .lei))
    #expect(found.rejects.map(\.field) == ["LEI"])
  }

  @Test func childrenAndParentsTheRightWayRound() throws {
    let found = try deliver(
      relationships([
        relationship(
          ids[0], ids[1],
          periods: [
            ("2017-12-14T00:00:00Z ", "", "ACCOUNTING_PERIOD"),
            ("2006-09-22T00:00:00Z", "2030-01-01T00:00:00Z", "RELATIONSHIP_PERIOD"),
          ]),
        relationship(ids[0], ids[1], "IS_FUND_MANAGED_BY", status: "NULL"),
        relationship(ids[0], ids[1], "IS_FUND-MANAGED_BY"),
        relationship(ids[0], ids[0], "IS_ULTIMATELY_CONSOLIDATED_BY"),
        relationship(ids[0], ids[1], status: "INACTIVE"),
        relationship(ids[0], ids[1], registration: "ANNULLED"),
        relationship(
          ids[0], ids[1],
          periods: [("2020-01-01T00:00:00Z", "2019-01-01T00:00:00Z", "RELATIONSHIP_PERIOD")]),
        relationship(
          ids[0], ids[1],
          extension:
            "<gleif:Deletion><gleif:DeletedAt>2026-09-30T00:00:00Z</gleif:DeletedAt></gleif:Deletion>"
        ).replacing("<gleif:Deletion>", with: "<rr:Extension><gleif:Deletion>")
          .replacing("</gleif:Deletion>", with: "</gleif:Deletion></rr:Extension>"),
        relationship(ids[0], ids[1], idType: "ISO_17442_COMPATIBLE"),
        relationship(ids[0], ids[1], "IS_FRIEND_OF"),
        relationship(ids[0], ids[0]),
      ]))
    #expect(found.relationships.allSatisfy { $0.child.value == ids[0] })
    #expect(
      found.relationships.map(\.kind) == [
        .parent, .manager, .manager, .ultimateParent, .parent, .parent, .parent, .parent,
      ])
    #expect(
      found.relationships.map(\.holds) == [true, true, true, true, false, false, false, false])
    #expect(found.relationships[0].parent.value == ids[1])
    #expect(found.relationships[0].start == day("2006-09-22"))
    #expect(found.relationships[0].end == day("2030-01-01"))
    #expect(found.relationships[1].start == nil)
    #expect(found.rejects.map(\.code) == [.unknownCode, .unknownCode, .conflictingFields])
  }

  @Test func aFileThatIsNotWholeIsRefused() throws {
    let error = refusal(relationships([relationship(ids[0], ids[1])], count: 2))
    #expect(error?.message.contains("announces 2 records and holds 1") == true)
  }

  @Test func exceptionsAreNoParents() throws {
    func exception(_ category: String, _ reasons: [String]) -> String {
      "<repex:Exception><repex:LEI>\(ids[0])</repex:LEI>"
        + "<repex:ExceptionCategory>\(category)_ACCOUNTING_CONSOLIDATION_PARENT</repex:ExceptionCategory>"
        + reasons.map { "<repex:ExceptionReason>\($0)</repex:ExceptionReason>" }.joined()
        + "</repex:Exception>"
    }
    let found = try deliver(
      file(
        "repex", "repex", "ReportingExceptionData", "Header", "ReportingExceptions",
        [
          exception("DIRECT", ["NO_LEI", "NON_PUBLIC"]), exception("ULTIMATE", ["NATURAL_PERSONS"]),
        ])
    )
    var direct = EntityRecord(lei: try LEI(ids[0]), name: ids[0])
    direct.parentException = "NO_LEI|NON_PUBLIC"
    var ultimate = EntityRecord(lei: try LEI(ids[0]), name: ids[0])
    ultimate.ultimateParentException = "NATURAL_PERSONS"
    #expect(
      found.records == [
        .parentException(direct, source: .directException),
        .parentException(ultimate, source: .ultimateException),
      ])
  }

  @Test func theSameInCSV() throws {
    let name = "20260930-0800-gleif-goldencopy-lei2-last-day.csv"
    let found = try deliver(
      ByteSource(
        bytes: Array(
          """
          "LEI","Entity.LegalName","Entity.LegalName.xmllang","Entity.LegalAddress.Country"
          "\(ids[0])","Two
          lines","en","US"
          """.utf8), name: name))
    #expect(found.headers.last?.asOf == day("2026-09-30"))
    #expect(found.headers.last?.holdsChanges == true)
    #expect(found.entities.map(\.name) == ["Two\nlines"])
    let edges = try deliver(
      ByteSource(
        bytes: Array(
          """
          "Relationship.StartNode.NodeID","Relationship.StartNode.NodeIDType","Relationship.EndNode.NodeID","Relationship.EndNode.NodeIDType","Relationship.RelationshipType","Relationship.RelationshipStatus","Relationship.Period.1.startDate","Relationship.Period.1.endDate","Relationship.Period.1.periodType","Relationship.Period.2.startDate","Relationship.Period.2.endDate","Relationship.Period.2.periodType"
          "\(ids[0])","LEI","\(ids[1])","LEI","IS_INTERNATIONAL_BRANCH_OF","ACTIVE","2017-01-01T00:00:00Z","","ACCOUNTING_PERIOD","2006-09-22T00:00:00Z","","RELATIONSHIP_PERIOD"
          """.utf8), name: "20260930-0800-gleif-goldencopy-rr-golden-copy.csv"))
    #expect(edges.headers.last?.isWhole == true)
    #expect(edges.relationships.map(\.kind) == [.branchOf])
    #expect(edges.relationships.map(\.start) == [day("2006-09-22")])
    let map = try deliver("LEI,ISIN\n\(ids[0]),US0378331005\n\(ids[0]),US0378331006\n")
    #expect(map.instruments.map(\.issuer?.value) == [ids[0]])
    #expect(map.rejects.map(\.code) == [.invalidISIN])
  }

  @Test func aRealRelationship() throws {
    guard let path = sample("gleif/rr_record_097900BEJX0000001852.xml") else { return }
    let source = try ByteSource(path: path)
    let text = String(decoding: try source.peek(1 << 16), as: UTF8.self)
    let start = try #require(text.range(of: "<rr:Relationship>"))
    let record = "<rr:RelationshipRecord>" + text[start.lowerBound...]
    let found = try deliver(relationships([record]))
    let relationship = try #require(found.relationships.first)
    #expect(relationship.child.value == "097900BEJX0000001852")
    #expect(relationship.parent.value == "315700FA4G1UK2XEQF20")
    #expect(relationship.start == day("2006-09-22"))
    #expect(relationship.holds)
  }
}

import Collateral
import Foundation
import GRDB
import Loading
import Money
import Testing

@testable import Registry

/// A registry that an earlier version of the schema made.
struct MigrationTests {
  private let day = "2026-06-30"

  /// A desk with a registry of the second step of the schema: an entity, a bond, what was judged of it, and a pledge.
  private func olderDesk() throws -> Desk {
    let desk = try Desk()
    let queue = try DatabaseQueue(path: desk.registry)
    try Migrations.migrator.migrate(queue, upTo: "v2")
    let (issuer, parent) = (try lei(1).value, try lei(2).value)
    try queue.write { database in
      let digest = String(repeating: "0", count: 64)
      try database.execute(
        sql: """
          INSERT INTO load VALUES (1, 'f', 'f', 0, '\(digest)', NULL, NULL, NULL, NULL, NULL, NULL,
            '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0, 'v', 0, 0, 0, 0, 0, 0);
          INSERT INTO entity (lei, validFrom, load, line, name, country, sector, parent)
            VALUES ('\(issuer)', 0, 1, 2, 'Issuer', 'DE', 'corporate', '\(parent)');
          INSERT INTO instrument (id, source, validFrom, load, line, idType, name, issuer, conflicts)
            VALUES ('A', 'desk', 0, 1, 2, 'other', 'Alpha', '\(issuer)', 'XPAR\tcfi\tX\tY');
          INSERT INTO assessment (subject, subjectType, measure, validFrom, load, line, value)
            VALUES ('A', 'issue', 'investment-grade', 0, 1, 2, 'yes');
          INSERT INTO pledge (agreement, id, validFrom, load, line, instrument, significand, decimals)
            VALUES ('C', 'P', 0, 1, 2, 'A', 5, 0);
          """)
    }
    try queue.close()
    return desk
  }

  private func check(_ desk: Desk) throws {
    let registry = try desk.open()
    let facts = try registry.facts(
      forInstruments: ["A"], on: CalendarDate(day), known: .max)
    let instrument = try #require(facts.instrument("A"))
    #expect(instrument.record.name == "Alpha")
    #expect(instrument.record.guarantor == nil)
    #expect(instrument.assessments.map(\.value) == ["yes"])
    #expect(facts.entities[try lei(1)]?.record.parent == (try lei(2)))
    #expect(try registry.conflicts("A", on: CalendarDate(day), known: .max).map(\.mic) == ["XPAR"])
    #expect(
      try registry.history("A", known: .max).map(\.contribution.record.name).contains("Alpha"))
  }

  @Test func anOlderRegistryIsReadAndLeftAsItIs() throws {
    let desk = try olderDesk()
    let before = try desk.bytes()
    try check(desk)
    #expect(try desk.bytes() == before)
  }

  @Test func aLoadBringsItUpToDateAndLosesNothing() throws {
    let desk = try olderDesk()
    let bank = try lei(3)
    try desk.load("id,id_type,name,guarantor\nB,other,Beta,\(bank)\n")
    try check(desk)
    #expect(try desk.instrument("B")?.record.guarantor == bank)
    try desk.load(
      """
      subject_type,subject,measure,value,valid_from
      issue,A,average-daily-volume,12000,2020-01-01
      """, name: "volumes")
    #expect(
      try desk.instrument("A")?.assessments.map(\.measure) == [
        .averageDailyVolume, .investmentGrade,
      ])
    let queue = try DatabaseQueue(path: desk.registry)
    let pledges = try queue.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM pledge WHERE custodian IS NULL")
    }
    #expect(pledges == 1)
    try queue.close()
  }
}

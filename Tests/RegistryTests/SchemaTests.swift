import Collateral
import Foundation
import GRDB
import Loading
import Money
import Testing

@testable import Registry

/// The schema and what it refuses.
struct SchemaTests {
  private func withSchema(_ body: (Database) throws -> Void) throws {
    let queue = try DatabaseQueue()
    try Migrations.migrator.migrate(queue)
    try queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO load VALUES (1, 'f', 'f', 0, '\(String(repeating: "0", count: 64))', NULL, NULL,
            NULL, NULL, NULL, NULL, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0, 'v',
            0, 0, 0, 0, 0, 0, 0)
          """)
      try body(database)
    }
  }

  @Test func everyTableHasTheColumnsThatItsFactsHave() throws {
    try withSchema { database in
      for table in FactTable.all {
        let columns = try database.columns(in: table.name).map(\.name)
        let wanted = table.columns + ["validFrom", "load", "superseded", "line"]
        #expect(Set(columns) == Set(wanted), "\(table.name)")
        #expect(
          try database.primaryKey(table.name).columns == table.keys + ["validFrom", "load"],
          "\(table.name)")
      }
    }
  }

  @Test func everyTableIsStrict() throws {
    try withSchema { database in
      let loose = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite_%'
            AND name <> 'grdb_migrations'
          """)
      #expect(loose.isEmpty)
    }
  }

  @Test func everyWordOfTheVocabularyIsAllowedAndNoOther() throws {
    try withSchema { database in
      func put(_ column: String, _ word: String, _ number: Int) throws {
        try database.execute(
          sql: """
            INSERT INTO instrument (id, source, validFrom, load, line, idType, \(column))
            VALUES (?, 'desk', 0, 1, 1, 'other', ?)
            """, arguments: ["\(column)\(number)", word])
      }
      let words: [(String, [String])] = [
        ("assetClass", AssetClass.allCases.map(\.rawValue)),
        ("couponType", CouponType.allCases.map(\.rawValue)),
        ("seniority", Seniority.allCases.map(\.rawValue)),
      ]
      for (column, list) in words {
        for (number, word) in list.enumerated() { try put(column, word, number) }
        #expect(throws: DatabaseError.self) { try put(column, "nonsense", 1000) }
      }
      for (number, sector) in IssuerSector.allCases.enumerated() {
        try database.execute(
          sql: """
            INSERT INTO entity (lei, source, validFrom, load, line, name, sector) VALUES (?, 'desk', 0, 1, 1, 'n', ?)
            """, arguments: [String(format: "%020d", number), sector.rawValue])
      }
      for measure in AssessmentMeasure.allCases {
        try database.execute(
          sql: """
            INSERT INTO assessment (subject, subjectType, measure, validFrom, load, line, value)
            VALUES ('s', 'issue', ?, 0, 1, 1, 'yes')
            """, arguments: [measure.rawValue])
      }
      for type in InstrumentIDType.allCases {
        try database.execute(
          sql: """
            INSERT INTO instrument (id, source, validFrom, load, line, idType)
            VALUES (?, 'desk', 0, 1, 1, ?)
            """, arguments: ["type-\(type.rawValue)", type.rawValue])
      }
    }
  }

  @Test func aStandardIdentifierHasOneInstrument() throws {
    try withSchema { database in
      func put(_ scheme: String, _ instrument: String) throws {
        try database.execute(
          sql: "INSERT INTO identifier VALUES (?, 'X', ?, 1, NULL)",
          arguments: [scheme, instrument])
      }
      for scheme in ["isin", "cusip", "figi", "dti"] {
        try put(scheme, "A")
        #expect(throws: DatabaseError.self) { try put(scheme, "B") }
      }
      try put("ticker", "A")
      try put("ticker", "B")
    }
  }

  @Test func aNewerRegistryIsRefused() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n")
    do {
      let queue = try DatabaseQueue(path: desk.registry)
      try queue.write { database in
        try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('v999')")
      }
      try queue.close()
    }
    let before = try desk.bytes()
    let error = #expect(throws: RegistryError.self) { try desk.open() }
    #expect(error?.kind == .refused)
    #expect(error?.message.contains("newer version") == true)
    let loading = try refusal { try desk.load("id,id_type,name\nB,other,Beta\n") }
    #expect(loading.kind == .refused)
    #expect(try desk.bytes() == before)
  }

  @Test func anotherProgramsDatabaseIsRefused() throws {
    let desk = try Desk()
    do {
      let queue = try DatabaseQueue(path: desk.registry)
      try queue.write { try $0.execute(sql: "CREATE TABLE account (id INTEGER)") }
      try queue.close()
    }
    let error = #expect(throws: RegistryError.self) { try desk.open() }
    #expect(error?.kind == .refused)
    #expect(try refusal { try desk.load("id,id_type,name\nB,other,Beta\n") }.kind == .refused)
  }
}

import Foundation
import GRDB
import Loading
import Registry
import Testing

/// What `verify` finds, and that it finds nothing where only loads have written.
struct VerificationTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.load("id,date,price,currency\nA,2026-06-01,99,EUR\nB,2026-06-01,98,EUR\n")
    // The same day again, with one row that is refused.
    try desk.load("id,date,price,currency\nA,2026-06-01,99.5,EUR\nC,2026-06-01,,EUR\n")
    try desk.load(
      "subject_type,subject,agency,rating,term,valid_from\nissue,A,sp,AA,long,2026-01-01\n")
    try desk.load(
      "subject_type,subject,agency,rating,term,valid_from\nissue,A,sp,A,long,2026-02-01\n")
    return desk
  }

  private func damage(_ desk: Desk, _ sql: String) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: desk.registry, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try database.execute(sql: sql)
    }
  }

  @Test func whatLoadsHaveWrittenHolds() throws {
    #expect(try desk().open().verify() == [])
  }

  @Test(arguments: [
    (
      "UPDATE price SET currency = 'nonsense' WHERE id = 'B'", RegistryCheck.integrity, "file",
      "CHECK constraint failed in price"
    ),
    (
      "UPDATE price SET load = 17 WHERE id = 'B'", .loads, "price",
      "a row names a load that does not exist"
    ),
    (
      "UPDATE price SET superseded = NULL WHERE id = 'A'", .overlaps, "price A",
      "2 versions hold from 2026-06-01 on"
    ),
    (
      "DELETE FROM price WHERE id = 'A' AND superseded IS NULL", .gaps, "price A",
      "load 2 replaced the version of 2026-06-01 and put none in its place"
    ),
    (
      "UPDATE price SET superseded = 1 WHERE id = 'B'", .order, "price B",
      "the version of load 1 was replaced by load 1"
    ),
    (
      "UPDATE load SET committedAt = '2020-01-01T00:00:00.000Z' WHERE id = 3", .order, "load 3",
      "became known at 2020-01-01T00:00:00.000Z, before a load that it follows"
    ),
    (
      "DELETE FROM reject", .counts, "load 2", "1 records rejected, but 0 rejects that are kept"
    ),
    (
      "UPDATE load SET recordsRead = 7 WHERE id = 1", .counts, "load 1",
      "7 records read, but 2 new, changed, unchanged and rejected"
    ),
  ])
  func damageIsFound(
    _ sql: String, _ check: RegistryCheck, _ place: String, _ message: String
  ) throws {
    let desk = try desk()
    try damage(desk, sql)
    let findings = try desk.open().verify()
    #expect(
      findings.contains { $0.check == check && $0.place == place && $0.message == message },
      "\(findings)")
  }

  @Test func aPageThatWasOverwrittenIsFound() throws {
    let desk = try desk()
    var bytes = try desk.bytes()
    // Behind the first page, which holds what makes it a registry.
    for index in 4096..<bytes.count { bytes[index] = 0x5A }
    try bytes.write(to: URL(fileURLWithPath: desk.registry))
    do {
      #expect(try !desk.open().verify().isEmpty)
    } catch let error as RegistryError {
      #expect(error.kind == .refused)
    }
  }

  @Test(arguments: 1...20) func whateverLoadsHaveWrittenHolds(_ seed: UInt64) throws {
    let registry = try RandomRegistry(seed: seed)
    #expect(try registry.desk.open().verify() == [])
  }
}

public import Collateral
import GRDB
import Glibc

/// Makes a registry smaller: drops rejects of old loads and gives free space back. History stays as it is.
public struct RegistryCompaction: Sendable {
  /// Rejects that were dropped.
  public var rejects = 0
  /// Loads whose rejects they were.
  public var loads = 0
  /// Size of the file before.
  public var bytesBefore: Int64 = 0
  /// Size of the file after; a trial does not know.
  public var bytesAfter: Int64?

  /// Compacts a registry.
  ///
  /// - Parameters:
  ///   - path: the registry.
  ///   - day: rejects of loads that were committed before this day are dropped; nil keeps all.
  ///   - isTrial: only counts.
  /// - Throws: ``RegistryError``: kind `missing`, `busy` while a load writes, `io`.
  public static func run(
    _ path: String, rejectsBefore day: CalendarDate?, isTrial: Bool
  ) throws(RegistryError) -> RegistryCompaction {
    try RegistryFile.require(path)
    let queue = try RegistryFile.openForWriting(path)
    var result = RegistryCompaction()
    result.bytesBefore = size(path)
    do {
      try queue.inDatabase { database in
        let connection = try SQLConnection(database, path: path)
        try connection.execute("BEGIN IMMEDIATE")
        do {
          if let day { try result.dropRejects(before: day, connection) }
          try connection.execute(isTrial ? "ROLLBACK" : "COMMIT")
        } catch {
          try? connection.execute("ROLLBACK")
          throw error
        }
        guard !isTrial else { return }
        try connection.execute("VACUUM")
        let checkpoint = try connection.prepare("PRAGMA wal_checkpoint(TRUNCATE)")
        while try checkpoint.step() {}
      }
      try queue.close()
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
    if !isTrial { result.bytesAfter = size(path) }
    return result
  }

  private mutating func dropRejects(
    before day: CalendarDate, _ connection: SQLConnection
  ) throws(RegistryError) {
    let old = "SELECT id FROM load WHERE committedAt < ?1"
    let note = try connection.prepare(
      """
      INSERT INTO droppedReject (load, count, droppedAt)
      SELECT load, count(*), ?2 FROM reject WHERE load IN (\(old)) GROUP BY load
      """)
    note.bind(1, day.description)
    note.bind(2, Instant.now.description)
    try note.run()
    loads = note.changes
    let delete = try connection.prepare("DELETE FROM reject WHERE load IN (\(old))")
    delete.bind(1, day.description)
    try delete.run()
    rejects = delete.changes
  }

  private static func size(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }
}

import GRDB
import GRDBSQLite

/// A connection that GRDB opened, for statements whose values are bound on the raw handle.
///
/// Measured here: binding on the handle is three times as fast as Codable records, which decides
/// how long a night's load takes.
struct SQLConnection {
  /// The handle; valid inside the closure in which GRDB lends its database.
  let handle: OpaquePointer
  /// The registry's path, for messages.
  let path: String

  /// Borrows the handle of a GRDB database.
  init(_ database: Database, path: String) throws(RegistryError) {
    guard let handle = database.sqliteConnection else {
      throw RegistryError(kind: .defect, path: path, message: "the connection is closed")
    }
    self.handle = handle
    self.path = path
  }

  /// Compiles a statement.
  func prepare(_ sql: String) throws(RegistryError) -> SQLStatement {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else { throw failure(code) }
    return SQLStatement(statement, on: self)
  }

  /// Runs statements that return nothing.
  func execute(_ sql: String) throws(RegistryError) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// The first column of the first row; nil where there is no row or it is NULL.
  func integer(_ sql: String) throws(RegistryError) -> Int64? {
    let statement = try prepare(sql)
    guard try statement.step(), !statement.isNull(0) else { return nil }
    return statement.integer(0)
  }

  /// The columns of a table that hold what is said, in their order; NULL stands in for those that an older registry
  /// does not have, which only a load brings up to date.
  func values(of table: FactTable) throws(RegistryError) -> [String] {
    let query = try prepare("SELECT name FROM pragma_table_info(?1)")
    query.bind(1, table.name)
    var present: Set<String> = []
    while try query.step() { present.insert(query.text(0)) }
    return table.values.map { present.contains($0) ? "\(table.name).\($0)" : "NULL" }
  }

  /// Whether a table has a column; a registry of an older program may lack it.
  func has(_ column: String, in table: FactTable) throws(RegistryError) -> Bool {
    try has(column, in: table.name)
  }

  /// Whether a table that holds no facts has a column.
  func has(_ column: String, in table: String) throws(RegistryError) -> Bool {
    let query = try prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2")
    query.bind(1, table)
    query.bind(2, column)
    return try query.step()
  }

  /// Whether there is a table; a registry of an older program may lack it.
  func has(table: String) throws(RegistryError) -> Bool {
    let query = try prepare("SELECT 1 FROM sqlite_schema WHERE name = ?1")
    query.bind(1, table)
    return try query.step()
  }

  /// What a result code of SQLite means to the caller.
  func failure(_ code: Int32) -> RegistryError {
    let text = sqlite3_errmsg(handle).map { String(cString: $0) } ?? "code \(code)"
    return RegistryError.sqlite(code: code, text: text, path: path)
  }
}

extension RegistryError {
  /// An error out of a result code of SQLite.
  static func sqlite(code: Int32, text: String, path: String) -> RegistryError {
    switch code & 0xFF {
    case SQLITE_BUSY, SQLITE_LOCKED:
      return RegistryError(
        kind: .busy, path: path,
        message: "another load is writing to the registry; try again when it has ended")
    case SQLITE_NOTADB, SQLITE_CORRUPT:
      return RegistryError(
        kind: .refused, path: path,
        message: "not a readable SQLite file (\(text)); name a registry, or restore this one")
    case SQLITE_CANTOPEN:
      return RegistryError(
        kind: .missing, path: path, message: "the registry cannot be opened (\(text))")
    case SQLITE_FULL, SQLITE_IOERR, SQLITE_READONLY, SQLITE_PERM, SQLITE_NOMEM:
      return RegistryError(
        kind: .io, path: path,
        message: "reading or writing failed (\(text)); check space and permissions")
    default:
      return RegistryError(kind: .defect, path: path, message: "SQLite says: \(text)")
    }
  }

  /// Any error thrown inside one of GRDB's closures.
  static func wrapping(_ error: any Error, path: String) -> RegistryError {
    switch error {
    case let error as RegistryError: error
    case let error as DatabaseError:
      .sqlite(
        code: error.extendedResultCode.rawValue, text: error.message ?? "\(error)", path: path)
    default: RegistryError(kind: .defect, path: path, message: "\(error)")
    }
  }
}

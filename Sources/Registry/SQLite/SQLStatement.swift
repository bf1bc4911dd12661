import GRDBSQLite

/// A compiled statement with its values bound and read without any boxing.
///
/// Parameters count from 1, columns from 0, as in SQLite.
final class SQLStatement {
  private let handle: OpaquePointer
  private let connection: SQLConnection

  init(_ handle: OpaquePointer, on connection: SQLConnection) {
    self.handle = handle
    self.connection = connection
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds an integer.
  func bind(_ index: Int, _ value: Int64) {
    sqlite3_bind_int64(handle, Int32(truncatingIfNeeded: index), value)
  }

  /// Binds an integer or NULL.
  func bind(_ index: Int, _ value: Int64?) {
    if let value { bind(index, value) } else { bindNull(index) }
  }

  /// Binds NULL.
  func bindNull(_ index: Int) {
    sqlite3_bind_null(handle, Int32(truncatingIfNeeded: index))
  }

  /// Binds UTF-8 text that stays where it is until the statement is reset.
  func bind(_ index: Int, staticText bytes: UnsafeRawBufferPointer) {
    // An empty buffer may have no address, and SQLite would take that for NULL.
    let start = bytes.baseAddress.map { $0.assumingMemoryBound(to: CChar.self) }
    if let start, !bytes.isEmpty {
      sqlite3_bind_text(
        handle, Int32(truncatingIfNeeded: index), start, Int32(truncatingIfNeeded: bytes.count),
        nil)
    } else {
      sqlite3_bind_text(handle, Int32(truncatingIfNeeded: index), "", 0, Self.transient)
    }
  }

  /// Binds text, copying it.
  func bind(_ index: Int, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      let start = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      _ = sqlite3_bind_text(
        handle, Int32(truncatingIfNeeded: index), start,
        Int32(truncatingIfNeeded: bytes.count), Self.transient)
    }
  }

  /// Binds text or NULL, copying it.
  func bind(_ index: Int, _ text: String?) {
    if let text { bind(index, text) } else { bindNull(index) }
  }

  /// Binds a column of a packed row, whose bytes stay where they are until the statement is reset.
  func bind(_ index: Int, _ value: PackedRow.Value) {
    switch value {
    case .null: bindNull(index)
    case .integer(let value): bind(index, value)
    case .text(let bytes): bind(index, staticText: bytes)
    }
  }

  /// Advances to the next row; false at the end.
  func step() throws(RegistryError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.failure(code)
    }
  }

  /// Runs a statement that returns no rows, and resets it.
  func run() throws(RegistryError) {
    let code = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard code == SQLITE_DONE || code == SQLITE_ROW else { throw connection.failure(code) }
  }

  /// Makes the statement ready to run again; bindings stay.
  func reset() { sqlite3_reset(handle) }

  /// Sets every parameter to NULL.
  func clearBindings() { sqlite3_clear_bindings(handle) }

  /// Whether a column is NULL.
  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_NULL
  }

  /// Whether a column is an integer.
  func isInteger(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(truncatingIfNeeded: column)) == SQLITE_INTEGER
  }

  /// A column as an integer.
  func integer(_ column: Int) -> Int64 {
    sqlite3_column_int64(handle, Int32(truncatingIfNeeded: column))
  }

  /// A column as an integer; nil where it is NULL.
  func optionalInteger(_ column: Int) -> Int64? {
    isNull(column) ? nil : integer(column)
  }

  /// A column's UTF-8 text; valid until the next step.
  func bytes(_ column: Int) -> UnsafeRawBufferPointer {
    let index = Int32(truncatingIfNeeded: column)
    let start = sqlite3_column_text(handle, index)
    return UnsafeRawBufferPointer(
      start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(handle, index)))
  }

  /// A column's text; empty where it is NULL.
  func text(_ column: Int) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// A column's text; nil where it is NULL.
  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// How many rows the last statement of the connection changed.
  var changes: Int { Int(sqlite3_changes(connection.handle)) }

  private static var transient: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}

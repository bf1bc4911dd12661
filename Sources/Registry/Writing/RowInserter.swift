/// Inserts rows of facts, several by one statement where that is allowed.
///
/// A statement costs more to start than a row costs to insert, which is felt with half a million
/// rows.
final class RowInserter {
  /// Rows of one statement.
  private static let batchSize = 16

  private let columnCount: Int
  private let load: Int64
  private let single: SQLStatement
  private let batch: SQLStatement?
  private var waiting: [UInt8] = []
  private var ends: [(end: Int, validFrom: Int32)] = []
  private var row = PackedRow()

  /// An inserter for a table.
  ///
  /// - Parameter isBatching: whether rows may wait, that is, whether nobody looks for them before
  ///   ``flush()``.
  init(
    _ table: FactTable, load: Int64, isBatching: Bool, on connection: SQLConnection
  ) throws(RegistryError) {
    let columns = ["validFrom", "load", "line"] + table.columns
    let values = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    let insert = "INSERT INTO \(table.name) (\(columns.joined(separator: ", "))) VALUES "
    columnCount = table.columns.count
    self.load = load
    single = try connection.prepare(insert + values)
    batch =
      isBatching
      ? try connection.prepare(
        insert + repeatElement(values, count: Self.batchSize).joined(separator: ", "))
      : nil
  }

  /// Inserts a row, now or together with some that follow.
  func insert(_ row: PackedRow, validFrom: Int32) throws(RegistryError) {
    guard batch != nil else {
      bind(row, validFrom: validFrom, to: single, after: 0)
      return try single.run()
    }
    // A venue's row goes on with the instrument, which is none of this table's business.
    waiting.append(contentsOf: row.bytes(ofFirst: columnCount))
    ends.append((waiting.count, validFrom))
    if ends.count == Self.batchSize { try flush() }
  }

  /// Inserts the rows that wait.
  func flush() throws(RegistryError) {
    guard let batch, !ends.isEmpty else { return }
    let result = waiting.withUnsafeBytes { bytes in
      Result { () throws(RegistryError) in
        var start = 0
        let isFull = ends.count == Self.batchSize
        for (index, (end, validFrom)) in ends.enumerated() {
          row.read(UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
          start = end
          if isFull {
            bind(row, validFrom: validFrom, to: batch, after: index * (columnCount + 3))
          } else {
            bind(row, validFrom: validFrom, to: single, after: 0)
            try single.run()
          }
        }
        // The texts lie in the waiting bytes until the statement has run.
        if isFull { try batch.run() }
      }
    }
    waiting.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    try result.get()
  }

  private func bind(
    _ row: PackedRow, validFrom: Int32, to statement: SQLStatement, after offset: Int
  ) {
    statement.bind(offset + 1, Int64(validFrom))
    statement.bind(offset + 2, load)
    statement.bind(offset + 3, row.line)
    for column in 0..<columnCount {
      statement.bind(offset + column + 4, row[column])
    }
  }
}

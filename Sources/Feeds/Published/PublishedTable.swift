import Collateral
import Reading

/// Reads a published table: columns by name, in any order; columns that nobody asks for are skipped.
enum PublishedTable {
  /// How the table is written.
  struct Form {
    /// What the table is called in messages.
    var title: String
    /// Between the fields of a row.
    var separator: UInt8 = 0x2C
    /// Whether quotes enclose fields; they are part of the text otherwise.
    var isQuoted = true
    /// Whether a row may have more fields than the header.
    var isRagged = false
    /// Where to get the table.
    var remedy: String
  }

  /// Streams the rows through a closure, whose ``FieldProblem`` makes a reject of the row.
  ///
  /// - Parameter start: called once the header is known to be right.
  static func read<Column: DeskColumn>(
    _: Column.Type, _ source: ByteSource, _ form: Form, _ sink: FeedSink,
    start: () throws -> Void, record: (DeskRow<Column>, Position) throws -> [FeedRecord]
  ) throws {
    let reader = CSVReader(source, separator: form.separator, isQuoted: form.isQuoted)
    guard let first = try reader.next() else {
      throw refused(source, form, 1, "is empty", nil)
    }
    let header = CSVHeader(first)
    let excerpt = Excerpt.printable(first.raw)
    for name in Column.names.prefix(Column.requiredCount) where header.index(of: name) == nil {
      throw refused(source, form, header.line, "the column \"\(name)\" is missing", excerpt)
    }
    for name in Column.names where header.names.count(where: { $0 == name }) > 1 {
      throw refused(source, form, header.line, "the column \"\(name)\" stands twice", excerpt)
    }
    // A separator at the end of the header names a column that is none.
    let count = header.names.last == "" ? header.names.count - 1 : header.names.count
    let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: Column.names.count)
    defer { places.deallocate() }
    for (index, name) in Column.names.enumerated() {
      places.initializeElement(at: index, to: header.index(of: name) ?? -1)
    }
    try start()
    try reader.forEachRow(reject: sink.reject) { row, position in
      let fits =
        form.isRagged
        ? row.count >= count : row.count == header.names.count || row.count == count
      if !fits { throw FieldProblem(.raggedRow, "has \(row.count) fields, the header \(count)") }
      let fields = DeskRow<Column>(row: row, places: UnsafeBufferPointer(places))
      for record in try record(fields, position) { try sink.record(record, position) }
      return true
    }
  }

  private static func refused(
    _ source: ByteSource, _ form: Form, _ line: Int, _ message: String, _ excerpt: String?
  ) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: "\(form.title): \(message)",
      excerpt: excerpt, remedy: form.remedy)
  }
}

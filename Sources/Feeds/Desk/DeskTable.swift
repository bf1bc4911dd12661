import Reading

/// Reads a table of the desk that belongs to one question and is no feed of the registry; its columns are as strict as a feed's.
enum DeskTable {
  /// Streams the rows in the order of the file. A row that cannot be taken goes to `reject`, with its line.
  ///
  /// - Throws: ``ReadingError`` for a file that is broken as a whole.
  static func read<Column: DeskColumn>(
    _: Column.Type, _ title: String, _ source: ByteSource, _ reject: (Reject) -> Void,
    _ body: (DeskRow<Column>, Position) throws(FieldProblem) -> Void
  ) throws {
    let layout = DeskLayout(
      title: title, columns: Column.names, requiredCount: Column.requiredCount)
    let reader = CSVReader(source, separator: try DeskReader.separator(of: source.peek(1 << 16)))
    let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: Column.names.count)
    places.initialize(repeating: -1)
    defer { places.deallocate() }
    let fieldCount = try DeskReader.readHeader(reader, source, layout, places)
    try reader.forEachRow(reject: reject) { row, position in
      try DeskReader.check(row, fieldCount)
      try body(DeskRow(row: row, places: UnsafeBufferPointer(places)), position)
      return true
    }
    try source.finish()
  }
}

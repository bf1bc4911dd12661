import Reading

/// Reads a desk file: CSV (RFC 4180), columns by name in any order, separated as its header is.
enum DeskReader {
  static func read<Feed: DeskFeed>(
    _ feed: Feed.Type, _ source: ByteSource, _ sink: FeedSink
  ) throws {
    let separator = try Self.separator(of: source.peek(1 << 16))
    let reader = CSVReader(source, separator: separator)
    let columnCount = Feed.Column.names.count
    let places = UnsafeMutableBufferPointer<Int>.allocate(capacity: columnCount)
    places.initialize(repeating: -1)
    defer { places.deallocate() }
    let fieldCount = try readHeader(reader, source, Feed.layout, places)
    try sink.header(FeedHeader(feed: Feed.name))

    var keys = SeenKeys()
    var position = Position(line: 0, record: 0)
    while let row = try reader.next() {
      if row.isBlank { continue }
      position.line = row.line
      position.record += 1
      let fields = DeskRow<Feed.Column>(row: row, places: UnsafeBufferPointer(places))
      let record: FeedRecord
      do {
        try check(row, fieldCount)
        record = try Feed.record(fields)
        if let key = Feed.key, let line = keys.insert(fields.bytes(key), line: row.line) {
          throw FieldProblem(
            .duplicateRecord,
            "\"\(Excerpt.printable(fields.bytes(key)))\" already stands in line \(line)",
            field: key.name)
        }
      } catch let problem as FieldProblem {
        try sink.reject(problem.reject(at: position, excerpt: Excerpt.printable(row.raw)))
        continue
      }
      try sink.record(record, position)
    }
  }

  /// The header may be separated by commas, semicolons or tabs; it has no other use for them.
  static func separator(of beginning: [UInt8]) -> UInt8 {
    let header = beginning.prefix { $0 != 0x0A }
    for separator: UInt8 in [0x2C, 0x3B, 0x09] where header.contains(separator) {
      return separator
    }
    return 0x2C
  }

  static func readHeader(
    _ reader: CSVReader, _ source: ByteSource, _ layout: DeskLayout,
    _ places: UnsafeMutableBufferPointer<Int>
  ) throws -> Int {
    guard let row = try reader.next() else {
      throw ReadingError(
        .refused, file: source.name, line: 1, message: "is empty",
        remedy: "a file of \(layout.title) begins with the names of its columns: "
          + layout.required.joined(separator: ", "))
    }
    let header = CSVHeader(row)
    let fault =
      row.problem.map { ($0.rawValue, "correct the quotes of the header") }
      ?? layout.fault(in: header)
    if let (message, remedy) = fault {
      throw ReadingError(
        .refused, file: source.name, line: header.line, message: message,
        excerpt: Excerpt.printable(row.raw), remedy: remedy)
    }
    for (index, name) in layout.columns.enumerated() {
      if let place = header.index(of: name) { places[index] = place }
    }
    return header.names.count
  }

  static func check(_ row: CSVRow, _ fieldCount: Int) throws(FieldProblem) {
    if let problem = row.problem { throw FieldProblem(.malformedRow, problem.rawValue) }
    if row.count != fieldCount {
      throw FieldProblem(.raggedRow, "has \(row.count) fields, the header \(fieldCount)")
    }
  }
}

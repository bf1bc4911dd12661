import Collateral
import Money
import Reading

/// A list of haircuts by instrument that a ``ListMapping`` explains.
enum MappedFeed {
  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    guard let mapping = sink.mapping else {
      throw ReadingError(
        .refused, file: source.name, message: "no mapping says what its columns are",
        remedy: "name one with --mapping")
    }
    let day =
      mapping.fromColumn == nil
      ? try FeedDay.require(sink.day, source) : FeedDay.find(sink.day, source)
    var header = FeedHeader(feed: .mapped)
    header.asOf = day
    header.source = mapping.title
    header.isWhole = mapping.isWhole && day != nil
    if header.isWhole { header.scope = mapping.measure.rawValue }
    try source.decodeUTF16()
    let reader = CSVReader(source, separator: mapping.separator)
    let places = try places(of: mapping, in: reader, source)
    try sink.header(header)
    try reader.forEachRow(reject: sink.reject) { row, position in
      guard let record = try record(row, places, mapping, day) else { return false }
      try sink.record(.assessment(record), position)
      return true
    }
  }

  private static func places(
    of mapping: ListMapping, in reader: CSVReader, _ source: ByteSource
  ) throws -> [Int] {
    guard let first = try reader.next() else {
      throw ReadingError(
        .refused, file: source.name, line: 1, message: "is empty", remedy: "fetch the list again")
    }
    let header = CSVHeader(first)
    return try mapping.columns.map { name in
      guard let place = header.index(of: name) else {
        throw ReadingError(
          .refused, file: source.name, line: header.line,
          message: "the column \"\(name)\" of the mapping is missing",
          excerpt: Excerpt.printable(first.raw),
          remedy: "correct the mapping, or fetch the list again")
      }
      return place
    }
  }

  /// The assessment in a row; nil where the row has no figure.
  private static func record(
    _ row: CSVRow, _ places: [Int], _ mapping: ListMapping, _ day: CalendarDate?
  ) throws(FieldProblem) -> AssessmentRecord? {
    if let last = places.max(), row.count <= last {
      throw FieldProblem(.raggedRow, "has \(row.count) fields, fewer than the header")
    }
    func text(_ index: Int) -> String? {
      let text = FieldText.text(FieldText.trimmed(row[places[index]]))
      return text.isEmpty || mapping.nulls.contains(text) ? nil : text
    }
    guard let figure = text(1) else { return nil }
    guard let id = text(0) else { throw .missing(mapping.idColumn) }
    var from = day
    if let column = mapping.fromColumn, let written = text(2) {
      from = try FieldText.read(written, column, mapping.dates.read)
    }
    guard let from else { throw .missing(mapping.fromColumn ?? "day") }
    let haircut = try FieldText.read(figure, mapping.haircutColumn) {
      bytes throws(FieldProblem) in try percent(bytes, mapping.unit)
    }
    return AssessmentRecord(
      subjectType: .issue,
      subject: try FieldText.read(id, mapping.idColumn) { bytes throws(FieldProblem) in
        try identifier(bytes, mapping.naming)
      }, measure: mapping.measure, value: haircut.description, validFrom: from,
      source: mapping.title)
  }

  private static func identifier(
    _ bytes: UnsafeRawBufferPointer, _ naming: ListMapping.Naming
  ) throws(FieldProblem) -> String {
    switch naming {
    case .isin:
      let isin: ISIN = try FieldText.identifier(bytes)
      return isin.value
    case .cusip:
      let cusip: CUSIP = try FieldText.identifier(bytes)
      do { return try cusip.isin().value } catch { throw FieldProblem(error) }
    case .any: return FieldText.text(bytes)
    }
  }

  private static func percent(
    _ bytes: UnsafeRawBufferPointer, _ unit: ListMapping.Unit
  ) throws(FieldProblem) -> Percentage {
    // A sign of percent says what the unit says already.
    let isMarked = bytes.last == UInt8(ascii: "%") && unit != .fraction
    let digits =
      isMarked
      ? FieldText.trimmed(UnsafeRawBufferPointer(rebasing: bytes.dropLast())) : bytes
    let haircut: Percentage
    switch unit {
    case .percent: haircut = try FieldText.unsigned(digits)
    case .fraction: haircut = try FieldText.fraction(digits)
    case .advanceRate:
      let rate: Percentage = try FieldText.unsigned(digits)
      haircut = Percentage(units: Percentage.hundred.units - rate.units)
    }
    guard haircut >= .zero, haircut <= .hundred else {
      throw FieldProblem(
        .invalidNumber, "a haircut of \(haircut) % is not between 0 and 100; is the unit right?",
        value: FieldText.text(bytes))
    }
    return haircut
  }
}

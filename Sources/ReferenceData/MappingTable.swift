import Collateral
import Reading
import Schedules

/// Reads a mapping of the reference data: a small CSV file with fixed columns.
enum MappingTable {
  /// One line of a mapping.
  struct Row {
    let location: SourceLocation
    private let fields: [String: String]

    init(location: SourceLocation, fields: [String: String]) {
      self.location = location
      self.fields = fields
    }

    subscript(column: String) -> String { fields[column] ?? "" }

    func word<Word: RawRepresentable>(_ column: String, _ type: Word.Type) -> Word?
    where Word.RawValue == String {
      Word(rawValue: self[column])
    }

    func value<Value>(_ column: String, _ read: (String) throws -> Value) -> Value? {
      try? read(self[column])
    }
  }

  /// Hands every line to `accept`; a line that it refuses becomes a problem.
  static func read(
    _ path: String, as name: String, columns: [String], _ problems: inout [ScheduleProblem],
    accept: (Row) -> Bool
  ) throws(ReadingError) {
    let reader = CSVReader(try ByteSource(path: path))
    guard let first = try reader.next() else { return }
    let header = CSVHeader(first)
    if header.names != columns {
      problems.append(
        ScheduleProblem(
          at: SourceLocation(file: name, line: 1),
          "the columns are \(header.names.joined(separator: ","))",
          remedy: "write \(columns.joined(separator: ","))"))
      return
    }
    while let row = try reader.next() {
      if row.isBlank { continue }
      var fields: [String: String] = [:]
      for (index, column) in columns.enumerated() where index < row.count {
        fields[column] = String(decoding: row[index], as: UTF8.self)
      }
      let location = SourceLocation(file: name, line: row.line)
      if row.count != columns.count || !accept(Row(location: location, fields: fields)) {
        problems.append(
          ScheduleProblem(
            at: location, "the line does not fit its columns",
            remedy: "mend it: \(columns.joined(separator: ","))"))
      }
    }
  }
}

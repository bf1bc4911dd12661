import Foundation

/// A table of results under a name.
struct Report: Sendable {
  /// Name of the rows in JSON.
  let name: String
  let columns: [String]
  var rows: [[Cell]]

  init(_ name: String, columns: [String], rows: [[Cell]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }

  /// Prints the report in a format.
  func print(as format: OutputFormat) throws {
    switch format {
    case .table: try TextTable(self).print()
    case .csv: try StandardOutput.write(csv())
    case .json: try JSONDocument([name: .init(objects)]).print()
    }
  }

  /// The same rows with fewer columns.
  func keeping(_ names: [String]) -> Report {
    let indices = names.compactMap { columns.firstIndex(of: $0) }
    return Report(
      name, columns: indices.map { columns[$0] }, rows: rows.map { row in indices.map { row[$0] } })
  }

  /// The rows as JSON objects.
  var objects: [[String: Cell]] {
    rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row))
    }
  }

  /// The report as CSV, header first.
  func csv() -> [UInt8] {
    CSVText.line(columns) + rows.flatMap { CSVText.line($0.map(\.text)) }
  }
}

import Reading

/// A small CSV file as dictionaries, header first.
enum CSVTable {
  static func rows(_ path: String) throws -> [[String: String]] {
    let reader = CSVReader(try ByteSource(path: path))
    var header: [String] = []
    var rows: [[String: String]] = []
    while let row = try reader.next() {
      if row.isBlank { continue }
      let fields = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
      if header.isEmpty {
        header = fields
        header[0] = header[0].trimmingPrefix("\u{FEFF}").description
      } else {
        rows.append(Dictionary(zip(header, fields)) { first, _ in first })
      }
    }
    return rows
  }
}

/// The names of the columns of a CSV file.
public struct CSVHeader: Sendable, Hashable {
  /// The names in file order, without surrounding blanks.
  public var names: [String]
  /// Physical line on which the header stands.
  public var line: Int

  /// The header in a row.
  public init(_ row: CSVRow) {
    names = (0..<row.count).map { index in
      let text = String(decoding: row[index], as: UTF8.self)
      var name = text[...]
      while name.first == " " || name.first == "\t" { name.removeFirst() }
      while name.last == " " || name.last == "\t" { name.removeLast() }
      return String(name)
    }
    line = row.line
  }

  /// Where a column is, by its name; nil if there is none.
  public func index(of name: String) -> Int? { names.firstIndex(of: name) }

  /// The first name that stands twice; nil if all are different.
  public var duplicate: String? {
    var seen: Set<String> = []
    return names.first { !seen.insert($0).inserted }
  }
}

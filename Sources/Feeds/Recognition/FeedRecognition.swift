import Reading

/// Tells which feed a file is by its first 64 KiB.
enum FeedRecognition {
  private static let window = 1 << 16

  static func recognize(_ source: ByteSource) throws(ReadingError) -> FeedName {
    let beginning = try source.peek(window)
    if let member = source.memberName, isSpreadsheet(member) {
      throw refused(
        source, "is a spreadsheet", remedy: "save the sheet as CSV (UTF-8) and load that")
    }
    let isMarked = beginning.starts(with: [0xEF, 0xBB, 0xBF])
    let text = beginning.dropFirst(isMarked ? 3 : 0)
    let first = text.first { !FieldText.isBlank($0) }
    switch first {
    case nil:
      throw refused(source, "is empty", remedy: "fetch or write the file again")
    case UInt8(ascii: "<"):
      return try XMLRecognition.recognize(XMLOutline(of: beginning, name: source.name), source)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      if let feed = JSONRecognition.recognize(beginning) { return feed }
      throw refused(source, "is JSON, and none of the feeds that are", remedy: known)
    default:
      break
    }
    if beginning.starts(with: [0xFE, 0xFF]) {
      throw refused(source, "is UTF-16, big end first", remedy: "save it as UTF-8")
    }
    if beginning.starts(with: [0xFF, 0xFE]) {
      try source.decodeUTF16()
      return try CSVRecognition.recognize(try source.peek(window), source)
    }
    if beginning.starts(with: Array("%PDF".utf8)) {
      throw refused(source, "is a PDF document", remedy: known)
    }
    return try CSVRecognition.recognize(beginning, source)
  }

  static var known: String {
    "feeds are: " + FeedName.allCases.map(\.rawValue).joined(separator: ", ")
  }

  static func refused(
    _ source: ByteSource, _ message: String, line: Int? = 1, excerpt: String? = nil, remedy: String
  ) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: message, excerpt: excerpt, remedy: remedy)
  }

  /// Office documents are zip archives.
  private static func isSpreadsheet(_ member: String) -> Bool {
    ["[Content_Types].xml", "_rels/.rels", "mimetype"].contains(member) || member.hasPrefix("xl/")
  }
}

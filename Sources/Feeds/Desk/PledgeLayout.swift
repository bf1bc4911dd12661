import Reading

/// How the lines of a file of pledges are laid out, by its header.
struct PledgeLayout: Sendable {
  let separator: UInt8
  /// How many fields every line has.
  let fieldCount: Int
  /// Which field of a line each column is, in the order of ``PledgesFeed/Column``; -1 where the
  /// file has none.
  let places: [Int]
  /// Where the first line after the header begins, in bytes.
  let bodyStart: Int
  /// The number of that line.
  let bodyLine = 2

  /// The layout of a file with a header that has no quotes and nothing wrong; nil otherwise.
  init?(_ file: LineFile) {
    guard let beginning = file.beginning(1 << 16), let end = beginning.firstIndex(of: 0x0A) else {
      return nil
    }
    let line = Array(beginning[...end])
    let separator = DeskReader.separator(of: line)
    let reader = CSVReader(ByteSource(bytes: line, name: "header"), separator: separator)
    guard !line.contains(0x22), let row = try? reader.next(), row.problem == nil else {
      return nil
    }
    let header = CSVHeader(row)
    let layout = PledgesFeed.layout
    guard layout.fault(in: header) == nil else { return nil }
    self.separator = separator
    fieldCount = header.names.count
    places = layout.columns.map { header.index(of: $0) ?? -1 }
    bodyStart = end + 1
  }
}

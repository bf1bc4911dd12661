import Reading

/// Tells CSV feeds by the names of their columns.
enum CSVRecognition {
  static func recognize(
    _ beginning: [UInt8], _ source: ByteSource
  ) throws(ReadingError) -> FeedName {
    let separator = DeskReader.separator(of: beginning)
    // Only the header: what follows may be cut in the middle of a character.
    var lines = beginning
    if let end = beginning.firstIndex(of: 0x0A) { lines = Array(beginning[...end]) }
    let reader = CSVReader(ByteSource(bytes: lines, name: source.name), separator: separator)
    guard let row = try reader.next() else {
      throw FeedRecognition.refused(source, "is empty", remedy: FeedRecognition.known)
    }
    let header = CSVHeader(row)
    let excerpt = Excerpt.printable(row.raw)
    if ECBRatesCSVFeed.isHeader(header.names) { return .ecbRatesCSV }
    let fitting = DeskLayout.all.filter { $0.fault(in: header) == nil }
    if fitting.count == 1, let feed = FeedName(rawValue: fitting[0].title) { return feed }
    if fitting.count > 1 {
      let names = fitting.map(\.title).joined(separator: " or ")
      throw FeedRecognition.refused(
        source, "could be \(names) by its columns", line: header.line, excerpt: excerpt,
        remedy: "say which with --feed")
    }
    if let (layout, fault) = nearest(header) {
      throw FeedRecognition.refused(
        source, fault.message, line: header.line, excerpt: excerpt,
        remedy:
          "\(fault.remedy); if it is not meant as \(layout.title), say what with --feed"
      )
    }
    let foreign = foreignFile(header.names).map { "is \($0), which this version does not load" }
    throw FeedRecognition.refused(
      source, foreign ?? "is no feed: its columns are those of none", line: header.line,
      excerpt: excerpt, remedy: FeedRecognition.known)
  }

  /// The desk file that a faulty header comes nearest to: at least half of its columns and of the
  /// names found have to fit.
  private static func nearest(
    _ header: CSVHeader
  ) -> (DeskLayout, (message: String, remedy: String))? {
    let names = Set(header.names)
    func known(_ layout: DeskLayout) -> Int { layout.columns.count { names.contains($0) } }
    func required(_ layout: DeskLayout) -> Int { layout.required.count { names.contains($0) } }
    let ranked = DeskLayout.all.filter {
      known($0) * 2 >= names.count && required($0) * 2 >= $0.requiredCount
    }
    let best = ranked.max {
      (required($0) * $1.requiredCount, known($0)) < (required($1) * $0.requiredCount, known($1))
    }
    guard let best, let fault = best.fault(in: header) else { return nil }
    return (best, fault)
  }

  /// Published files that are known and not loaded.
  private static func foreignFile(_ names: [String]) -> String? {
    let files: KeyValuePairs = [
      "Entity.LegalName": "a GLEIF file of legal entities",
      "Relationship.StartNode.NodeID": "a GLEIF file of relationships",
      "BizDt": "an exchange's settlement file",
      "PRODUCT_ID": "an exchange's product list",
    ]
    if names == ["LEI", "ISIN"] { return "a GLEIF file of ISINs by LEI" }
    return files.first { names.contains($0.key) }?.value
  }
}

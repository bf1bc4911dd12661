import Reading

/// Tells CSV feeds by the names of their columns.
enum CSVRecognition {
  static func recognize(
    _ beginning: [UInt8], _ source: ByteSource
  ) throws(ReadingError) -> FeedName {
    if FedInvestFeed.isBeginning(beginning) { return .fedInvest }
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
    if let feed = published(header.names) { return feed }
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
    throw FeedRecognition.refused(
      source, "is no feed: its columns are those of none", line: header.line, excerpt: excerpt,
      remedy: FeedRecognition.known)
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

  /// The published table whose columns a header has.
  private static func published(_ names: [String]) -> FeedName? {
    if let file = GLEIFTableFeed.file(names) { return file.feed }
    if names == GLEIFISINsFeed.Column.names { return .gleifISINs }
    if EurosystemAssetsFeed.Column.fits(names) { return .eurosystemAssets }
    if CMESettlementFeed.Column.fits(names) { return .cmeSettlement }
    if NYMEXSettlementFeed.Column.fits(names) { return .nymexSettlement }
    return EurexProductsFeed.Column.fits(names) ? .eurexProducts : nil
  }
}

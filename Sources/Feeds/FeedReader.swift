public import Collateral
public import Reading

/// Reads feeds: tells which format a file is in, and turns it into records.
///
/// A new format is one more file with its reader, a case of ``FeedName``, and a line below.
public enum FeedReader {
  /// Which feed a file is, judged by its content alone: the document element and its namespace, or
  /// the set of column names. Consumes nothing.
  ///
  /// Throws ``ReadingError`` (kind refused) that names what was found, where it is no known feed.
  public static func recognize(_ source: ByteSource) throws(ReadingError) -> FeedName {
    try FeedRecognition.recognize(source)
  }

  /// Streams a file through the three closures, in file order, to its end.
  ///
  /// `day` is the day of a file that does not say it; it may stand in the file's name instead. `mapping` explains a
  /// list of a layout of its own.
  /// `header` is called before the first record; it is called once more at the end if a file of
  /// rates turns out to hold a newer day than its first, and the last call holds. A malformed
  /// record goes to `reject` and the rest goes on. Throws ``ReadingError`` for a file that is
  /// broken as a whole, and whatever the closures throw. Records that came before an error are not
  /// to be kept.
  public static func read(
    _ source: ByteSource, as feed: FeedName, on day: CalendarDate? = nil,
    mapping: ListMapping? = nil, header: (FeedHeader) throws -> Void,
    record: (FeedRecord, Position) throws -> Void, reject: (Reject) throws -> Void
  ) throws {
    // The closures do not outlive this call; a handler that libxml2 calls back has to hold them.
    try withoutActuallyEscaping(header) { header in
      try withoutActuallyEscaping(record) { record in
        try withoutActuallyEscaping(reject) { reject in
          try stream(
            source, feed,
            FeedSink(day: day, mapping: mapping, header: header, record: record, reject: reject))
        }
      }
    }
    try source.finish()
  }

  /// What a file says about itself, without reading further than its first record.
  public static func header(
    of source: ByteSource, as feed: FeedName, on day: CalendarDate? = nil,
    mapping: ListMapping? = nil
  ) throws -> FeedHeader {
    struct Found: Error {}
    var last = FeedHeader(feed: feed)
    do {
      try read(
        source, as: feed, on: day, mapping: mapping,
        header: { header in
          last = header
          if header.asOf != nil { throw Found() }
        }, record: { _, _ in throw Found() }, reject: { _ in })
    } catch is Found {
      return last
    }
    return last
  }

  private static func stream(_ source: ByteSource, _ feed: FeedName, _ sink: FeedSink) throws {
    switch feed {
    case .firdsFull: try FIRDSFeed.read(.full, source, sink)
    case .firdsDelta: try FIRDSFeed.read(.delta, source, sink)
    case .firdsCancellations: try FIRDSFeed.read(.cancellations, source, sink)
    case .gleifEntities: try gleif(.entities, source, sink)
    case .gleifRelationships: try gleif(.relationships, source, sink)
    case .gleifExceptions: try gleif(.exceptions, source, sink)
    case .gleifISINs: try GLEIFISINsFeed.read(source, sink)
    case .eurosystemAssets: try EurosystemAssetsFeed.read(source, sink)
    case .digitalTokens: try DigitalTokensFeed.read(source, sink)
    case .cmeSettlement: try CMESettlementFeed.read(source, sink)
    case .nymexSettlement: try NYMEXSettlementFeed.read(source, sink)
    case .fixml: try FIXMLFeed.read(source, sink)
    case .eurexProducts: try EurexProductsFeed.read(source, sink)
    case .fedInvest: try FedInvestFeed.read(source, sink)
    case .mapped: try MappedFeed.read(source, sink)
    case .ecbRatesXML: try ECBRatesXMLFeed.read(source, sink)
    case .ecbRatesCSV: try ECBRatesCSVFeed.read(source, sink)
    case .instruments: try DeskReader.read(InstrumentsFeed.self, source, sink)
    case .entities: try DeskReader.read(EntitiesFeed.self, source, sink)
    case .ratings: try DeskReader.read(RatingsFeed.self, source, sink)
    case .assessments: try DeskReader.read(AssessmentsFeed.self, source, sink)
    case .prices: try DeskReader.read(PricesFeed.self, source, sink)
    case .fx: try DeskReader.read(FXFeed.self, source, sink)
    case .indexMembers: try DeskReader.read(IndexMembersFeed.self, source, sink)
    case .fundHoldings: try DeskReader.read(FundHoldingsFeed.self, source, sink)
    case .agreements: try DeskReader.read(AgreementsFeed.self, source, sink)
    case .pledges: try DeskReader.read(PledgesFeed.self, source, sink)
    }
  }

  private static func gleif(_ file: GLEIFFile, _ source: ByteSource, _ sink: FeedSink) throws {
    let first = try source.peek(64).first { !FieldText.isBlank($0) && $0 < 0x80 }
    if first == UInt8(ascii: "<") {
      try GLEIFXMLFeed.read(file, source, sink)
    } else {
      try GLEIFTableFeed.read(file, source, sink)
    }
  }
}

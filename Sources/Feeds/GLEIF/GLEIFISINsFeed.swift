import Collateral
import Reading

/// The map of ISINs to the LEIs of their issuers, as GLEIF publishes it with the numbering agencies.
enum GLEIFISINsFeed {
  enum Column: Int, DeskColumn {
    case lei, isin
    static let names = ["LEI", "ISIN"]
    static let requiredCount = 2
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    var header = FeedHeader(feed: .gleifISINs)
    header.asOf = FeedDay.find(sink.day, source)
    header.source = "GLEIF"
    let form = PublishedTable.Form(title: "map of ISINs", remedy: GLEIFFile.remedy)
    try PublishedTable.read(Column.self, source, form, sink, start: { try sink.header(header) }) {
      row, _ in
      let isin: ISIN = try row.required(.isin, FieldText.identifier)
      var record = InstrumentRecord(id: isin.value, idType: .isin)
      record.isin = isin
      record.issuer = try row.required(.lei, FieldText.identifier)
      return [.instrument(record)]
    }
  }
}

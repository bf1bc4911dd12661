import Collateral
import Money
import Reading

/// Eurex's list of products: one row a product, without expiries; rows have more cells than the header.
enum EurexProductsFeed {
  enum Column: Int, DeskColumn {
    case id, type, name, currency
    case underlying, size, country

    static let names = [
      "PRODUCT_ID", "PRODUCT_TYPE", "PRODUCT_NAME", "CURRENCY", "UNDERLYING_ISIN", "CONTRACT_SIZE",
      "COUNTRY_CODE",
    ]
    static let requiredCount = 4
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let day = FeedDay.find(sink.day, source)
    var header = FeedHeader(feed: .eurexProducts)
    header.asOf = day
    let form = PublishedTable.Form(
      title: "product list", separator: UInt8(ascii: ";"), isRagged: true,
      remedy: "fetch productlist.csv from Eurex again")
    try PublishedTable.read(Column.self, source, form, sink, start: { try sink.header(header) }) {
      row, _ in
      var record = InstrumentRecord(
        id: ExchangeContract.key("EUREX", try row.text(.id), ""), idType: .future)
      let type = try row.text(.type)
      switch type.first {
      case "F": record.assetClass = .future
      case "O": record.assetClass = .option
      default:
        throw FieldProblem(
          .unknownCode, "\"\(type)\" begins neither with F (future) nor with O (option)",
          field: Column.type.name, value: type)
      }
      record.name = try row.text(.name)
      record.currency = try row.required(.currency, FieldText.currency)
      record.priceMultiplier = try row.optional(.size, FieldText.unsigned)
      record.underlying = row.optionalText(.underlying)
      record.validFrom = day
      return [.instrument(record)]
    }
  }
}

import Collateral
import Reading

/// Reads an exchange's table of a day's settlements. Its first contract tells of which day and which exchange it is.
enum SettlementTable {
  static func read<Column: DeskColumn>(
    _: Column.Type, _ feed: FeedName, _ source: ByteSource, _ sink: FeedSink,
    contract: (DeskRow<Column>) throws(FieldProblem) -> ExchangeContract
  ) throws {
    var header = FeedHeader(feed: feed)
    let form = PublishedTable.Form(
      title: "settlement file", remedy: "fetch the settlement file from the exchange again")
    try PublishedTable.read(Column.self, source, form, sink, start: { try sink.header(header) }) {
      row, _ in
      let contract = try contract(row)
      if header.asOf == nil {
        header.asOf = contract.day
        header.source = contract.exchange
        try sink.header(header)
      }
      return try contract.records()
    }
  }
}

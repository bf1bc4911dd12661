import Collateral
import Money

/// Exchange rates: units of `quote` for one `base`.
enum FXFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case date, base, quote, rate

    static let names = ["date", "base", "quote", "rate"]
    static let requiredCount = 4
  }

  static let name = FeedName.fx

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let record = ExchangeRateRecord(
      date: try row.required(.date, FieldText.date),
      base: try row.required(.base, FieldText.currency),
      quote: try row.required(.quote, FieldText.currency),
      rate: try row.required(.rate, FieldText.number))
    guard record.base != record.quote else {
      throw FieldProblem(
        .conflictingFields, "base and quote are both \(record.base.code)",
        field: Column.quote.name)
    }
    return .exchangeRate(record)
  }
}

import Collateral

/// Prices: debt per 100 of nominal with accrued interest, everything else per unit. They may be
/// negative, as those of futures have been.
enum PricesFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case id, date, price, currency

    static let names = ["id", "date", "price", "currency"]
    static let requiredCount = 4
  }

  static let name = FeedName.prices

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    .price(
      PriceRecord(
        id: try row.text(.id), date: try row.required(.date, FieldText.date),
        price: try row.required(.price, FieldText.number),
        currency: try row.required(.currency, FieldText.currency)))
  }
}

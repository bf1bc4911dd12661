import Collateral
import Money

/// What funds hold, in percent of their net asset value.
enum FundHoldingsFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case fund, instrument, share, validFrom

    static let names = ["fund", "instrument", "share", "valid_from"]
    static let requiredCount = 4
  }

  static let name = FeedName.fundHoldings

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let record = FundHoldingRecord(
      fund: try row.text(.fund), instrument: try row.text(.instrument),
      share: try row.required(.share, FieldText.unsigned),
      validFrom: try row.required(.validFrom, FieldText.date))
    guard record.share <= .hundred else {
      throw FieldProblem(
        .invalidNumber, "\(record.share) is more than 100 percent of a fund",
        field: Column.share.name)
    }
    guard record.fund != record.instrument else {
      throw FieldProblem(
        .conflictingFields, "\(record.fund) is said to hold itself", field: Column.instrument.name)
    }
    return .fundHolding(record)
  }
}

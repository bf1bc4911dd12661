import Collateral

/// Members of equity indices.
enum IndexMembersFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case index, id, validFrom
    case validTo

    static let names = ["index", "id", "valid_from", "valid_to"]
    static let requiredCount = 3
  }

  static let name = FeedName.indexMembers

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let record = IndexMemberRecord(
      index: try row.text(.index), id: try row.text(.id),
      validFrom: try row.required(.validFrom, FieldText.date),
      validTo: try row.optional(.validTo, FieldText.date))
    guard record.index == record.index.lowercased() else {
      throw FieldProblem(
        .unknownCode, "\"\(record.index)\" is not in lower case, as the codes of indices are",
        field: Column.index.name)
    }
    if let end = record.validTo, end < record.validFrom {
      throw FieldProblem(
        .invalidDate, "ends on \(end), before it begins on \(record.validFrom)",
        field: Column.validTo.name)
    }
    return .indexMember(record)
  }
}

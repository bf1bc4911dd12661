import Collateral

/// Legal entities: issuers, parties and their parents.
enum EntitiesFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case lei, name
    case country, sector, parent, ultimateParent, validFrom

    static let names = [
      "lei", "name", "country", "sector", "parent", "ultimate_parent", "valid_from",
    ]
    static let requiredCount = 2
  }

  static let name = FeedName.entities

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    var record = EntityRecord(
      lei: try row.required(.lei, FieldText.identifier), name: try row.text(.name))
    record.country = try row.optional(.country, FieldText.identifier)
    record.sector = try row.optional(.sector, FieldText.word)
    record.parent = try row.optional(.parent, FieldText.identifier)
    record.ultimateParent = try row.optional(.ultimateParent, FieldText.identifier)
    record.validFrom = try row.optional(.validFrom, FieldText.date)
    return .entity(record)
  }
}

import Collateral

/// Legal entities: issuers, parties and their parents.
enum EntitiesFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case lei, name
    case country, sector, parent, ultimateParent, validFrom, branchOf, successor, manager

    static let names = [
      "lei", "name", "country", "sector", "parent", "ultimate_parent", "valid_from", "branch_of",
      "successor", "manager",
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
    record.branchOf = try another(.branchOf, row, record.lei)
    record.successor = try another(.successor, row, record.lei)
    record.manager = try row.optional(.manager, FieldText.identifier)
    return .entity(record)
  }

  /// An entity that must be another one.
  private static func another(
    _ column: Column, _ row: DeskRow<Column>, _ own: LEI
  ) throws(FieldProblem) -> LEI? {
    let lei: LEI? = try row.optional(column, FieldText.identifier)
    guard lei != own else {
      throw FieldProblem(
        .conflictingFields, "\(column.name) is the entity itself", field: column.name)
    }
    return lei
  }
}

import Collateral
import Reading

/// GLEIF's golden copy in CSV: hundreds of columns with dotted names, quoted, with line ends inside names. The files say
/// neither their day nor whether they are whole; both are in their names.
enum GLEIFTableFeed {
  enum EntityColumn: Int, DeskColumn {
    case lei, name
    case country, category, successor, otherSuccessor, registration, deleted

    static let names = [
      "LEI", "Entity.LegalName", "Entity.LegalAddress.Country", "Entity.EntityCategory",
      "Entity.SuccessorEntity.1.SuccessorLEI", "Entity.SuccessorEntity.SuccessorLEI",
      "Registration.RegistrationStatus", "Extension.Deletion.DeletedAt",
    ]
    static let requiredCount = 2
  }

  enum RelationshipColumn: Int, DeskColumn {
    case child, parent, kind
    case childType, parentType, status, registration, deleted
    case start1, end1, type1, start2, end2, type2, start3, end3, type3, start4, end4, type4, start5,
      end5, type5

    static let names =
      [
        "Relationship.StartNode.NodeID", "Relationship.EndNode.NodeID",
        "Relationship.RelationshipType", "Relationship.StartNode.NodeIDType",
        "Relationship.EndNode.NodeIDType", "Relationship.RelationshipStatus",
        "Registration.RegistrationStatus", "Extension.Deletion.DeletedAt",
      ]
      + (1...5).flatMap { number in
        ["startDate", "endDate", "periodType"].map { "Relationship.Period.\(number).\($0)" }
      }
    static let requiredCount = 3

    /// Start, end and type of each period.
    static let periods: [[RelationshipColumn]] = [
      [.start1, .end1, .type1], [.start2, .end2, .type2], [.start3, .end3, .type3],
      [.start4, .end4, .type4], [.start5, .end5, .type5],
    ]
  }

  enum ExceptionColumn: Int, DeskColumn {
    case lei, category, reason
    case reason2, reason3, deleted

    static let names = [
      "LEI", "Exception.Category", "Exception.Reason.1", "Exception.Reason.2",
      "Exception.Reason.3", "Extension.Deletion.DeletedAt",
    ]
    static let requiredCount = 3
  }

  /// The file whose header has these names.
  static func file(_ names: [String]) -> GLEIFFile? {
    if EntityColumn.fits(names) { return .entities }
    if RelationshipColumn.fits(names) { return .relationships }
    return ExceptionColumn.fits(names) ? .exceptions : nil
  }

  static func read(_ file: GLEIFFile, _ source: ByteSource, _ sink: FeedSink) throws {
    var header = FeedHeader(feed: file.feed)
    header.asOf = try FeedDay.require(sink.day, source)
    header.source = "GLEIF"
    let name = source.fileName.lowercased()
    // Only what is called whole is: a part of the register ends nothing.
    header.isWhole = name.contains("golden-copy")
    header.holdsChanges = !header.isWhole
    header.scope = header.isWhole ? GLEIFFile.whole : nil
    let form = PublishedTable.Form(title: "GLEIF file", remedy: GLEIFFile.remedy)
    let start = { try sink.header(header) }
    switch file {
    case .entities:
      try PublishedTable.read(EntityColumn.self, source, form, sink, start: start) { row, _ in
        try file.records(
          draft(
            row,
            [
              (.lei, .lei), (.name, .name), (.country, .country), (.category, .category),
              (.successor, .successor), (.otherSuccessor, .successor),
              (.registration, .registration), (.deleted, .deleted),
            ]))
      }
    case .relationships:
      try PublishedTable.read(RelationshipColumn.self, source, form, sink, start: start) { row, _ in
        var draft = draft(
          row,
          [
            (.child, .child), (.childType, .childType), (.parent, .parent),
            (.parentType, .parentType), (.kind, .kind), (.status, .status),
            (.registration, .registration), (.deleted, .deleted),
          ])
        for columns in RelationshipColumn.periods {
          guard let type = row.optionalText(columns[2]) else { continue }
          draft.periods.append(
            GLEIFDraft.Period(
              start: row.optionalText(columns[0]), end: row.optionalText(columns[1]), type: type))
        }
        return try file.records(draft)
      }
    case .exceptions:
      try PublishedTable.read(ExceptionColumn.self, source, form, sink, start: start) { row, _ in
        try file.records(
          draft(
            row,
            [
              (.lei, .lei), (.category, .exceptionCategory), (.reason, .exceptionReason),
              (.reason2, .exceptionReason), (.reason3, .exceptionReason), (.deleted, .deleted),
            ]))
      }
    }
  }

  private static func draft<Column: DeskColumn>(
    _ row: DeskRow<Column>, _ fields: [(Column, GLEIFDraft.Field)]
  ) -> GLEIFDraft {
    var draft = GLEIFDraft()
    for (column, field) in fields { draft.set(field, row.bytes(column)) }
    return draft
  }
}

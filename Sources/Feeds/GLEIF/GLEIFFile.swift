/// The three files of GLEIF's golden copy and what their records become.
enum GLEIFFile: CaseIterable {
  case entities, relationships, exceptions

  var feed: FeedName {
    switch self {
    case .entities: .gleifEntities
    case .relationships: .gleifRelationships
    case .exceptions: .gleifExceptions
    }
  }

  /// Namespace of the XML file; it has no version.
  var namespace: String {
    switch self {
    case .entities: "http://www.gleif.org/data/schema/leidata/2016"
    case .relationships: "http://www.gleif.org/data/schema/rr/2016"
    case .exceptions: "http://www.gleif.org/data/schema/repex/2016"
    }
  }

  /// Document element, header and record of the XML file.
  var elements: (root: String, header: String, record: String) {
    switch self {
    case .entities: ("LEIData", "LEIData/LEIHeader", "LEIData/LEIRecords/LEIRecord")
    case .relationships:
      (
        "RelationshipData", "RelationshipData/Header",
        "RelationshipData/RelationshipRecords/RelationshipRecord"
      )
    case .exceptions:
      (
        "ReportingExceptionData", "ReportingExceptionData/Header",
        "ReportingExceptionData/ReportingExceptions/Exception"
      )
    }
  }

  /// The fields of its records.
  var fields: [GLEIFDraft.Field] {
    switch self {
    case .entities: [.lei, .name, .country, .category, .successor, .registration, .deleted]
    case .relationships:
      [.child, .childType, .parent, .parentType, .kind, .status, .registration, .deleted]
    case .exceptions: [.lei, .exceptionCategory, .exceptionReason, .deleted]
    }
  }

  /// What a draft becomes.
  func records(_ draft: GLEIFDraft) throws(FieldProblem) -> [FeedRecord] {
    switch self {
    case .entities: [try draft.entity()]
    case .relationships: try draft.relationships()
    case .exceptions: [try draft.exception()]
    }
  }

  /// The slice that a file replaces which is whole.
  static let whole = "golden copy"

  static let remedy = "fetch the golden copy from GLEIF again, and load it as it is"
}

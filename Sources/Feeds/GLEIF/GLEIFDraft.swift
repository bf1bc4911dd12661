import Collateral
import Reading

/// What is read of one GLEIF record, whatever the file's syntax.
struct GLEIFDraft {
  /// The fields that are read. The raw value is how a reject names them.
  enum Field: String, CaseIterable {
    case lei = "LEI"
    case name = "Entity/LegalName"
    case country = "Entity/LegalAddress/Country"
    case category = "Entity/EntityCategory"
    case successor = "Entity/SuccessorEntity/SuccessorLEI"
    case child = "Relationship/StartNode/NodeID"
    case childType = "Relationship/StartNode/NodeIDType"
    case parent = "Relationship/EndNode/NodeID"
    case parentType = "Relationship/EndNode/NodeIDType"
    case kind = "Relationship/RelationshipType"
    case status = "Relationship/RelationshipStatus"
    case exceptionCategory = "ExceptionCategory"
    case exceptionReason = "ExceptionReason"
    case registration = "Registration/RegistrationStatus"
    case deleted = "Extension/Deletion/DeletedAt"
  }

  /// A period of a relationship.
  struct Period {
    var start: String?
    var end: String?
    var type: String?
  }

  private static let dead: Set = ["ANNULLED", "DUPLICATE", "CANCELLED"]

  private var texts: [Field: String] = [:]
  private var reasons: [String] = []
  var periods: [Period] = []

  /// What identifies the record to a reader.
  var excerpt: String {
    [Field.lei, .name, .child, .kind, .parent, .exceptionCategory]
      .compactMap { field in texts[field].map { "\(field.rawValue)=\($0)" } }
      .joined(separator: ", ")
  }

  mutating func set(_ field: Field, _ bytes: UnsafeRawBufferPointer) {
    let text = FieldText.text(FieldText.trimmed(bytes))
    if text.isEmpty { return }
    if field == .exceptionReason {
      reasons.append(text)
    } else if texts[field] == nil {
      // Of several successors the first is followed.
      texts[field] = text
    }
  }

  private func required<Value>(
    _ field: Field, _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value {
    guard let text = texts[field] else { throw .missing(field.rawValue) }
    return try FieldText.read(text, field.rawValue, read)
  }

  private func optional<Value>(
    _ field: Field, _ read: (UnsafeRawBufferPointer) throws(FieldProblem) -> Value
  ) throws(FieldProblem) -> Value? {
    texts[field] == nil ? nil : try required(field, read)
  }

  /// Whether it is the withdrawal of a record, in a file of changes.
  private var isDeleted: Bool { texts[.deleted] != nil }

  // MARK: Records

  /// A legal entity. The country is that of its legal address. The sector is left open but for international organizations
  /// and funds: no other category tells it.
  func entity() throws(FieldProblem) -> FeedRecord {
    let lei: LEI = try required(.lei, FieldText.identifier)
    if isDeleted || Self.dead.contains(texts[.registration] ?? "") {
      return .withdrawnEntity(lei, source: .lei)
    }
    guard let name = texts[.name] else { throw .missing(Field.name.rawValue) }
    var record = EntityRecord(lei: lei, name: name)
    record.country = try optional(.country, FieldText.identifier)
    switch texts[.category] {
    case "INTERNATIONAL_ORGANIZATION": record.sector = .internationalOrganization
    case "FUND": record.sector = .fund
    default: break
    }
    let successor: LEI? = try optional(.successor, FieldText.identifier)
    if successor != lei { record.successor = successor }
    return .entity(record)
  }

  /// A relationship, one record for each of its periods: the start node is the child, the end node the parent.
  func relationships() throws(FieldProblem) -> [FeedRecord] {
    for field in [Field.childType, .parentType] {
      if let type = texts[field], type != "LEI" {
        throw FieldProblem(
          .unknownCode, "\"\(type)\" is no LEI, and nothing else can be followed",
          field: field.rawValue, value: type)
      }
    }
    let child: LEI = try required(.child, FieldText.identifier)
    let parent: LEI = try required(.parent, FieldText.identifier)
    let kind: RelationshipRecord.Kind
    switch texts[.kind] {
    case "IS_DIRECTLY_CONSOLIDATED_BY": kind = .parent
    case "IS_ULTIMATELY_CONSOLIDATED_BY": kind = .ultimateParent
    case "IS_INTERNATIONAL_BRANCH_OF": kind = .branchOf
    case "IS_FUND-MANAGED_BY", "IS_FUND_MANAGED_BY": kind = .manager
    case "IS_SUBFUND_OF", "IS_FEEDER_TO": kind = .other
    case nil: throw .missing(Field.kind.rawValue)
    case let other?:
      throw FieldProblem(
        .unknownCode, "\"\(other)\" is no type of relationship that is known",
        field: Field.kind.rawValue, value: other)
    }
    if child == parent && kind != .ultimateParent {
      throw FieldProblem(
        .conflictingFields, "\(child) is its own parent", field: Field.parent.rawValue)
    }
    var record = RelationshipRecord(child: child, parent: parent, kind: kind)
    // The text NULL is a code: the status does not apply.
    let isActive = texts[.status] == "ACTIVE" || texts[.status] == "NULL" || texts[.status] == nil
    record.holds =
      isActive && !isDeleted && !Self.dead.contains(texts[.registration] ?? "")
      && texts[.registration] != "RETIRED"
    // Only this kind of period is the life of the relationship; one that ends before it begins is none.
    var records: [FeedRecord] = []
    var hasPeriods = false
    for period in periods where period.type == "RELATIONSHIP_PERIOD" {
      hasPeriods = true
      record.start = try date(period.start, "RelationshipPeriod/StartDate")
      record.end = try date(period.end, "RelationshipPeriod/EndDate")
      if let start = record.start, let end = record.end, end < start { continue }
      records.append(.relationship(record))
    }
    if records.isEmpty {
      record.start = nil
      record.end = nil
      if hasPeriods { record.holds = false }
      records = [.relationship(record)]
    }
    return records
  }

  private func date(_ text: String?, _ field: String) throws(FieldProblem) -> CalendarDate? {
    guard let text, !text.isEmpty else { return nil }
    return try FieldText.read(text, field) { bytes throws(FieldProblem) in
      try FieldText.timestamp(FieldText.trimmed(bytes))
    }
  }

  /// Why no parent is reported: not that there is none.
  func exception() throws(FieldProblem) -> FeedRecord {
    let lei: LEI = try required(.lei, FieldText.identifier)
    let source: EntitySource
    switch texts[.exceptionCategory] {
    case "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT": source = .directException
    case "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT": source = .ultimateException
    case nil: throw .missing(Field.exceptionCategory.rawValue)
    case let other?:
      throw FieldProblem(
        .unknownCode, "\"\(other)\" is no category of exceptions",
        field: Field.exceptionCategory.rawValue, value: other)
    }
    if isDeleted { return .withdrawnEntity(lei, source: source) }
    guard !reasons.isEmpty else { throw .missing(Field.exceptionReason.rawValue) }
    var record = EntityRecord(lei: lei, name: lei.value)
    let text = reasons.joined(separator: "|")
    if source == .directException {
      record.parentException = text
    } else {
      record.ultimateParentException = text
    }
    return .parentException(record, source: source)
  }
}

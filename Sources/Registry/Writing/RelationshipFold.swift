package import Collateral

/// Makes of the relationships that a register reports for one child what the registry keeps of an entity: its parents, its
/// head office and its manager, from day to day.
package final class RelationshipFold {
  private let known: SQLStatement
  private let later: SQLStatement
  private let transaction: LoadTransaction
  private let source = EntitySource.relationships.rawValue
  private var writer = RowWriter()
  private var row = PackedRow()

  /// - Parameter asOf: the day of which the file speaks.
  package init(_ transaction: LoadTransaction) throws(RegistryError) {
    self.transaction = transaction
    known = try transaction.connection.prepare(
      """
      SELECT parent, ultimateParent, branchOf, manager FROM entity
      WHERE lei = ?1 AND source = ?2 AND superseded IS NULL AND validFrom <= ?3
      ORDER BY validFrom DESC LIMIT 1
      """)
    known.bind(2, source)
    later = try transaction.connection.prepare(
      """
      SELECT validFrom FROM entity
      WHERE lei = ?1 AND source = ?2 AND superseded IS NULL AND validFrom > ?3
      """)
    later.bind(2, source)
  }

  /// Merges the relationships of a child.
  ///
  /// An entity that was never heard of begins with its oldest relationship; one that was known changes from the file's day
  /// on, and on the days to come on which a relationship begins or ends.
  /// - Parameters:
  ///   - records: what the file says, each once.
  ///   - isWhole: whether the file has all relationships of the child; otherwise those it does not name stay.
  package func merge(
    _ child: LEI, _ records: [RelationshipRecord], isWhole: Bool, asOf: CalendarDate, line: Int
  ) throws(RegistryError) -> MergeOutcome {
    let before = try inForce(child, on: asOf)
    var days: Set<CalendarDate> = []
    for record in records where record.holds && record.kind != .other {
      days.insert(record.start ?? .beginning)
      if let end = record.end, end < .perpetual { days.insert(end.adding(days: 1)) }
    }
    let later = try laterDays(child, than: asOf)
    if before != nil || !later.isEmpty {
      // What was said of later days is said anew.
      days = days.filter { $0 > asOf }.union(later)
      days.insert(asOf)
    } else if days.isEmpty {
      return .unchanged
    }
    var outcome = MergeOutcome.unchanged
    for day in days.sorted() {
      var entity = EntityRecord(lei: child, name: child.value)
      if !isWhole, let earlier = try inForce(child, on: day) { entity = earlier }
      for record in records where !record.holds(on: day) { remove(record, from: &entity) }
      for record in records where record.holds(on: day) { add(record, to: &entity) }
      writer.write(entity, source: source, line: line)
      row.read(writer.bytes)
      switch try transaction.merge(row, into: .entity, on: day.days) {
      case .new: outcome = .new
      case .changed(let superseding):
        if outcome == .unchanged { outcome = .changed(superseding: superseding) }
      case .unchanged: break
      }
    }
    return outcome
  }

  private func inForce(_ child: LEI, on day: CalendarDate) throws(RegistryError) -> EntityRecord? {
    try transaction.flush(.entity)
    known.bind(1, child.value)
    known.bind(3, Int64(day.days))
    defer { known.reset() }
    guard try known.step() else { return nil }
    var record = EntityRecord(lei: child, name: child.value)
    record.parent = known.optionalText(0).flatMap { try? LEI($0) }
    record.ultimateParent = known.optionalText(1).flatMap { try? LEI($0) }
    record.branchOf = known.optionalText(2).flatMap { try? LEI($0) }
    record.manager = known.optionalText(3).flatMap { try? LEI($0) }
    return record
  }

  /// Days after one on which what is known of a child changes.
  private func laterDays(
    _ child: LEI, than day: CalendarDate
  ) throws(RegistryError) -> Set<CalendarDate> {
    later.bind(1, child.value)
    later.bind(3, Int64(day.days))
    defer { later.reset() }
    var days: Set<CalendarDate> = []
    while try later.step() { days.insert(later.date(0)) }
    return days
  }

  private func path(
    _ kind: RelationshipRecord.Kind
  ) -> WritableKeyPath<EntityRecord, LEI?>? {
    switch kind {
    case .parent: \.parent
    case .ultimateParent: \.ultimateParent
    case .branchOf: \.branchOf
    case .manager: \.manager
    case .other: nil
    }
  }

  private func add(_ record: RelationshipRecord, to entity: inout EntityRecord) {
    // Of several of one kind, which no rule can tell apart, the first in the order of their identifiers counts.
    guard let path = path(record.kind) else { return }
    if let other = entity[keyPath: path], other < record.parent { return }
    entity[keyPath: path] = record.parent
  }

  private func remove(_ record: RelationshipRecord, from entity: inout EntityRecord) {
    guard let path = path(record.kind), entity[keyPath: path] == record.parent else { return }
    entity[keyPath: path] = nil
  }
}

import Collateral

/// Reads legal entities of a day, as of a load, with the groups that they belong to.
///
/// Upward go parents, the entity of a branch, a successor, and who manages a fund; downward the same but for managers:
/// a manager's other funds belong to nobody's group.
final class EntityWalk {
  /// Longest chain of parents that is followed.
  static let depthLimit = 64

  private let path: String
  private let connection: SQLConnection
  private let hasManagers: Bool
  private let query: SQLStatement
  private let children: SQLStatement
  private let governments: SQLStatement
  private var records: [LEI: (record: EntityRecord, origin: Origin)?] = [:]

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    path = connection.path
    self.connection = connection
    let values = try connection.values(of: .entity)
    // In a registry of an older program everything is the desk's.
    let source = try connection.has("source", in: .entity) ? "source" : "'desk'"
    hasManagers = try connection.has("manager", in: .entity)
    query = try connection.prepare(
      """
      SELECT \(source), validFrom, load, line, \(values.joined(separator: ", ")) FROM entity
      WHERE lei = ?1 AND validFrom <= ?2 AND load <= ?3
        AND (superseded IS NULL OR superseded > ?3)
      ORDER BY 1, 2 DESC
      """)
    query.bind(2, Int64(on.days))
    query.bind(3, known)
    // Any version that ever named the entity above; the one in force is then looked at.
    let links = ["parent", "ultimateParent", "branchOf", "successor"]
    children = try connection.prepare(
      links.filter { values.contains("entity.\($0)") }
        .map { "SELECT lei FROM entity WHERE \($0) = ?1" }.joined(separator: " UNION ALL "))
    governments = try connection.prepare(
      """
      SELECT DISTINCT lei FROM entity WHERE sector = 'central-government' AND country = ?1
      ORDER BY lei
      """)
  }

  /// All entities that are known among these, their ancestors, and everyone below those.
  func groups(
    of start: Set<LEI>
  ) throws(RegistryError) -> [LEI: (record: EntityRecord, origin: Origin)] {
    var found: [LEI: (record: EntityRecord, origin: Origin)] = [:]
    // In the order of the table, which keeps what is read near to what was read before.
    var upward = start.sorted()
    var seen = start
    for _ in 0...Self.depthLimit where !upward.isEmpty {
      var next: [LEI] = []
      for lei in upward {
        guard let entity = try entity(lei) else { continue }
        found[lei] = entity
        for above in Self.above(entity.record) + [entity.record.manager].compactMap(\.self) {
          if seen.insert(above).inserted { next.append(above) }
        }
      }
      upward = next
    }
    // A parent that is not itself known still holds its group together.
    var downward = seen.sorted()
    for _ in 0...Self.depthLimit where !downward.isEmpty {
      var next: [LEI] = []
      for lei in downward {
        for child in try entities(below: lei) where seen.insert(child).inserted {
          guard let entity = try entity(child) else { continue }
          found[child] = entity
          next.append(child)
        }
      }
      downward = next
    }
    return found
  }

  /// The central governments of some countries.
  func governments(
    of countries: Set<CountryCode>
  ) throws(RegistryError) -> [LEI: (record: EntityRecord, origin: Origin)] {
    var candidates: [LEI] = []
    for country in countries.sorted() {
      governments.bind(1, country.value)
      while try governments.step() { candidates.append(try identifier(governments, 0)) }
      governments.reset()
    }
    var found: [LEI: (record: EntityRecord, origin: Origin)] = [:]
    for candidate in candidates {
      guard let entity = try entity(candidate), entity.record.sector == .centralGovernment,
        let country = entity.record.country, countries.contains(country)
      else { continue }
      found[candidate] = entity
    }
    return found
  }

  /// Those whose group an entity belongs to, by what it reports.
  static func above(_ record: EntityRecord) -> [LEI] {
    [record.parent, record.ultimateParent, record.branchOf, record.successor].compactMap(\.self)
  }

  /// Entities whose version in force names one as its parent, its head office or its successor.
  private func entities(below parent: LEI) throws(RegistryError) -> [LEI] {
    children.bind(1, parent.value)
    var candidates: [LEI] = []
    while try children.step() { candidates.append(try identifier(children, 0)) }
    children.reset()
    var found: [LEI] = []
    for candidate in candidates {
      guard let record = try entity(candidate)?.record else { continue }
      if Self.above(record).contains(parent) { found.append(candidate) }
    }
    return found
  }

  /// Entities that name some of these as their manager, in any version.
  func managed(by managers: Set<LEI>) throws(RegistryError) -> Set<LEI> {
    guard hasManagers else { return [] }
    let query = try connection.prepare("SELECT lei, manager FROM entity WHERE manager IS NOT NULL")
    var found: Set<LEI> = []
    while try query.step() {
      if managers.contains(try identifier(query, 1)) { found.insert(try identifier(query, 0)) }
    }
    return found
  }

  /// What is known about an entity: what its first source does not say is taken from the next, in the order of their
  /// names.
  func entity(
    _ lei: LEI
  ) throws(RegistryError) -> (record: EntityRecord, origin: Origin)? {
    if let known = records[lei] { return known }
    query.bind(1, lei.value)
    defer { query.reset() }
    var found: (record: EntityRecord, origin: Origin)?
    var last: String?
    while try query.step() {
      let source = query.text(0)
      // Of each source the newest version holds.
      if source == last { continue }
      last = source
      let record = try record(of: lei)
      if found == nil {
        found = (record, query.origin(2))
      } else {
        found?.record.take(from: record)
      }
    }
    records[lei] = .some(found)
    return found
  }

  /// The version that the query is at.
  private func record(of lei: LEI) throws(RegistryError) -> EntityRecord {
    var record = EntityRecord(lei: lei, name: query.optionalText(4) ?? lei.value)
    if !query.isNull(5) { record.country = try identifier(query, 5) }
    record.sector = query.optionalText(6).flatMap(IssuerSector.init)
    if !query.isNull(7) { record.parent = try identifier(query, 7) }
    if !query.isNull(8) { record.ultimateParent = try identifier(query, 8) }
    if !query.isNull(9) { record.branchOf = try identifier(query, 9) }
    if !query.isNull(10) { record.successor = try identifier(query, 10) }
    if !query.isNull(11) { record.manager = try identifier(query, 11) }
    record.parentException = query.optionalText(12)
    record.ultimateParentException = query.optionalText(13)
    let validFrom = query.date(1)
    record.validFrom = validFrom == .beginning ? nil : validFrom
    return record
  }

  private func identifier<Value: Identifier>(
    _ row: SQLStatement, _ column: Int
  ) throws(RegistryError) -> Value {
    do {
      return try Value(utf8: row.bytes(column))
    } catch {
      throw RegistryError(
        kind: .refused, path: path,
        message: "an entity is damaged (\(error)); restore the registry, or load it anew")
    }
  }
}

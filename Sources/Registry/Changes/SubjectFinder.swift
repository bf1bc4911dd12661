import Collateral

/// Finds what facts are about that loads brought, or that begin or end in a span of days.
struct SubjectFinder {
  private let connection: SQLConnection

  /// Tables whose facts a verdict may look at, by what they are about.
  private static let aboutInstruments: [(table: FactTable, column: String)] = [
    (.instrument, "id"), (.indexMember, "id"), (.fundHolding, "fund"),
  ]
  private static let aboutSubjects: [FactTable] = [.rating, .assessment]

  init(_ connection: SQLConnection) {
    self.connection = connection
  }

  // MARK: What loads brought

  /// What the loads after one and up to another began to say or ended; prices, rates and desk files aside.
  func subjects(after first: Int64, through last: Int64) throws(RegistryError) -> FactSubjects {
    let tables = try tables(after: first, through: last)
    var subjects = FactSubjects()
    let within = "(load > ?1 AND load <= ?2 OR superseded > ?1 AND superseded <= ?2)"
    func bind(_ query: SQLStatement) {
      query.bind(1, first)
      query.bind(2, last)
    }
    for (table, column) in Self.aboutInstruments where tables.contains(table.name) {
      let query = try connection.prepare(
        "SELECT DISTINCT \(column) FROM \(table.name) WHERE \(within)")
      bind(query)
      while try query.step() { subjects.identifiers.insert(query.text(0)) }
    }
    for table in Self.aboutSubjects where tables.contains(table.name) {
      let query = try connection.prepare(
        "SELECT DISTINCT subjectType, subject FROM \(table.name) WHERE \(within)")
      bind(query)
      while try query.step() { add(query.text(0), query.text(1), to: &subjects) }
    }
    if tables.contains(FactTable.entity.name) {
      let query = try connection.prepare("SELECT DISTINCT lei FROM entity WHERE \(within)")
      bind(query)
      while try query.step() { add(SubjectType.issuer.rawValue, query.text(0), to: &subjects) }
    }
    return subjects
  }

  /// How many prices the loads brought.
  func priceCount(after first: Int64, through last: Int64) throws(RegistryError) -> Int {
    guard try tables(after: first, through: last).contains(FactTable.price.name) else { return 0 }
    let query = try connection.prepare(
      "SELECT count(*) FROM price WHERE load > ?1 AND load <= ?2")
    query.bind(1, first)
    query.bind(2, last)
    return try query.step() ? Int(query.integer(0)) : 0
  }

  /// The tables that the loads wrote to; all where one of them does not say.
  private func tables(after first: Int64, through last: Int64) throws(RegistryError) -> Set<String>
  {
    let all = Set(FactTable.all.map(\.name))
    guard try connection.has(table: "loadTable") else { return all }
    let query = try connection.prepare(
      """
      SELECT load.id, loadTable.name FROM load LEFT JOIN loadTable ON loadTable.load = load.id
      WHERE load.id > ?1 AND load.id <= ?2
        AND recordsNew + recordsChanged + versionsClosed > 0
      """)
    query.bind(1, first)
    query.bind(2, last)
    var names: Set<String> = []
    while try query.step() {
      guard let name = query.optionalText(1) else { return all }
      names.insert(name)
    }
    return names
  }

  // MARK: What days bring

  /// What begins or ends on the days after one and up to another, by day: facts from their first day on, memberships after
  /// their last.
  func subjects(
    after first: CalendarDate, through last: CalendarDate, known: Int64
  ) throws(RegistryError) -> [CalendarDate: FactSubjects] {
    var days: [CalendarDate: FactSubjects] = [:]
    let visible = "load <= ?3 AND (superseded IS NULL OR superseded > ?3)"
    func prepare(_ sql: String) throws(RegistryError) -> SQLStatement {
      let query = try connection.prepare(sql)
      query.bind(1, Int64(first.days))
      query.bind(2, Int64(last.days))
      query.bind(3, known)
      return query
    }
    let within = "validFrom > ?1 AND validFrom <= ?2 AND \(visible)"
    for (table, column) in Self.aboutInstruments {
      let query = try prepare("SELECT validFrom, \(column) FROM \(table.name) WHERE \(within)")
      while try query.step() {
        days[query.date(0), default: FactSubjects()].identifiers.insert(query.text(1))
      }
    }
    for table in Self.aboutSubjects {
      let query = try prepare(
        "SELECT validFrom, subjectType, subject FROM \(table.name) WHERE \(within)")
      while try query.step() {
        add(query.text(1), query.text(2), to: &days[query.date(0), default: FactSubjects()])
      }
    }
    let entities = try prepare("SELECT validFrom, lei FROM entity WHERE \(within)")
    while try entities.step() {
      add(
        SubjectType.issuer.rawValue, entities.text(1),
        to: &days[entities.date(0), default: FactSubjects()])
    }
    let ends = try prepare(
      "SELECT validTo, id FROM indexMember WHERE validTo >= ?1 AND validTo < ?2 AND \(visible)")
    while try ends.step() {
      days[ends.date(0).adding(days: 1), default: FactSubjects()].identifiers.insert(ends.text(1))
    }
    return days
  }

  private func add(_ type: String, _ subject: String, to subjects: inout FactSubjects) {
    if type == SubjectType.issue.rawValue {
      subjects.identifiers.insert(subject)
    } else if let lei = try? LEI(subject) {
      subjects.entities.insert(lei)
    }
  }
}

import Collateral

/// Finds the instruments on which facts may bear: those that they are about, those that represent or hold them, and those of
/// issuers and guarantors whose group, or whose country's government, they are about.
///
/// It finds too many rather than too few; what comes of the facts is for a comparison to say.
final class ConcernFinder {
  private let connection: SQLConnection
  private let states: [RegistryState]
  private var result: Set<String> = []

  /// - Parameter states: before and after; groups of both count.
  init(_ states: [RegistryState], on connection: SQLConnection) {
    self.states = states
    self.connection = connection
  }

  /// The registry's keys of the instruments.
  func instruments(_ subjects: FactSubjects) throws(RegistryError) -> Set<String> {
    result = []
    try add(identifiers: subjects.identifiers)
    let entities = try visiblyDifferent(subjects.entities)
    try add(issuedBy: try groups(of: entities))
    try add(ofCountries: try countries(governedBy: entities))
    try addThoseAround()
    return result
  }

  private func add(identifiers: Set<String>) throws(RegistryError) {
    for state in states {
      let resolver = try IdentifierResolver(known: state.known, on: connection)
      for identifier in identifiers.sorted() {
        result.formUnion(try resolver.resolve(identifier))
      }
    }
    let namesakes = try NamesakeFinder(connection)
    for key in result { result.formUnion(try namesakes.namesakes(of: key)) }
  }

  /// Entities without those of which nothing differs that a rule could see.
  private func visiblyDifferent(_ entities: Set<LEI>) throws(RegistryError) -> Set<LEI> {
    guard !entities.isEmpty, states.count > 1 else { return entities }
    var seen: [LEI: Set<[String]>] = [:]
    for state in states {
      let walk = try EntityWalk(on: state.on, known: state.known, connection: connection)
      let subjects = try SubjectQuery(on: state.on, known: state.known, connection: connection)
      for lei in entities.sorted() {
        var words: [String] = []
        if let record = try walk.entity(lei)?.record {
          words = [
            "known", record.country?.value ?? "", record.sector?.rawValue ?? "",
            record.parent?.value ?? "", record.ultimateParent?.value ?? "",
            record.branchOf?.value ?? "", record.successor?.value ?? "",
            record.manager?.value ?? "",
          ]
        }
        let names = [lei.value]
        for fact in try subjects.ratings(of: names, .issuer) {
          words += [fact.agency.rawValue, fact.term.rawValue, fact.rating]
        }
        for fact in try subjects.assessments(of: names, .issuer) {
          words += [fact.measure.rawValue, fact.value]
        }
        seen[lei, default: []].insert(words)
      }
    }
    return entities.filter { (seen[$0]?.count ?? 0) > 1 }
  }

  private func groups(of entities: Set<LEI>) throws(RegistryError) -> Set<LEI> {
    var members = entities
    if entities.isEmpty { return members }
    for state in states {
      let walk = try EntityWalk(on: state.on, known: state.known, connection: connection)
      for (lei, entity) in try walk.groups(of: entities) {
        members.insert(lei)
        // One that nobody reported may be an issuer all the same.
        members.formUnion(EntityWalk.above(entity.record))
        if let manager = entity.record.manager { members.insert(manager) }
      }
      members.formUnion(try walk.managed(by: members))
    }
    return members
  }

  private func countries(governedBy entities: Set<LEI>) throws(RegistryError) -> Set<CountryCode> {
    var countries: Set<CountryCode> = []
    for state in states where !entities.isEmpty {
      let walk = try EntityWalk(on: state.on, known: state.known, connection: connection)
      for lei in entities.sorted() {
        guard let record = try walk.entity(lei)?.record, record.sector == .centralGovernment,
          let country = record.country
        else { continue }
        countries.insert(country)
      }
    }
    return countries
  }

  private func add(issuedBy entities: Set<LEI>) throws(RegistryError) {
    guard !entities.isEmpty else { return }
    let hasGuarantor = try connection.has("guarantor", in: .instrument)
    let list = "(SELECT value FROM json_each(?1))"
    let guarantor = hasGuarantor ? " OR guarantor IN \(list)" : ""
    try add(
      "SELECT DISTINCT id FROM instrument WHERE issuer IN \(list)\(guarantor)",
      Self.json(entities.map(\.value)))
  }

  private func add(ofCountries countries: Set<CountryCode>) throws(RegistryError) {
    guard !countries.isEmpty else { return }
    let list = "(SELECT value FROM json_each(?1))"
    try add(
      """
      SELECT DISTINCT id FROM instrument WHERE country IN \(list)
        OR issuer IN (SELECT lei FROM entity WHERE country IN \(list))
      """, Self.json(countries.map(\.value)))
  }

  /// Adds those that represent or hold what was found, whatever holds or represents these, and so on.
  private func addThoseAround() throws(RegistryError) {
    guard !result.isEmpty else { return }
    var outer: [String: Set<String>] = [:]
    let links = try connection.prepare(
      """
      SELECT DISTINCT wraps, id FROM instrument WHERE wraps IS NOT NULL
      UNION SELECT DISTINCT instrument, fund FROM fundHolding
      """)
    var pairs: [(inner: String, outer: String)] = []
    while try links.step() { pairs.append((links.text(0), links.text(1))) }
    if pairs.isEmpty { return }
    for known in Set(states.map(\.known)).sorted() {
      let resolver = try IdentifierResolver(known: known, on: connection)
      for pair in pairs {
        let owners = try resolver.resolve(pair.outer)
        for key in try resolver.resolve(pair.inner) { outer[key, default: []].formUnion(owners) }
      }
    }
    var pending = Array(result)
    while let key = pending.popLast() {
      for next in outer[key] ?? [] where result.insert(next).inserted { pending.append(next) }
    }
  }

  private func add(_ sql: String, _ list: String) throws(RegistryError) {
    let query = try connection.prepare(sql)
    query.bind(1, list)
    while try query.step() { result.insert(query.text(0)) }
  }

  /// A list of codes, none of which holds anything that JSON would have to escape.
  private static func json(_ codes: [String]) -> String {
    "[" + codes.sorted().map { "\"\($0)\"" }.joined(separator: ",") + "]"
  }
}

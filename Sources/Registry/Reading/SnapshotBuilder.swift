import Collateral

/// Gathers the facts of a snapshot: instruments and what they lead to.
final class SnapshotBuilder {
  private let connection: SQLConnection
  private let on: CalendarDate
  private let known: Int64
  private let resolver: IdentifierResolver
  private let instruments: InstrumentQuery
  private let subjects: SubjectQuery
  private let market: MarketQuery
  private var snapshot: FactSnapshot
  private var parties: Set<LEI> = []
  /// Countries of issuers, whose central governments a rule may ask about.
  private var countries: Set<CountryCode> = []
  private var usedLoads: Set<Int64> = []
  /// Keys that were looked up, whether they have facts on the day or not.
  private var visited: Set<String> = []

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    self.connection = connection
    self.on = on
    self.known = known
    resolver = try IdentifierResolver(known: known, on: connection)
    instruments = try InstrumentQuery(on: on, known: known, connection: connection)
    subjects = try SubjectQuery(on: on, known: known, connection: connection)
    market = try MarketQuery(on: on, known: known, connection: connection)
    snapshot = FactSnapshot(on: on)
    snapshot.knownLoad = known
  }

  /// Adds instruments by any identifiers, in an order that suits the disk, and what they are made of.
  func add(instruments identifiers: [String]) throws(RegistryError) {
    var pending = identifiers
    // Funds hold funds and tokens wrap tokens; each instrument is read once, so this ends.
    while !pending.isEmpty {
      var next: [String] = []
      for identifier in pending { try add(identifier, leadingTo: &next) }
      pending = next
    }
  }

  /// Adds legal entities.
  func add(entities: Set<LEI>) throws(RegistryError) {
    parties.formUnion(entities)
  }

  /// Adds the central governments of countries.
  func add(countries: Set<CountryCode>) {
    self.countries.formUnion(countries)
  }

  /// Completes the snapshot.
  func finish() throws(RegistryError) -> FactSnapshot {
    let walk = try EntityWalk(on: on, known: known, connection: connection)
    var entities = try walk.groups(of: parties)
    countries.formUnion(parties.compactMap { entities[$0]?.record.country })
    entities.merge(try walk.governments(of: countries)) { known, _ in known }
    for (lei, entity) in entities.sorted(by: { $0.key < $1.key }) {
      let names = [lei.value]
      let facts = EntityFacts(
        record: entity.record, ratings: try subjects.ratings(of: names, .issuer),
        assessments: try subjects.assessments(of: names, .issuer), origin: entity.origin)
      usedLoads.insert(entity.origin.load)
      for rating in facts.ratings { usedLoads.insert(rating.origin.load) }
      for assessment in facts.assessments { usedLoads.insert(assessment.origin.load) }
      snapshot.entities[lei] = facts
    }
    snapshot.rates = try market.rates()
    for rate in snapshot.rates { usedLoads.insert(rate.origin.load) }
    for entry in try LoadLog.entries(on: connection) where usedLoads.contains(entry.id) {
      snapshot.loads[entry.id] = LoadOrigin(
        id: entry.id, feed: entry.feed, file: entry.file, committedAt: entry.committedAt)
    }
    return snapshot
  }

  private func add(
    _ identifier: String, leadingTo next: inout [String]
  ) throws(RegistryError) {
    if visited.contains(identifier) || snapshot.aliases[identifier] != nil { return }
    // Most identifiers are keys: then reading the instrument answers at once.
    let contributions = try instruments.contributions(of: identifier)
    if !contributions.isEmpty {
      visited.insert(identifier)
      try add(identifier, contributions, leadingTo: &next)
      return
    }
    let keys = try resolver.resolve(identifier)
    switch keys.count {
    case 0: return
    case 1:
      if keys[0] != identifier { snapshot.aliases[identifier] = keys[0] }
      guard visited.insert(keys[0]).inserted else { return }
      let contributions = try instruments.contributions(of: keys[0])
      if !contributions.isEmpty { try add(keys[0], contributions, leadingTo: &next) }
    default:
      snapshot.ambiguous[identifier] = keys
    }
  }

  private func add(
    _ key: String, _ contributions: [InstrumentContribution], leadingTo next: inout [String]
  ) throws(RegistryError) {
    var record = contributions[0].record
    for contribution in contributions.dropFirst() {
      record = record.joined(with: contribution.record)
    }
    if let wraps = record.wraps {
      next.append(wraps)
      record.wraps = try self.key(of: wraps)
    }
    if let issuer = record.issuer { parties.insert(issuer) }
    if let guarantor = record.guarantor { parties.insert(guarantor) }
    if let country = record.country { countries.insert(country) }
    let names = [key] + (try resolver.aliases(of: key))
    var holdings = try market.holdings(of: names)
    for index in holdings.indices {
      holdings[index].instrument = try self.key(of: holdings[index].instrument)
      next.append(holdings[index].instrument)
    }
    let facts = InstrumentFacts(
      record: record, contributions: contributions,
      ratings: try subjects.ratings(of: names, .issue),
      assessments: try subjects.assessments(of: names, .issue),
      price: try market.price(of: names), indices: try market.indices(of: names),
      holdings: holdings)
    note(facts)
    snapshot.instruments[key] = facts
  }

  /// The registry's key for an identifier that leads to one instrument; otherwise what was given.
  private func key(of identifier: String) throws(RegistryError) -> String {
    let keys = try resolver.resolve(identifier)
    return keys.count == 1 ? keys[0] : identifier
  }

  private func note(_ facts: InstrumentFacts) {
    for contribution in facts.contributions { usedLoads.insert(contribution.origin.load) }
    for rating in facts.ratings { usedLoads.insert(rating.origin.load) }
    for assessment in facts.assessments { usedLoads.insert(assessment.origin.load) }
    for index in facts.indices { usedLoads.insert(index.origin.load) }
    for holding in facts.holdings { usedLoads.insert(holding.origin.load) }
    if let price = facts.price { usedLoads.insert(price.origin.load) }
  }
}

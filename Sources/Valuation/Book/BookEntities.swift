import Collateral
import Parallel

/// Numbers for the entities by which limits group, and for what rules can see of an issuer.
struct BookEntities {
  /// An issuer, a party or a keeper.
  struct Entry {
    var lei: LEI
    /// Place of its profile.
    var profile: Int32
    /// The number of the one that stands for it, and of its group.
    var entity: Int32
    var group: Int32
    var country: CountryCode?
    /// Who it is among those who belong to groups.
    var party: GroupGraph.Party
  }

  private let facts: [LEI: EntityFacts]
  private let groups: GroupGraph
  private let named: Set<LEI>
  private var places: [LEI: Int32] = [:]
  private var codes: [LEI: Int32] = [:]
  private var profiles: [IssuerProfile: Int32] = [:]
  private(set) var entries: [Entry] = []

  init(_ facts: [LEI: EntityFacts], groups: GroupGraph, named: Set<LEI>) {
    self.facts = facts
    self.groups = groups
    self.named = named
  }

  /// The place of an entity; the same for the same identifier.
  mutating func place(of lei: LEI) -> Int32 {
    if let known = places[lei] { return known }
    return add(lei, profile(lei))
  }

  /// Gives places to many at once; those that have one keep it.
  mutating func add(_ many: [LEI]) {
    let new = many.filter { places[$0] == nil }
    let size = max(64, new.count / ProcessorCount.available + 1)
    let profiles = new.chunks(of: size).parallelMap { [self] chunk in chunk.map(profile) }
    for (lei, profile) in zip(new, profiles.joined()) { _ = add(lei, profile) }
  }

  private mutating func add(_ lei: LEI, _ profile: IssuerProfile) -> Int32 {
    let place = Int32(entries.count)
    places[lei] = place
    let number = profiles[profile] ?? Int32(profiles.count)
    profiles[profile] = number
    entries.append(
      Entry(
        lei: lei, profile: number, entity: code(groups.entity(lei)),
        group: code(groups.group(of: lei)), country: facts[lei]?.record.country,
        party: groups.party(lei)))
    return place
  }

  private func profile(_ lei: LEI) -> IssuerProfile {
    IssuerProfile(lei, facts[lei], groups: groups, named: named)
  }

  /// The place of an entity that must have one.
  func place(known lei: LEI) -> Int32 {
    guard let place = places[lei] else {
      preconditionFailure("the facts of a book name all issuers of its instruments")
    }
    return place
  }

  /// An entity that has a place; nil for one that has none.
  func known(_ lei: LEI) -> Entry? { places[lei].map { entries[Int($0)] } }

  private mutating func code(_ lei: LEI) -> Int32 {
    let code = codes[lei] ?? Int32(codes.count)
    codes[lei] = code
    return code
  }
}

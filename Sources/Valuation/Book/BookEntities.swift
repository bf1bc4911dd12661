import Collateral

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
    let place = Int32(entries.count)
    places[lei] = place
    let profile = IssuerProfile(lei, facts[lei], groups: groups, named: named)
    let number = profiles[profile] ?? Int32(profiles.count)
    profiles[profile] = number
    entries.append(
      Entry(
        lei: lei, profile: number, entity: code(groups.entity(lei)),
        group: code(groups.group(of: lei)), country: facts[lei]?.record.country,
        party: groups.party(lei)))
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

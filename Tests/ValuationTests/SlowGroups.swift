import Collateral

/// Who belongs to whom, asked anew every time.
struct SlowGroups {
  /// LEI → parents that were reported, direct and ultimate.
  private var parents: [String: [String]] = [:]
  private var named: Set<String> = []
  private var sectors: [String: String] = [:]

  init(_ snapshot: FactSnapshot) {
    for (lei, facts) in snapshot.entities {
      let record = facts.record
      parents[lei.value] = [record.parent, record.ultimateParent].compactMap { $0?.value }
      if let ultimate = record.ultimateParent { named.insert(ultimate.value) }
      sectors[lei.value] = record.sector?.rawValue
    }
  }

  /// An entity and all that stand above it.
  func line(of entity: String) -> Set<String> {
    var found: Set<String> = [entity]
    var grows = true
    while grows {
      let before = found.count
      for member in found { found.formUnion(parents[member] ?? []) }
      grows = found.count > before
    }
    return found
  }

  /// Same ultimate parent, or one above the other.
  func isLinked(_ one: String, _ other: String) -> Bool {
    !line(of: one).isDisjoint(with: line(of: other))
  }

  func knowsParent(of entity: String) -> Bool {
    !(parents[entity] ?? []).isEmpty || named.contains(entity)
  }

  func sector(of entity: String) -> String? { sectors[entity] }

  /// Sectors of the other members of an entity's group.
  func sectorsOfGroup(of entity: String) -> Set<String> {
    Set(parents.keys.filter { $0 != entity && isLinked($0, entity) }.compactMap { sectors[$0] })
  }
}

import Collateral

/// Who belongs to whom, asked anew every time.
struct SlowGroups {
  private var records: [String: EntityRecord] = [:]
  private var stands: [String: String] = [:]

  init(_ snapshot: FactSnapshot) {
    for (lei, facts) in snapshot.entities { records[lei.value] = facts.record }
    for entity in records.keys { stands[entity] = end(of: entity) }
  }

  /// The entity that stands for this one.
  func stand(for entity: String) -> String { stands[entity] ?? entity }

  /// Whose branch it is, into whom it was merged, and so on.
  private func end(of entity: String) -> String {
    var chain = [entity]
    while let next = other(chain[chain.count - 1]) {
      if let start = chain.firstIndex(of: next) { return chain[start...].min() ?? entity }
      chain.append(next)
    }
    return chain[chain.count - 1]
  }

  private func other(_ entity: String) -> String? {
    let record = records[entity]
    return [record?.successor, record?.branchOf].compactMap { $0?.value }.first { $0 != entity }
  }

  func isOne(_ one: String, _ other: String) -> Bool { stand(for: one) == stand(for: other) }

  private func isMerged(_ record: EntityRecord) -> Bool {
    record.successor.map { $0 != record.lei } ?? false
  }

  /// What all that are one with an entity report and what still counts.
  private func reports(of entity: String) -> [EntityRecord] {
    records.values.filter { isOne($0.lei.value, entity) && !isMerged($0) }
  }

  /// An entity and all that stand above it.
  func line(of entity: String, managers: Bool = false) -> Set<String> {
    var found: Set<String> = [stand(for: entity)]
    var grows = true
    while grows {
      let before = found.count
      for record in found.flatMap(reports) {
        let above = [record.parent, record.ultimateParent, managers ? record.manager : nil]
        found.formUnion(above.compactMap { $0.map { stand(for: $0.value) } })
      }
      grows = found.count > before
    }
    return found
  }

  /// One above the other, or a third above both.
  func isLinked(_ one: String, _ other: String, managers: Bool = false) -> Bool {
    !line(of: one, managers: managers).isDisjoint(with: line(of: other, managers: managers))
  }

  func knowsParent(of entity: String) -> Bool {
    reports(of: entity).contains { record in
      record.ultimateParent != nil || record.parent.map { !isOne($0.value, entity) } ?? false
    }
      || records.values.contains { record in
        !isMerged(record) && record.ultimateParent.map { isOne($0.value, entity) } ?? false
      }
  }

  func record(of entity: String) -> EntityRecord? { records[entity] }

  func sector(of entity: String) -> String? { records[entity]?.sector?.rawValue }

  /// Sectors of the other members of an entity's group.
  func sectorsOfGroup(of entity: String) -> Set<String> {
    Set(
      records.keys.filter { $0 != entity && isLinked($0, entity) }
        .compactMap { sector(of: $0) })
  }
}

import Collateral

/// Who belongs to whose group: ownership as reported on the day.
///
/// Cycles and very deep groups in the data do no harm: a walk visits an entity once.
final class GroupGraph: Sendable {
  private let entities: [LEI: EntityFacts]
  private let tops: Set<LEI>
  private let membersByTop: [LEI: [LEI]]

  init(_ entities: [LEI: EntityFacts]) {
    self.entities = entities
    tops = Set(entities.values.compactMap { $0.record.ultimateParent })
    var members: [LEI: [LEI]] = [:]
    for lei in entities.keys.sorted() {
      members[Self.top(of: lei, entities), default: []].append(lei)
    }
    membersByTop = members
  }

  /// The entity at the top of the group, as far as it is reported.
  func top(of lei: LEI) -> LEI { Self.top(of: lei, entities) }

  /// Every entity whose group has the same top, in order of identifier.
  func members(ofGroupOf lei: LEI) -> [LEI] { membersByTop[top(of: lei)] ?? [lei] }

  /// Whether somebody reported who owns the entity, or that it is the top of a group.
  func isParentKnown(_ lei: LEI) -> Bool {
    if tops.contains(lei) { return true }
    guard let record = entities[lei]?.record else { return false }
    return record.parent != nil || record.ultimateParent != nil
  }

  /// The path that links two entities, or nil where they are not linked.
  ///
  /// They are linked when they have the same ultimate parent, or when one is an ancestor of the other.
  func link(_ left: LEI, _ right: LEI) -> [LEI]? {
    let up = ancestors(of: left)
    let down = ancestors(of: right)
    for (index, lei) in up.enumerated() {
      if let other = down.firstIndex(of: lei) {
        return Array(up[...index]) + down[..<other].reversed()
      }
    }
    return nil
  }

  /// The entity, its parents in order, and last its ultimate parent.
  private func ancestors(of lei: LEI) -> [LEI] {
    var path = [lei]
    var current = lei
    while let parent = entities[current]?.record.parent, !path.contains(parent), path.count < 256 {
      path.append(parent)
      current = parent
    }
    for member in path {
      if let ultimate = entities[member]?.record.ultimateParent, !path.contains(ultimate) {
        path.append(ultimate)
      }
    }
    return path
  }

  private static func top(of lei: LEI, _ entities: [LEI: EntityFacts]) -> LEI {
    var path = [lei]
    while let record = entities[path[path.count - 1]]?.record,
      let next = record.ultimateParent ?? record.parent, next != path[path.count - 1]
    {
      // In a cycle everybody must arrive at the same top: the smallest identifier within it.
      if let start = path.firstIndex(of: next) { return path[start...].min() ?? next }
      path.append(next)
    }
    return path[path.count - 1]
  }
}

import Collateral

/// Which entities hang together by any link of two snapshots: parents, branches, successors, managers.
struct EntityComponents {
  private var roots: [LEI: LEI] = [:]

  init(_ snapshots: [FactSnapshot]) {
    for snapshot in snapshots {
      for (lei, facts) in snapshot.entities {
        let record = facts.record
        for other in [
          record.parent, record.ultimateParent, record.branchOf, record.successor, record.manager,
        ] {
          if let other { join(lei, other) }
        }
      }
    }
  }

  /// What stands for all that the entity hangs together with.
  func root(_ lei: LEI) -> LEI {
    var root = lei
    while let next = roots[root] { root = next }
    return root
  }

  private mutating func join(_ one: LEI, _ other: LEI) {
    let (left, right) = (root(one), root(other))
    // The smaller one stands for both, so that the result does not depend on the order.
    if left != right { roots[max(left, right)] = min(left, right) }
  }
}

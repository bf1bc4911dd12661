import BigInt
import Money

/// Cuts exceeded groups to their bounds one after another, from the smallest to the largest, each in proportion.
struct ProportionalCut {
  /// What counts of each pledge then.
  private(set) var kept: [Int64]

  init(_ solver: LimitSolver, _ active: [Int], _ bounds: [Fraction]) {
    kept = solver.members.map(\.value)
    // Groups of equal size in the order in which they are given.
    let order = active.enumerated().sorted {
      (solver.groups[$0.element].members.count, $0.offset)
        < (solver.groups[$1.element].members.count, $1.offset)
    }
    for (_, index) in order { Self.cut(solver, solver.groups[index], bounds[index], &kept) }
  }

  private static func cut(
    _ solver: LimitSolver, _ group: LimitSolver.Group, _ bound: Fraction, _ kept: inout [Int64]
  ) {
    let used = used(solver, group, kept)
    guard used > bound else { return }
    let total = group.members.reduce(BigInt(0)) { $0 + BigInt(kept[$1]) }
    let left = (Fraction(total) * bound / used).floor
    Spread.take(Int128(total - left), from: group.members, of: &kept)
    settle(solver, group, bound, &kept)
  }

  /// Takes the odd unit that rounding of shares may have left above a bound on market value, from the largest.
  static func settle(
    _ solver: LimitSolver, _ group: LimitSolver.Group, _ bound: Fraction, _ kept: inout [Int64]
  ) {
    guard group.measuresMarket else { return }
    while used(solver, group, kept) > bound {
      guard let largest = group.members.max(by: { (kept[$0], $1) < (kept[$1], $0) }),
        kept[largest] > 0
      else { return }
      kept[largest] -= 1
    }
  }

  /// What a group uses of its bound when so much of each pledge counts.
  private static func used(
    _ solver: LimitSolver, _ group: LimitSolver.Group, _ kept: [Int64]
  ) -> Fraction {
    guard group.measuresMarket else {
      return Fraction(group.members.reduce(BigInt(0)) { $0 + BigInt(kept[$1]) })
    }
    return group.members.reduce(Fraction(0)) { sum, index in
      let member = solver.members[index]
      if member.value == 0 { return sum }
      return sum + Fraction(BigInt(member.market) * BigInt(kept[index]), BigInt(member.value))
    }
  }
}

import BigInt
import Money

/// Cuts exceeded groups to their bounds one after another, from the smallest to the largest, each in proportion.
struct ProportionalCut {
  /// What counts of each pledge then.
  private(set) var kept: [Int64]

  init(_ solver: LimitSolver, _ active: [Int], _ bounds: [Int128]) {
    kept = solver.members.map(\.value)
    // Groups of equal size in the order in which they are given.
    let order = active.enumerated().sorted {
      (solver.groups[$0.element].members.count, $0.offset)
        < (solver.groups[$1.element].members.count, $1.offset)
    }
    for (_, index) in order { Self.cut(solver, solver.groups[index], bounds[index], &kept) }
  }

  private static func cut(
    _ solver: LimitSolver, _ group: LimitSolver.Group, _ bound: Int128, _ kept: inout [Int64]
  ) {
    let total = group.members.reduce(Int128(0)) { $0 + Int128(kept[$1]) }
    guard group.measuresMarket else {
      Spread.take(total - bound, from: group.members, of: &kept)
      return
    }
    let used = used(solver, group, kept)
    let bound = Fraction(BigInt(bound))
    guard used > bound else { return }
    let left = Int128((Fraction(BigInt(total)) * bound / used).floor)
    Spread.take(total - left, from: group.members, of: &kept)
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

  /// The market value of what counts of a group.
  private static func used(
    _ solver: LimitSolver, _ group: LimitSolver.Group, _ kept: [Int64]
  ) -> Fraction {
    group.members.reduce(Fraction(0)) { sum, index in
      let member = solver.members[index]
      if member.value == 0 { return sum }
      return sum + Fraction(BigInt(member.market) * BigInt(kept[index]), BigInt(member.value))
    }
  }
}

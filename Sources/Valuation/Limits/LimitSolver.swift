import BigInt
import Money

/// Finds the largest collateral value that satisfies every limit, and spreads what is lost over the pledges.
///
/// The order in which pledges and groups are given is the only thing that decides between solutions of equal total.
struct LimitSolver {
  /// A pledge: what it is worth before limits.
  struct Member {
    /// Value after haircut, in minor units.
    var value: Int64
    /// Market value, in minor units.
    var market: Int64
    /// What haircut and currency mismatch leave: pledges of which more is left weigh less in market value.
    var retained: Percentage
  }

  /// Pledges that share a bound.
  struct Group {
    var members: [Int]
    /// Whether market value is measured, not value after haircut.
    var measuresMarket: Bool
    var bound: BoundLine
  }

  let members: [Member]
  let groups: [Group]

  /// What counts of each pledge, in minor units.
  func kept() -> [Int64] {
    let all = members.map(\.value)
    if groups.isEmpty { return all }
    let whole = all.reduce(BigInt(0)) { $0 + BigInt($1) }
    guard groups.contains(where: { $0.bound.isMoving }) else {
      return kept(bounds: bounds(at: Fraction(whole)))
    }
    var total = largestFraction(from: Fraction(whole)).floor
    while true {
      let kept = kept(bounds: bounds(at: Fraction(total)))
      let sum = kept.reduce(BigInt(0)) { $0 + BigInt($1) }
      // What the bounds allow at this total is no less than the total: then it is the largest there is.
      if sum >= total { return kept }
      total = sum
    }
  }

  /// Bounds at a total, in whole units.
  private func bounds(at total: Fraction) -> [Fraction] {
    groups.map { Fraction($0.bound.value(at: total).floor) }
  }

  // MARK: Bounds that depend on the total

  /// The largest total that its own bounds allow, in fractions of units.
  ///
  /// What bounds allow never rises as the total falls, so that a total above it can only fall. Between two turns of the
  /// bounds it is concave: a line through the prices of the programme lies above it, and no total beyond the point
  /// where that line meets its own total can do.
  private func largestFraction(from start: Fraction) -> Fraction {
    let turns = groups.flatMap { $0.bound.turns }.sorted(by: >)
    var total = start
    while total > Fraction(0) {
      let bounds = groups.map { $0.bound.value(at: total) }
      let active = exceeded(bounds)
      if active.isEmpty { return total }
      let cells = Cells(self, active)
      let relaxed = cells.program(self, bounds).relaxed()
      let allowed = cells.uncut(self) + relaxed.total
      if allowed >= total { return total }
      var slope = Fraction(0)
      for (index, group) in active.enumerated() {
        slope = slope + relaxed.prices[index] * groups[group].bound.slope(at: total)
      }
      var next = turns.first { $0 < total } ?? Fraction(0)
      if slope < Fraction(1) {
        next = max(next, (allowed - slope * total) / (Fraction(1) - slope))
      }
      total = max(next, Fraction(0))
    }
    return Fraction(0)
  }

  // MARK: Fixed bounds

  private func kept(bounds: [Fraction]) -> [Int64] {
    let active = exceeded(bounds)
    if active.isEmpty { return members.map(\.value) }
    let cut = ProportionalCut(self, active, bounds).kept
    if isNested(active) && active.allSatisfy(isUniform) { return cut }
    let cells = Cells(self, active)
    let program = cells.program(self, bounds)
    let found = program.whole()
    let uncut = cells.uncut(self).numerator
    let cutTotal = cut.reduce(BigInt(0)) { $0 + BigInt($1) }
    if cutTotal >= uncut + found.reduce(0, +) { return cut }
    return cells.spread(found, self, active, bounds)
  }

  /// The groups that would exceed their bounds if everything counted.
  private func exceeded(_ bounds: [Fraction]) -> [Int] {
    groups.indices.filter { index in
      let group = groups[index]
      let used = group.members.reduce(BigInt(0)) {
        $0 + BigInt(group.measuresMarket ? members[$1].market : members[$1].value)
      }
      return Fraction(used) > bounds[index]
    }
  }

  /// Whether of any two groups one holds the other, or they share no pledge.
  private func isNested(_ active: [Int]) -> Bool {
    var chains: [[Int]] = Array(repeating: [], count: members.count)
    let order = active.sorted {
      (groups[$0].members.count, $0) < (groups[$1].members.count, $1)
    }
    for group in order { for member in groups[group].members { chains[member].append(group) } }
    // From whichever of its pledges one looks, the next larger group must be the same.
    var next: [Int: Int?] = [:]
    for chain in chains {
      for (place, group) in chain.enumerated() {
        let larger = place + 1 < chain.count ? chain[place + 1] : nil
        if let known = next[group], known != larger { return false }
        next[group] = .some(larger)
      }
    }
    return true
  }

  /// Whether all pledges of a group weigh the same there.
  private func isUniform(_ index: Int) -> Bool {
    let group = groups[index]
    guard group.measuresMarket, let first = group.members.first else { return true }
    return group.members.allSatisfy { members[$0].retained == members[first].retained }
  }
}

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
    /// The bound, in minor units.
    var bound: Int128
    /// The bound as it depends on the total that is recognized; nil where it does not.
    var line: BoundLine?
  }

  let members: [Member]
  let groups: [Group]

  /// What counts of each pledge, in minor units.
  func kept() -> [Int64] {
    if groups.isEmpty { return members.map(\.value) }
    guard groups.contains(where: { $0.line != nil }) else {
      return kept(bounds: groups.map(\.bound))
    }
    let whole = members.reduce(Int128(0)) { $0 + Int128($1.value) }
    var total = Int128(clamping: largestFraction(from: Fraction(BigInt(whole))).floor)
    while true {
      let kept = kept(bounds: groups.map { $0.line?.whole(at: total) ?? $0.bound })
      let sum = kept.reduce(Int128(0)) { $0 + Int128($1) }
      // What the bounds allow at this total is no less than the total: then it is the largest there is.
      if sum >= total { return kept }
      total = sum
    }
  }

  // MARK: Bounds that depend on the total

  /// The largest total that its own bounds allow, in fractions of units.
  ///
  /// What bounds allow never rises as the total falls, so that a total above it can only fall. Between two turns of the
  /// bounds it is concave: a line through the prices of the programme lies above it, and no total beyond the point
  /// where that line meets its own total can do.
  private func largestFraction(from start: Fraction) -> Fraction {
    let turns = groups.flatMap { $0.line?.turns ?? [] }.sorted(by: >)
    var total = start
    while total > Fraction(0) {
      let bounds = groups.map { $0.line?.value(at: total) ?? Fraction(BigInt($0.bound)) }
      let active = groups.indices.filter { Fraction(BigInt(used(groups[$0]))) > bounds[$0] }
      if active.isEmpty { return total }
      let cells = Cells(self, active)
      let relaxed = cells.program(self, bounds).relaxed()
      let allowed = cells.uncut(self) + relaxed.total
      if allowed >= total { return total }
      var slope = Fraction(0)
      for (index, group) in active.enumerated() {
        guard let line = groups[group].line else { continue }
        slope = slope + relaxed.prices[index] * line.slope(at: total)
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

  private func kept(bounds: [Int128]) -> [Int64] {
    let active = groups.indices.filter { used(groups[$0]) > bounds[$0] }
    if active.isEmpty { return members.map(\.value) }
    let cut = ProportionalCut(self, active, bounds).kept
    if active.count == 1 && isUniform(active[0]) { return cut }
    if isNested(active) && active.allSatisfy(isUniform) { return cut }
    let cells = Cells(self, active)
    let program = cells.program(self, bounds.map { Fraction(BigInt($0)) })
    let found = program.whole()
    let uncut = cells.uncut(self).numerator
    let cutTotal = cut.reduce(BigInt(0)) { $0 + BigInt($1) }
    if cutTotal >= uncut + found.reduce(0, +) { return cut }
    return cells.spread(found, self, active, bounds)
  }

  /// What a group holds before limits, in what it measures.
  private func used(_ group: Group) -> Int128 {
    group.members.reduce(Int128(0)) {
      $0 + Int128(group.measuresMarket ? members[$1].market : members[$1].value)
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

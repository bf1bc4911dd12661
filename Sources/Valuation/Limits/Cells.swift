import BigInt
import Money

/// The pledges of the exceeded groups, put together where the programme cannot tell them apart.
struct Cells {
  private struct Key: Hashable {
    var groups: [Int]
    /// What is left after haircut, where some group measures market value; nil otherwise.
    var retained: Percentage?
  }

  /// The pledges of each cell, in the order of their first pledge.
  private(set) var cells: [[Int]] = []
  private let active: [Int]

  init(_ solver: LimitSolver, _ active: [Int]) {
    self.active = active
    var places: [[Int]] = Array(repeating: [], count: solver.members.count)
    for group in active {
      for member in solver.groups[group].members { places[member].append(group) }
    }
    var positions: [Key: Int] = [:]
    for (member, groups) in places.enumerated()
    where !groups.isEmpty && solver.members[member].value > 0 {
      let isWeighed = groups.contains { solver.groups[$0].measuresMarket }
      let key = Key(
        groups: groups, retained: isWeighed ? solver.members[member].retained : nil)
      if let position = positions[key] {
        cells[position].append(member)
      } else {
        positions[key] = cells.count
        cells.append([member])
      }
    }
  }

  /// The programme of the exceeded groups.
  func program(_ solver: LimitSolver, _ bounds: [Fraction]) -> CellProgram {
    let sizes = cells.map { sum($0) { BigInt(solver.members[$0].value) } }
    let markets = cells.map { sum($0) { BigInt(solver.members[$0].market) } }
    let groups = active.map { index in
      let group = solver.groups[index]
      let members = Set(group.members)
      var weights: [Int: Fraction] = [:]
      for (cell, pledges) in cells.enumerated() where members.contains(pledges[0]) {
        weights[cell] = group.measuresMarket ? Fraction(markets[cell], sizes[cell]) : Fraction(1)
      }
      return CellProgram.Group(weights: weights, bound: bounds[index])
    }
    return CellProgram(sizes: sizes, groups: groups)
  }

  /// The value of the pledges that are in no exceeded group.
  func uncut(_ solver: LimitSolver) -> Fraction {
    let all = sum(Array(solver.members.indices)) { BigInt(solver.members[$0].value) }
    return Fraction(
      all - cells.reduce(BigInt(0)) { $0 + sum($1) { BigInt(solver.members[$0].value) } })
  }

  /// What counts of each pledge when so much of each cell does.
  func spread(
    _ found: [BigInt], _ solver: LimitSolver, _ active: [Int], _ bounds: [Int128]
  ) -> [Int64] {
    var kept = solver.members.map(\.value)
    for (cell, pledges) in cells.enumerated() {
      let size = sum(pledges) { BigInt(kept[$0]) }
      Spread.take(Int128(size - found[cell]), from: pledges, of: &kept)
    }
    for group in active {
      ProportionalCut.settle(
        solver, solver.groups[group], Fraction(BigInt(bounds[group])), &kept)
    }
    return kept
  }

  private func sum(_ pledges: [Int], _ value: (Int) -> BigInt) -> BigInt {
    pledges.reduce(BigInt(0)) { $0 + value($1) }
  }
}

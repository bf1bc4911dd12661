import BigInt

/// How much of each cell counts, at the most, when no group may exceed its bound.
///
/// A cell stands for pledges that the programme cannot tell apart: they are in the same groups and weigh the same there.
struct CellProgram {
  /// A bound on the weighted sum of some cells.
  struct Group {
    var weights: [Int: Fraction]
    var bound: Fraction
  }

  /// A largest total, not necessarily in whole units.
  struct Relaxed {
    var values: [Fraction]
    var total: Fraction
    /// What one more unit of each group's bound would add to the total.
    var prices: [Fraction]
  }

  /// A search for whole units looks at no more programmes than this.
  private static let budget = 400

  /// The value of each cell: the most that may count of it.
  var sizes: [BigInt]
  var groups: [Group]

  /// The largest total of fractions of units.
  func relaxed() -> Relaxed {
    let rows = groups.map(row) + sizes.indices.map(row)
    guard let solution = Simplex.maximize(variables: sizes.count, rows: rows) else {
      preconditionFailure("every cell is bounded by its own size")
    }
    let scales = groups.map(scale)
    return Relaxed(
      values: solution.values.map { Fraction($0, solution.denominator) },
      total: Fraction(solution.total, solution.denominator),
      prices: groups.indices.map {
        Fraction(solution.prices[$0] * scales[$0], solution.denominator)
      })
  }

  /// The largest total in whole units, and how much of each cell it takes.
  func whole() -> [BigInt] {
    var search = Search(remaining: Self.budget, best: Array(repeating: 0, count: sizes.count))
    search.total = -1
    visit(lower: Array(repeating: 0, count: sizes.count), &search)
    return search.best
  }

  private struct Search {
    var remaining: Int
    var best: [BigInt]
    var total: BigInt = 0
  }

  /// Branch and bound; where published limits overlap, the first programme already has a solution in whole units.
  private func visit(lower: [BigInt], _ search: inout Search) {
    guard search.remaining > 0, let rest = shifted(by: lower) else { return }
    search.remaining -= 1
    let relaxed = rest.relaxed()
    let base = lower.reduce(0, +)
    guard base + relaxed.total.floor > search.total else { return }
    var found = relaxed.values.map(\.floor)
    rest.fill(&found)
    let total = base + found.reduce(0, +)
    if total > search.total {
      search.total = total
      search.best = zip(lower, found).map { $0 + $1 }
    }
    guard total < base + relaxed.total.floor,
      let cell = relaxed.values.firstIndex(where: { $0.denominator != 1 })
    else { return }
    let split = lower[cell] + relaxed.values[cell].floor
    var above = lower
    above[cell] = split + 1
    visit(lower: above, &search)
    var below = self
    below.sizes[cell] = split
    below.visit(lower: lower, &search)
  }

  /// What is left once so much of each cell is taken; nil where that alone exceeds a size or a bound.
  private func shifted(by lower: [BigInt]) -> CellProgram? {
    var rest = self
    for cell in sizes.indices { rest.sizes[cell] -= lower[cell] }
    for index in groups.indices {
      for (cell, weight) in groups[index].weights where lower[cell] > 0 {
        rest.groups[index].bound = rest.groups[index].bound - weight * Fraction(lower[cell])
      }
    }
    let isPossible =
      rest.sizes.allSatisfy { $0 >= 0 } && rest.groups.allSatisfy { $0.bound >= Fraction(0) }
    return isPossible ? rest : nil
  }

  /// Takes as many further whole units as fit, cell by cell.
  private func fill(_ values: inout [BigInt]) {
    for cell in sizes.indices {
      var room = sizes[cell] - values[cell]
      for group in groups {
        guard let weight = group.weights[cell], weight > Fraction(0) else { continue }
        let used = group.weights.reduce(Fraction(0)) { $0 + $1.value * Fraction(values[$1.key]) }
        room = min(room, ((group.bound - used) / weight).floor)
      }
      if room > 0 { values[cell] += room }
    }
  }

  /// What a group's row is multiplied by to be whole.
  private func scale(_ group: Group) -> BigInt {
    group.weights.values.reduce(group.bound.denominator) { scale, weight in
      scale / scale.greatestCommonDivisor(with: weight.denominator) * weight.denominator
    }
  }

  private func row(_ group: Group) -> Simplex.Row {
    let scale = scale(group)
    func whole(_ fraction: Fraction) -> BigInt {
      fraction.numerator * (scale / fraction.denominator)
    }
    return Simplex.Row(
      weights: sizes.indices.map { group.weights[$0].map(whole) ?? 0 }, bound: whole(group.bound))
  }

  /// The row that keeps a cell within its size.
  private func row(_ cell: Int) -> Simplex.Row {
    Simplex.Row(weights: sizes.indices.map { $0 == cell ? 1 : 0 }, bound: sizes[cell])
  }
}

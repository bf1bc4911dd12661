import Money

@testable import Valuation

/// Limits on a handful of small pledges, solved by trying everything: no fraction, no programme, no rounding.
struct SmallSolver {
  /// A pledge: what it counts, and its market value as a whole multiple of a share of that.
  struct Item {
    var value: Int
    /// Market value is `value` × `weight` ÷ `scale`.
    var weight: Int
  }

  /// A bound: an amount, or whole percents of what the total exceeds a free amount by, and that amount.
  enum Part {
    case amount(Int)
    case percent(Int, above: Int)
  }

  struct Group {
    var members: [Int]
    var measuresMarket: Bool
    var parts: [Part]
    var takesLargest: Bool

    /// The bound at a total, rounded down.
    func bound(at total: Int) -> Int {
      let bounds = parts.map { part in
        switch part {
        case .amount(let amount): amount
        case .percent(let percent, let above):
          above + (total > above ? (total - above) * percent / 100 : 0)
        }
      }
      return (takesLargest ? bounds.max() : bounds.min()) ?? 0
    }

    /// Whether the bound depends on the total.
    var isMoving: Bool {
      parts.contains { if case .percent = $0 { true } else { false } }
    }
  }

  /// What weights are over.
  static let scale = 12

  var items: [Item]
  var groups: [Group]

  /// The largest total whose own bounds allow as much.
  var largest: Int {
    for total in stride(from: items.reduce(0) { $0 + $1.value }, to: 0, by: -1)
    where most(groups.map { $0.bound(at: total) }) >= total { return total }
    return 0
  }

  /// Whether so much of each pledge satisfies every bound at its own total.
  func isAllowed(_ kept: [Int]) -> Bool {
    guard zip(kept, items).allSatisfy({ $0 >= 0 && $0 <= $1.value }) else { return false }
    let total = kept.reduce(0, +)
    return groups.allSatisfy { used($0, kept) <= $0.bound(at: total) * Self.scale }
  }

  /// What a group holds, in parts of ``scale``.
  private func used(_ group: Group, _ kept: [Int]) -> Int {
    group.members.reduce(0) {
      $0 + kept[$1] * (group.measuresMarket ? items[$1].weight : Self.scale)
    }
  }

  /// The largest total under fixed bounds.
  private func most(_ bounds: [Int]) -> Int {
    var best = 0
    var kept = Array(repeating: 0, count: items.count)
    func visit(_ place: Int, _ sum: Int, _ room: [Int], _ rest: Int) {
      if sum > best { best = sum }
      guard place < items.count, sum + rest > best else { return }
      let weights = groups.map { group in
        group.members.contains(place)
          ? group.measuresMarket ? items[place].weight : Self.scale : 0
      }
      for count in (0...items[place].value).reversed() {
        let left = zip(room, weights).map { $0 - $1 * count }
        guard left.allSatisfy({ $0 >= 0 }) else { continue }
        kept[place] = count
        visit(place + 1, sum + count, left, rest - items[place].value)
      }
    }
    visit(0, 0, bounds.map { $0 * Self.scale }, items.reduce(0) { $0 + $1.value })
    return best
  }

  // MARK: The documented spread

  /// What counts when groups are cut in turn, from the smallest to the largest, each in proportion; for fixed bounds.
  var cutInTurn: [Int] {
    var kept = items.map(\.value)
    let order = groups.indices.sorted {
      (groups[$0].members.count, $0) < (groups[$1].members.count, $1)
    }
    for group in order.map({ groups[$0] }) {
      // All pledges of a group weigh the same in it.
      let weight = group.measuresMarket ? items[group.members[0]].weight : Self.scale
      let total = group.members.reduce(0) { $0 + kept[$1] }
      let excess = total - group.bound(at: 0) * Self.scale / weight
      if excess > 0 { take(excess, of: total, group.members, &kept) }
    }
    return kept
  }

  private func take(_ excess: Int, of total: Int, _ members: [Int], _ kept: inout [Int]) {
    let before = kept
    for member in members {
      let (share, rest) = (excess * before[member]).quotientAndRemainder(dividingBy: total)
      let isUp = rest * 2 > total || (rest * 2 == total && share % 2 == 1)
      kept[member] -= share + (isUp ? 1 : 0)
    }
    // The last units are on the largest pledge; what it cannot bear, on the next.
    var odd = members.reduce(0) { $0 + kept[$1] } - (total - excess)
    for member in members.sorted(by: { (-before[$0], $0) < (-before[$1], $1) }) {
      let changed = min(max(kept[member] - odd, 0), before[member])
      odd -= kept[member] - changed
      kept[member] = changed
    }
  }

  /// Whether of any two groups one holds the other, or they share nothing.
  var isNested: Bool {
    groups.allSatisfy { left in
      groups.allSatisfy { right in
        let (one, other) = (Set(left.members), Set(right.members))
        return one.isDisjoint(with: other) || one.isSubset(of: other) || other.isSubset(of: one)
      }
    }
  }

  /// Whether in every group all pledges weigh the same.
  var isUniform: Bool {
    groups.allSatisfy { group in
      !group.measuresMarket || Set(group.members.map { items[$0].weight }).count == 1
    }
  }
}

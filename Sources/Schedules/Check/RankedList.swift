import Collateral

/// Items of which the first that holds counts: the points of a regime, or the rows of one point.
struct RankedList {
  /// Whether an item is ever the one that counts.
  enum Reach: Equatable {
    case reached
    case neverInForce
    /// Its conditions contradict each other.
    case contradictory
    /// Whatever it covers stops at these, which stand before it.
    case covered(by: [String])
  }

  /// An earlier and a later item that both hold for some asset on a day.
  struct Overlap {
    let earlier: RankedItem
    let later: RankedItem
    let day: CalendarDate
  }

  let items: [RankedItem]
  private(set) var overlaps: [Overlap] = []
  private(set) var reach: [Reach]

  /// Looks at every day given; they must include all on which something changes.
  init(_ items: [RankedItem], on days: [(day: CalendarDate, resolver: ConditionResolver)]) {
    self.items = items
    reach = Array(repeating: .neverInForce, count: items.count)
    var known: Set<[Int]> = []
    for (day, resolver) in days {
      let present = items.indices.filter { items[$0].isInForce(on: day) }
      let spaces = Dictionary(
        uniqueKeysWithValues: present.map { index in
          (index, ConditionSpace(items[index].conditions.map { resolver.demand($0) }))
        })
      for later in present {
        guard let space = spaces[later], !space.isEmpty else {
          if reach[later] == .neverInForce { reach[later] = .contradictory }
          continue
        }
        let before = present.filter { $0 < later && !items[$0].isDistinct(from: items[later]) }
        for earlier in before where !known.contains([earlier, later]) {
          let both = items[earlier].conditions.reduce(into: space) {
            $0.add(resolver.demand($1))
          }
          if both.isEmpty { continue }
          known.insert([earlier, later])
          overlaps.append(Overlap(earlier: items[earlier], later: items[later], day: day))
        }
        if reach[later] != .reached {
          reach[later] = reach(of: later, space, behind: before, resolver)
        }
      }
    }
  }

  /// What an earlier item leaves to a later one is that for which it certainly does not hold.
  private func reach(
    of later: Int, _ space: ConditionSpace, behind before: [Int], _ resolver: ConditionResolver
  ) -> Reach {
    // A row for short-term ratings leaves everything else to the rows behind it.
    let before = before.filter { items[$0].term == nil || items[$0].term == items[later].term }
    let rest = before.reduce(into: space) { rest, earlier in
      rest.add(.any(items[earlier].conditions.map { resolver.demand($0, .fails) }))
    }
    if !rest.isEmpty { return .reached }
    let stopping = before.filter { earlier in
      let met = items[earlier].conditions.reduce(into: space) {
        $0.add(resolver.demand($1, .mayHold))
      }
      return !met.isEmpty
    }
    return .covered(by: stopping.map { items[$0].id })
  }
}

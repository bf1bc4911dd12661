/// The assets that meet some demands.
///
/// Attributes are independent of each other, so a conjunction is contradictory exactly where one attribute has no value
/// left. Alternatives are tried one by one, those that what is already known rules out or settles first.
struct ConditionSpace {
  /// How many alternatives are tried before the space counts as not empty.
  static let limit = 4096

  private enum Standing {
    case settled, open, impossible
  }

  /// What is left of each attribute; one that is not named has its whole domain.
  private var left: [Attribute: ValueSet] = [:]
  /// Of each of these at least one must be met.
  private var alternatives: [[Demand]] = []
  /// Whether an attribute has no value left.
  private var isContradictory = false

  init(_ demands: [Demand] = []) {
    for demand in demands { add(demand) }
  }

  /// Keeps only the assets that meet this demand too.
  mutating func add(_ demand: Demand) {
    switch demand {
    case .fact(let attribute, let values):
      let values = values.intersection(left[attribute] ?? attribute.domain)
      left[attribute] = values
      if values.isEmpty { isContradictory = true }
    case .all(let parts):
      for part in parts { add(part) }
    case .any(let parts): alternatives.append(parts)
    }
  }

  /// The space with one more demand.
  func adding(_ demand: Demand) -> ConditionSpace {
    var space = self
    space.add(demand)
    return space
  }

  /// Whether no asset meets all demands; false where that takes too long to tell.
  var isEmpty: Bool { isEmpty(within: Self.limit) }

  /// The same with another limit.
  func isEmpty(within limit: Int) -> Bool {
    var tries = limit
    return isEmpty(&tries)
  }

  private func isEmpty(_ tries: inout Int) -> Bool {
    var space = self
    space.simplify()
    if space.isContradictory { return true }
    let fewest = space.alternatives.indices.min {
      space.alternatives[$0].count < space.alternatives[$1].count
    }
    guard let fewest else { return false }
    for option in space.alternatives.remove(at: fewest) {
      tries -= 1
      if tries < 0 || !space.adding(option).isEmpty(&tries) { return false }
    }
    return true
  }

  /// Drops alternatives that are settled and options that are impossible; what then has one option is a plain demand.
  private mutating func simplify() {
    var isChanged = true
    while isChanged, !isContradictory {
      isChanged = false
      let pending = alternatives
      alternatives = []
      for options in pending {
        let standings = options.map(standing)
        if standings.contains(.settled) { continue }
        let possible = zip(options, standings).filter { $1 == .open }.map(\.0)
        switch possible.count {
        case 0: isContradictory = true
        case 1:
          add(possible[0])
          isChanged = true
        default: alternatives.append(possible)
        }
      }
    }
  }

  /// How a demand stands to what is known already.
  private func standing(_ demand: Demand) -> Standing {
    switch demand {
    case .fact(let attribute, let values):
      let before = left[attribute] ?? attribute.domain
      let after = before.intersection(values)
      return after.isEmpty ? .impossible : after == before ? .settled : .open
    case .all(let parts):
      let standings = parts.map(standing)
      if standings.contains(.impossible) { return .impossible }
      return standings.contains(.open) ? .open : .settled
    case .any(let parts):
      let standings = parts.map(standing)
      if standings.contains(.settled) { return .settled }
      return standings.contains(.open) ? .open : .impossible
    }
  }
}

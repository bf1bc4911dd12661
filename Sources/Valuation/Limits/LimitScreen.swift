import Money
import Schedules

/// Tells by sums of values alone whether some group of an agreement's pledges holds more than it may, which is rarely so.
///
/// Keeps its working memory from one agreement to the next.
struct LimitScreen {
  private struct Sum {
    var limit: Int32
    var isExceeded = false
    var value: Int128 = 0
    var market: Int128 = 0
    var bound: Int128 = 0
  }

  /// What a limit allows each of its groups.
  private struct Ceiling {
    var bound = Int128.max
    var isOnMarket = false
    /// Whether it falls with what is recognized.
    var isMoving = false
  }

  /// What sums tell.
  enum Touched {
    /// No group holds more than it may.
    case nothing
    /// The groups that ``exceededUses(_:_:)`` gives do.
    case someGroups
    /// More than sums is needed to know.
    case unclear
  }

  private var places = GroupPlaces()
  private var sums: [Sum] = []
  private var ceilings: [Ceiling] = []
  /// The limits that have groups.
  private var grouped: LimitMask = []
  /// What is looked at for every pledge: a limit's scope, and whether it is between systemic parties only.
  private let scopes: [ConcentrationLimit.Scope]
  private let systemic: LimitMask
  private let unclear: LimitMask

  private let limits: [CompiledLimit]
  private let amounts: [LimitAmounts]

  /// - Parameter needsMore: the limits whose bounds look at more than sums of values.
  init(_ limits: [CompiledLimit], _ amounts: [LimitAmounts], needsMore: [Bool]) {
    self.limits = limits
    self.amounts = amounts
    scopes = limits.map(\.source.scope)
    systemic = LimitMask(of: limits) { $0.isSystemicOnly }
    unclear = needsMore.enumerated().reduce(into: []) { mask, item in
      if item.element { mask.insert(LimitMask(item.offset)) }
    }
  }

  /// Whether some group holds more than it may, told without more than sums where that can be.
  mutating func touched(_ pledges: [LimitedPledge], _ terms: LimitTerms) -> Touched {
    places.removeAll()
    sums.removeAll(keepingCapacity: true)
    grouped = []
    let reached = reached(terms)
    var collected = LimitBounds.Sums()
    for pledge in pledges {
      collected.value += Int128(pledge.value)
      collected.market += Int128(pledge.market)
      let applying = pledge.limits.intersection(reached)
      if !applying.isDisjoint(with: unclear) { return .unclear }
      grouped.formUnion(applying)
      var rest = applying.rawValue
      while rest != 0 {
        let limit = rest.trailingZeroBitCount
        rest &= rest - 1
        let keys = pledge.keys.key(scopes[limit])
        add(pledge, limit, keys.first)
        if let second = keys.second { add(pledge, limit, second) }
      }
    }
    guard findCeilings(LimitBounds(terms: terms, collected: collected)) else { return .unclear }
    var touched = Touched.nothing
    for place in sums.indices {
      let ceiling = ceilings[Int(sums[place].limit)]
      guard (ceiling.isOnMarket ? sums[place].market : sums[place].value) > ceiling.bound else {
        continue
      }
      if ceiling.isMoving { return .unclear }
      sums[place].isExceeded = true
      sums[place].bound = ceiling.bound
      touched = .someGroups
    }
    // As the total falls, other groups may come to hold too much.
    return touched == .someGroups && ceilings.contains { $0.isMoving } ? .unclear : touched
  }

  /// Notes what each limit allows a group: the same for all of its groups, since nothing but sums is looked at here.
  ///
  /// - Returns: whether all of it is known.
  private mutating func findCeilings(_ bounds: LimitBounds) -> Bool {
    ceilings.removeAll(keepingCapacity: true)
    for limit in limits.indices {
      var ceiling = Ceiling()
      if grouped.contains(LimitMask(limit)) {
        switch bounds.bound(limits[limit].source, amounts[limit], LimitBounds.Sums()) {
        case .outside: break
        case .missing: return false
        case .fixed(let bound):
          ceiling.bound = bound
          ceiling.isOnMarket = limits[limit].source.measure == .marketValue
        case .moving(let line):
          ceiling.bound = line.whole(at: bounds.collected.value)
          ceiling.isMoving = true
        }
      }
      ceilings.append(ceiling)
    }
    return true
  }

  /// The limits that reach agreements of such parties.
  private func reached(_ terms: LimitTerms) -> LimitMask {
    terms.isSystemic == false
      ? LimitMask(rawValue: ~systemic.rawValue) : LimitMask(rawValue: .max)
  }

  private mutating func add(_ pledge: LimitedPledge, _ limit: Int, _ key: Int32) {
    let place = places.place(limit, key)
    if place == sums.count { sums.append(Sum(limit: Int32(limit))) }
    sums[place].value += Int128(pledge.value)
    sums[place].market += Int128(pledge.market)
  }

  /// The groups that hold more than they may, as the engine measures them.
  func exceededUses(_ pledges: [LimitedPledge], _ terms: LimitTerms) -> [LimitUse] {
    var uses: [LimitUse] = []
    var positions = Array(repeating: -1, count: sums.count)
    func note(_ index: Int, _ limit: Int, _ key: Int32) {
      guard let place = places.known(limit, key), sums[place].isExceeded else { return }
      if positions[place] < 0 {
        positions[place] = uses.count
        let isMarket = limits[limit].source.measure == .marketValue
        uses.append(
          LimitUse(
            limit: limit, key: key, members: [], bound: sums[place].bound,
            used: isMarket ? sums[place].market : sums[place].value))
      }
      uses[positions[place]].members.append(index)
    }
    let reached = reached(terms)
    for (index, pledge) in pledges.enumerated() {
      var rest = pledge.limits.intersection(reached).rawValue
      while rest != 0 {
        let limit = rest.trailingZeroBitCount
        rest &= rest - 1
        let keys = pledge.keys.key(scopes[limit])
        note(index, limit, keys.first)
        if let second = keys.second { note(index, limit, second) }
      }
    }
    uses.sort { ($0.limit, $0.members[0]) < ($1.limit, $1.members[0]) }
    return uses
  }
}

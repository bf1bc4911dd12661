import BigInt
import Money
import Schedules

/// Applies the limits of a regime to the eligible pledges of one agreement.
///
/// Keeps its working memory from one agreement to the next: one engine a thread.
final class LimitEngine {
  private let limits: [CompiledLimit]
  private let amounts: [LimitAmounts]
  private let disregarding: LimitMask
  /// The limits whose bounds look at more than sums of values.
  private let needsMore: [Bool]
  /// Whether some limit looks at the size of issues or at their daily volume.
  let looksAtSize: Bool

  /// The limits with their amounts in the base currency of the agreements.
  init(_ limits: [CompiledLimit], in base: Currency, _ exchange: ExchangeTable) {
    self.limits = limits
    amounts = limits.map { LimitAmounts($0.source, in: base, exchange) }
    needsMore = limits.map { limit in
      let source = limit.source
      let countsUnits = source.bounds.contains { if case .units = $0 { true } else { false } }
      return countsUnits || !source.positionAbove.isEmpty
        || [.issueSize, .averageDailyVolume, .points].contains(source.reference)
    }
    looksAtSize = limits.contains {
      [.issueSize, .averageDailyVolume].contains($0.source.reference)
    }
    disregarding = limits.enumerated().reduce(into: []) { mask, item in
      if item.element.source.excess == .disregarded { mask.insert(LimitMask(item.offset)) }
    }
  }

  // MARK: Whether anything is taken at all

  private struct Sum {
    var limit: Int32
    var value: Int128 = 0
    var market: Int128 = 0
    var quantity: Int128 = 0
  }

  private var places: [UInt64: Int] = [:]
  private var sums: [Sum] = []

  /// Whether no limit can touch these pledges: the usual case, told without more than sums.
  ///
  /// Says no where it would need more than that to know.
  func leavesAlone(_ pledges: [LimitedPledge], _ terms: LimitTerms) -> Bool {
    if limits.isEmpty { return true }
    places.removeAll(keepingCapacity: true)
    sums.removeAll(keepingCapacity: true)
    var collected = LimitBounds.Sums()
    for pledge in pledges {
      collected.value += Int128(pledge.value)
      collected.market += Int128(pledge.market)
      var rest = pledge.limits.rawValue
      while rest != 0 {
        let limit = rest.trailingZeroBitCount
        rest &= rest - 1
        let source = limits[limit].source
        if source.isSystemicOnly, terms.isSystemic == false { continue }
        if needsMore[limit] { return false }
        let keys = pledge.keys.key(source.scope)
        add(pledge, limit, keys.first)
        if let second = keys.second { add(pledge, limit, second) }
      }
    }
    let bounds = LimitBounds(terms: terms, collected: collected)
    for sum in sums {
      let limit = Int(sum.limit)
      let source = limits[limit].source
      let group = LimitBounds.Sums(value: sum.value, market: sum.market)
      switch bounds.bound(source, amounts[limit], group) {
      case .outside: continue
      case .missing: return false
      case .fixed(let bound): if bounds.measured(group, source.measure) > bound { return false }
      case .moving(let line):
        if Fraction(BigInt(sum.value)) > line.value(at: Fraction(BigInt(collected.value))) {
          return false
        }
      }
    }
    return true
  }

  private func add(_ pledge: LimitedPledge, _ limit: Int, _ key: Int32) {
    let code = UInt64(limit) << 32 | UInt64(UInt32(bitPattern: key))
    let place = places[code] ?? sums.count
    if place == sums.count {
      places[code] = place
      sums.append(Sum(limit: Int32(limit)))
    }
    sums[place].value += Int128(pledge.value)
    sums[place].market += Int128(pledge.market)
  }

  // MARK: What is taken

  /// What the limits do to the pledges, group by group.
  func apply(to pledges: [LimitedPledge], _ terms: LimitTerms) -> LimitOutcome {
    var outcome = LimitOutcome(count: pledges.count)
    var isOut = Array(repeating: false, count: pledges.count)
    outcome.uses = measure(pledges, terms, isOut)
    // A pledge whose bound is not known counts as nothing, for all other limits as well.
    for use in outcome.uses where !use.missing.isEmpty {
      let isUndetermined = limits[use.limit].source.unknown == .undetermined
      for member in use.members where isUndetermined {
        outcome.missing[member].formUnion(use.missing)
        isOut[member] = true
      }
    }
    if isOut.contains(true) {
      let unknown = outcome.uses.filter { use in
        !use.missing.isEmpty && limits[use.limit].source.unknown == .undetermined
      }
      outcome.uses = measure(pledges, terms, isOut) + unknown
      outcome.uses.sort { ($0.limit, $0.members[0]) < ($1.limit, $1.members[0]) }
    }
    disregard(pledges, terms, isOut, &outcome)
    surcharge(pledges, &outcome)
    flag(&outcome)
    return outcome
  }

  /// Every group of every limit, in the order of the limits and of first pledges.
  private func measure(
    _ pledges: [LimitedPledge], _ terms: LimitTerms, _ isOut: [Bool]
  ) -> [LimitUse] {
    var collected = LimitBounds.Sums()
    for (index, pledge) in pledges.enumerated() where !isOut[index] {
      collected.value += Int128(pledge.value)
      collected.market += Int128(pledge.market)
    }
    let bounds = LimitBounds(terms: terms, collected: collected)
    var uses: [LimitUse] = []
    for (number, limit) in limits.enumerated() {
      let source = limit.source
      if source.isSystemicOnly, terms.isSystemic == false { continue }
      var positions: [Int32: Int] = [:]
      let first = uses.count
      for (index, pledge) in pledges.enumerated()
      where !isOut[index] && pledge.limits.contains(LimitMask(number)) {
        let keys = pledge.keys.key(source.scope)
        for key in [keys.first, keys.second].compactMap(\.self) {
          let position = positions[key] ?? uses.count
          if position == uses.count {
            positions[key] = position
            uses.append(LimitUse(limit: number, key: key, members: [], bound: nil, used: 0))
          }
          uses[position].members.append(index)
        }
      }
      var bounds = bounds
      if source.reference == .points {
        var reached = LimitBounds.Sums()
        for (index, pledge) in pledges.enumerated()
        where !isOut[index] && pledge.limits.contains(LimitMask(number)) {
          reached.value += Int128(pledge.value)
          reached.market += Int128(pledge.market)
        }
        bounds.reached = reached
      }
      for position in uses.indices.dropFirst(first) {
        settle(&uses[position], source, amounts[number], bounds, pledges)
      }
    }
    return uses
  }

  private func settle(
    _ use: inout LimitUse, _ limit: ConcentrationLimit, _ amounts: LimitAmounts,
    _ bounds: LimitBounds, _ pledges: [LimitedPledge]
  ) {
    var group = LimitBounds.Sums()
    for member in use.members {
      group.value += Int128(pledges[member].value)
      group.market += Int128(pledges[member].market)
      group.quantity = group.quantity + Fraction(pledges[member].quantity)
    }
    group.issueSize = pledges[use.members[0]].issueSize
    group.dailyVolume = pledges[use.members[0]].dailyVolume
    use.used = bounds.measured(group, limit.measure)
    switch bounds.bound(limit, amounts, group) {
    case .outside: use.isOutside = true
    case .missing(let facts): use.missing = facts
    case .fixed(let bound):
      use.bound = bound
      use.line = .constant(bound)
    case .moving(let line):
      use.bound = Int128(clamping: line.value(at: Fraction(BigInt(bounds.collected.value))).floor)
      use.line = line
    }
  }

  private func disregard(
    _ pledges: [LimitedPledge], _ terms: LimitTerms, _ isOut: [Bool], _ outcome: inout LimitOutcome
  ) {
    let capped = outcome.uses.indices.filter { index in
      let use = outcome.uses[index]
      return use.line != nil && disregarding.contains(LimitMask(use.limit))
    }
    guard capped.contains(where: { outcome.uses[$0].isExceeded }) else { return }
    let solver = LimitSolver(
      members: pledges.enumerated().map { index, pledge in
        LimitSolver.Member(
          value: isOut[index] ? 0 : pledge.value, market: isOut[index] ? 0 : pledge.market,
          retained: pledge.retained)
      },
      groups: capped.compactMap { index in
        let use = outcome.uses[index]
        return use.line.map {
          LimitSolver.Group(
            members: use.members,
            measuresMarket: limits[use.limit].source.measure == .marketValue, bound: $0)
        }
      })
    let kept = solver.kept()
    var recognized = BigInt(0)
    for (index, value) in kept.enumerated() where !isOut[index] {
      outcome.cut[index] = pledges[index].value - value
      recognized += BigInt(value)
    }
    // Bounds that depend on what is recognized are those at the total that came out.
    for index in capped {
      guard let line = outcome.uses[index].line, line.isMoving else { continue }
      outcome.uses[index].bound = Int128(clamping: line.value(at: Fraction(recognized)).floor)
    }
  }

  private func surcharge(_ pledges: [LimitedPledge], _ outcome: inout LimitOutcome) {
    for use in outcome.uses where use.isExceeded {
      let limit = limits[use.limit].source
      guard limit.excess == .surcharge, let surcharge = limit.surcharge, let bound = use.bound
      else {
        continue
      }
      let excess = Fraction(BigInt(use.used - bound), BigInt(use.used))
      let exact = use.members.map { member -> Fraction in
        let pledge = pledges[member]
        let measured = limit.measure == .marketValue ? pledge.market : pledge.value
        return excess * Fraction(BigInt(measured)) * Self.rate(surcharge, pledge)
      }
      let shares = Spread.rounded(exact)
      for (place, member) in use.members.enumerated() {
        let left = pledges[member].value - outcome.cut[member] - outcome.surcharge[member]
        outcome.surcharge[member] += min(Int64(clamping: shares[place]), left)
      }
    }
  }

  private static func rate(
    _ surcharge: ConcentrationLimit.Surcharge, _ pledge: LimitedPledge
  ) -> Fraction {
    let hundred = BigInt(Percentage.hundred.units)
    switch surcharge {
    case .percent(let percent): return Fraction(BigInt(percent.units), hundred)
    case .ofHaircut(let percent):
      return Fraction(BigInt(percent.units) * BigInt(pledge.haircut.units), hundred * hundred)
    }
  }

  private func flag(_ outcome: inout LimitOutcome) {
    var flags: [Set<String>] = Array(repeating: [], count: outcome.flags.count)
    for use in outcome.uses {
      let limit = limits[use.limit].source
      for member in use.members {
        if use.isExceeded { flags[member].insert("limit-\(limit.scope.rawValue)") }
        if !use.missing.isEmpty, limit.unknown == .flag { flags[member].insert("limit-unknown") }
      }
    }
    outcome.flags = flags.map { $0.sorted() }
  }
}

import BigInt
import Money
import Schedules

/// Applies the limits of a regime to the eligible pledges of one agreement.
///
/// Keeps its working memory from one agreement to the next: one engine a thread.
struct LimitEngine {
  private let limits: [CompiledLimit]
  private let amounts: [LimitAmounts]
  private let disregarding: LimitMask
  /// The limits whose bounds look at more than sums of values.
  private let needsMore: [Bool]
  /// Whether some limit looks at the size of issues or at their daily volume.
  let looksAtSize: Bool
  private var screen: LimitScreen

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
    disregarding = LimitMask(of: limits) { $0.excess == .disregarded }
    screen = LimitScreen(limits, amounts, needsMore: needsMore)
  }

  /// What the limits do to the pledges where somebody only wants to know what is taken; nil where nothing is.
  mutating func taken(from pledges: [LimitedPledge], _ terms: LimitTerms) -> LimitOutcome? {
    switch screen.touched(pledges, terms) {
    case .nothing: return nil
    case .unclear: return apply(to: pledges, terms)
    case .someGroups: return settle(screen.exceededUses(pledges, terms), pledges)
    }
  }

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
    settle(pledges, isOut, &outcome)
    return outcome
  }

  private func settle(_ uses: [LimitUse], _ pledges: [LimitedPledge]) -> LimitOutcome {
    var outcome = LimitOutcome(count: pledges.count)
    outcome.uses = uses
    settle(pledges, nil, &outcome)
    return outcome
  }

  /// Takes what the groups hold too much, and flags their pledges.
  private func settle(
    _ pledges: [LimitedPledge], _ isOut: [Bool]?, _ outcome: inout LimitOutcome
  ) {
    disregard(pledges, isOut, &outcome)
    surcharge(pledges, &outcome)
    flag(&outcome)
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
        func add(_ key: Int32) {
          let position = positions[key] ?? uses.count
          if position == uses.count {
            positions[key] = position
            uses.append(LimitUse(limit: number, key: key, members: [], bound: nil, used: 0))
          }
          uses[position].members.append(index)
        }
        let keys = pledge.keys.key(source.scope)
        add(keys.first)
        if let second = keys.second { add(second) }
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
        settle(&uses[position], number, bounds, pledges)
      }
    }
    return uses
  }

  private func settle(
    _ use: inout LimitUse, _ number: Int, _ bounds: LimitBounds, _ pledges: [LimitedPledge]
  ) {
    let limit = limits[number].source
    var group = LimitBounds.Sums()
    for member in use.members {
      group.value += Int128(pledges[member].value)
      group.market += Int128(pledges[member].market)
      if needsMore[number] {
        group.quantity = (group.quantity ?? Fraction(0)) + Fraction(pledges[member].quantity)
      }
    }
    group.issueSize = pledges[use.members[0]].issueSize
    group.dailyVolume = pledges[use.members[0]].dailyVolume
    use.used = bounds.measured(group, limit.measure)
    switch bounds.bound(limit, amounts[number], group) {
    case .outside: use.isOutside = true
    case .missing(let facts): use.missing = facts
    case .fixed(let bound): use.bound = bound
    case .moving(let line):
      use.bound = line.whole(at: bounds.collected.value)
      use.line = line
    }
  }

  private func disregard(
    _ pledges: [LimitedPledge], _ isOut: [Bool]?, _ outcome: inout LimitOutcome
  ) {
    let capped = outcome.uses.indices.filter { index in
      let use = outcome.uses[index]
      return use.bound != nil && !use.isOutside && disregarding.contains(LimitMask(use.limit))
    }
    guard capped.contains(where: { outcome.uses[$0].isExceeded }) else { return }
    let solver = LimitSolver(
      members: pledges.enumerated().map { index, pledge in
        let isIn = isOut?[index] != true
        return LimitSolver.Member(
          value: isIn ? pledge.value : 0, market: isIn ? pledge.market : 0,
          retained: pledge.retained)
      },
      groups: capped.compactMap { index in
        let use = outcome.uses[index]
        return use.bound.map {
          LimitSolver.Group(
            members: use.members,
            measuresMarket: limits[use.limit].source.measure == .marketValue, bound: $0,
            line: use.line)
        }
      })
    let kept = solver.kept()
    var recognized: Int128 = 0
    for (index, value) in kept.enumerated() where isOut?[index] != true {
      outcome.cut[index] = pledges[index].value - value
      recognized += Int128(value)
    }
    // Bounds that depend on what is recognized are those at the total that came out.
    for index in capped {
      guard let line = outcome.uses[index].line else { continue }
      outcome.uses[index].bound = line.whole(at: recognized)
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
    var isUnsorted = false
    for use in outcome.uses where use.isExceeded || !use.missing.isEmpty {
      let limit = limits[use.limit].source
      let isUnknown = !use.missing.isEmpty && limit.unknown == .flag
      guard use.isExceeded || isUnknown else { continue }
      let flag = isUnknown ? "limit-unknown" : limit.scope.flag
      for member in use.members where !outcome.flags[member].contains(flag) {
        if !outcome.flags[member].isEmpty { isUnsorted = true }
        outcome.flags[member].append(flag)
      }
    }
    if isUnsorted { for index in outcome.flags.indices { outcome.flags[index].sort() } }
  }
}

import BigInt
import Money
import Schedules

/// The bound of a group of one limit under one agreement.
struct LimitBounds {
  /// What is known of a group before its bound is.
  struct Sums {
    var value: Int128 = 0
    var market: Int128 = 0
    /// Units; only where a bound or a size is stated in units.
    var quantity: Fraction?
    var issueSize: Quantity?
    var dailyVolume: Quantity?
  }

  enum Result {
    /// The limit does not reach the group.
    case outside
    case missing(MissingFacts)
    /// A bound that is a number.
    case fixed(Int128)
    /// A bound that depends on what is recognized.
    case moving(BoundLine)
  }

  let terms: LimitTerms
  /// The sums over all eligible pledges of the agreement.
  let collected: Sums
  /// The sums over the pledges that the limit reaches; only where it is measured against them.
  var reached: Sums?

  /// The bound of a group with these sums.
  func bound(_ limit: ConcentrationLimit, _ amounts: LimitAmounts, _ group: Sums) -> Result {
    if amounts.lacksRate { return .missing(.exchangeRate) }
    let measured = measured(group, limit.measure)
    if let least = amounts.onlyAbove {
      guard let balance = balance(limit) else { return .missing(.netCapital) }
      if balance <= least { return .outside }
    }
    if !limit.positionAbove.isEmpty {
      guard let least = size(limit, amounts, group) else { return .missing(.netCapital) }
      if measured <= least { return .outside }
    }
    if limit.reference == .recognized { return moving(limit, amounts, group) }
    var bounds: [Int128] = []
    for (index, bound) in limit.bounds.enumerated() {
      switch bound {
      case .amount: bounds.append(amounts.bounds[index] ?? 0)
      case .units(let units):
        bounds.append(
          worth(of: units, limit.measure, group).map { Int128(clamping: $0.floor) } ?? 0)
      case .percent(let percent):
        guard let share = share(percent, limit, amounts, group) else {
          return .missing(missing(limit.reference))
        }
        guard let share else { return .outside }
        bounds.append(share)
      }
    }
    let found = limit.combination == .greaterOf ? bounds.max() : bounds.min()
    return found.map(Result.fixed) ?? .outside
  }

  /// What a limit measures of a group.
  func measured(_ group: Sums, _ measure: ConcentrationLimit.Measure) -> Int128 {
    switch measure {
    case .marketValue: group.market
    case .valueAfterHaircut: group.value
    }
  }

  private func moving(
    _ limit: ConcentrationLimit, _ amounts: LimitAmounts, _ group: Sums
  ) -> Result {
    if let above = amounts.above, collected.value <= above { return .outside }
    let parts = limit.bounds.enumerated().map { index, bound -> BoundLine.Part in
      switch bound {
      case .amount: .constant(Fraction(BigInt(amounts.bounds[index] ?? 0)))
      case .units(let units): .constant(worth(of: units, limit.measure, group) ?? Fraction(0))
      case .percent(let percent):
        .share(Self.fraction(percent), above: Fraction(BigInt(amounts.above ?? 0)))
      }
    }
    return .moving(BoundLine(parts: parts, takesLargest: limit.combination == .greaterOf))
  }

  /// A percentage of the reference, rounded down; `.some(nil)` where the reference is too small, nil where it is not known.
  private func share(
    _ percent: Percentage, _ limit: ConcentrationLimit, _ amounts: LimitAmounts, _ group: Sums
  ) -> Int128?? {
    switch limit.reference {
    case .issueSize, .averageDailyVolume:
      let units = limit.reference == .issueSize ? group.issueSize : group.dailyVolume
      guard let units, let worth = worth(of: units, limit.measure, group) else { return nil }
      return .some(Int128(clamping: (worth * Self.fraction(percent)).floor))
    case .collected, .points, .requirement, .netCapital, .tentativeNetCapital, .recognized,
      .amount:
      guard let balance = balance(limit) else { return nil }
      guard let above = amounts.above else { return .some(Self.share(percent, of: balance)) }
      return .some(balance > above ? above + Self.share(percent, of: balance - above) : nil)
    }
  }

  /// What percentages and `only_above` look at; nil where it is not known.
  private func balance(_ limit: ConcentrationLimit) -> Int128? {
    switch limit.reference {
    case .requirement: Int128(terms.requirement)
    case .points: reached.map { measured($0, limit.measure) }
    case .netCapital: terms.netCapital.map { Int128($0) }
    case .tentativeNetCapital: terms.tentativeNetCapital.map { Int128($0) }
    case .collected, .recognized, .issueSize, .averageDailyVolume, .amount:
      measured(collected, limit.measure)
    }
  }

  /// The largest of the sizes that a position must exceed; nil where one of them is not known.
  private func size(
    _ limit: ConcentrationLimit, _ amounts: LimitAmounts, _ group: Sums
  ) -> Int128? {
    var largest: Int128 = 0
    for (index, size) in limit.positionAbove.enumerated() {
      switch size {
      case .amount: largest = max(largest, amounts.sizes[index] ?? 0)
      case .units(let units):
        guard let worth = worth(of: units, limit.measure, group) else { return nil }
        largest = max(largest, Int128(clamping: worth.floor))
      case .percent(let percent, let reference):
        let capital = reference == .netCapital ? terms.netCapital : terms.tentativeNetCapital
        guard let capital else { return nil }
        largest = max(largest, Self.share(percent, of: Int128(capital)))
      }
    }
    return largest
  }

  /// What so many units are worth at the price of the group's pledges; nil where they have no units.
  private func worth(
    of units: Quantity, _ measure: ConcentrationLimit.Measure, _ group: Sums
  ) -> Fraction? {
    guard let quantity = group.quantity, quantity > Fraction(0) else { return nil }
    return Fraction(units) * Fraction(BigInt(measured(group, measure))) / quantity
  }

  private func missing(_ reference: ConcentrationLimit.Reference) -> MissingFacts {
    switch reference {
    case .issueSize: .issueSize
    case .averageDailyVolume: .dailyVolume
    case .netCapital, .tentativeNetCapital: .netCapital
    case .collected, .points, .recognized, .requirement, .amount: []
    }
  }

  private static func fraction(_ percent: Percentage) -> Fraction {
    Fraction(BigInt(percent.units), BigInt(Percentage.hundred.units))
  }

  private static func share(_ percent: Percentage, of amount: Int128) -> Int128 {
    let (product, overflows) = amount.multipliedReportingOverflow(by: Int128(percent.units))
    if !overflows { return product / Int128(Percentage.hundred.units) }
    return Int128(clamping: (fraction(percent) * Fraction(BigInt(amount))).floor)
  }
}

extension Fraction {
  /// A number of units.
  init(_ quantity: Quantity) {
    self.init(BigInt(quantity.significand), BigInt(10).power(Int(quantity.decimals)))
  }
}

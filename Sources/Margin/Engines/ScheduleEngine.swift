import Collateral
import Money

/// The standardised initial margin of uncleared swaps: 40 % of the gross amount, and 60 % of it times the ratio of net to
/// gross replacement cost (12 CFR part 45, appendix A; 17 CFR 23.154(c)).
///
/// It is found for what the account collects: replacement cost is what the swaps are worth to it. What it posts is the
/// same for the other party, whose swaps are worth the opposite. Where no swap is worth anything to a party, the
/// ratio is one (the text of the US rule).
struct ScheduleEngine {
  /// Which way the margin goes.
  enum Side: String, CaseIterable {
    case collect
    case post
  }

  let parameters: MarginParameters
  let day: CalendarDate

  /// The requirement of an account.
  func requirement(
    _ account: String, _ positions: [MarginPosition], side: Side = .collect
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(
      account, .schedule, "standardised initial margin, \(side.rawValue) side")
    var (gross, grossCost, netCost) = (MarginSum.zero, MarginSum.zero, MarginSum.zero)
    for position in positions {
      let rate = try rate(of: position)
      let amount = position.value.magnitude.percent(rate.rate)
      gross += amount
      result.note(
        "\(position.series): \(rate.rate) % of \(position.value.magnitude)", amount,
        source: rate.source)
      guard let value = position.presentValue else {
        throw MarginFault(
          position.line, "\(position.series): a swap has no present value",
          "fill present_value in; the ratio of net to gross needs it")
      }
      let cost = side == .collect ? MarginSum(value) : -MarginSum(value)
      netCost += cost
      if cost > .zero { grossCost += cost }
    }
    netCost = max(netCost, .zero)
    result.gross = gross
    result.note("gross initial margin", gross)
    let weighted: MarginSum
    if grossCost == .zero {
      weighted = gross
      result.note("ratio of net to gross: 1, nothing is worth anything to this side")
    } else {
      weighted = gross.times(netCost, over: grossCost)
      result.note("net replacement cost", netCost)
      result.note("gross replacement cost", grossCost)
    }
    result.amount = gross.percent(Self.share(40)) + weighted.percent(Self.share(60))
    result.note("0.4 × gross + 0.6 × ratio × gross", result.amount)
    if let terms = parameters.scheduleTerms {
      let above = max(result.amount - MarginSum(terms.threshold), .zero)
      let exchanged = above < MarginSum(terms.minimumTransfer) ? .zero : above
      result.note("to be exchanged above the threshold", exchanged, source: terms.source)
    }
    return result
  }

  private func rate(of position: MarginPosition) throws(MarginFault)
    -> MarginParameters.ScheduleRate
  {
    guard let name = position.scheduleClass else {
      throw MarginFault(
        position.line, "\(position.series): no class of the schedule is stated",
        "fill schedule_class in, such as interest-rate; a digital asset is commodity or other, which is unsettled and the same figure"
      )
    }
    let years = position.expiry.map { expiry in
      // Full years that are left, and whether a day more.
      var years = 0
      while day.adding(years: years + 1) < expiry { years += 1 }
      return years
    }
    for rate in parameters.schedule[name] ?? [] {
      if rate.above == nil && rate.upTo == nil { return rate }
      guard let years else {
        throw MarginFault(
          position.line, "\(position.series): the class \(name) asks for the end of the swap",
          "fill expiry in")
      }
      if years >= rate.above ?? 0 && years < rate.upTo ?? .max { return rate }
    }
    throw MarginFault(
      position.line, "\(position.series): the schedule has no rate for \(name)",
      "name one of: \(parameters.schedule.keys.sorted().joined(separator: ", "))")
  }

  private static func share(_ percent: Int64) -> Percentage {
    Percentage(units: percent * 10_000_000_000)
  }
}

import Collateral
import Money

/// The standardised initial margin of uncleared swaps: 40 % of the gross amount, and 60 % of it times the ratio of net to
/// gross replacement cost (12 CFR part 45, appendix A; 17 CFR 23.154(c)).
///
/// It is found for either side: replacement cost is what the swaps are worth to the party that collects. The account has to
/// cover what it posts, which the other party collects; to that party the swaps are worth the opposite. Where no swap is
/// worth anything to a party, the ratio is one (the text of the US rule). The threshold is one of two groups of companies,
/// not of an account, so that it is told of and not taken off.
struct ScheduleEngine {
  /// Which way the margin goes.
  enum Side: String, CaseIterable {
    case post
    case collect
  }

  let parameters: MarginParameters
  let day: CalendarDate

  /// The requirement of an account: what it posts.
  func requirement(
    _ account: String, _ positions: [MarginPosition]
  ) throws(MarginFault) -> MarginRequirement {
    var result = MarginRequirement(account, .schedule, "standardised initial margin")
    var values: [MarginSum] = []
    for position in positions {
      let rate = try rate(of: position)
      let amount = position.value.magnitude.percent(rate.rate)
      result.gross += amount
      result.note(
        "\(position.series): \(rate.rate) % of \(position.value.magnitude)", amount,
        source: rate.source)
      guard let value = position.presentValue else {
        throw MarginFault(
          position.line, "\(position.series): a swap has no present value",
          "fill present_value in; the ratio of net to gross needs it")
      }
      values.append(MarginSum(value))
    }
    result.note("gross initial margin", result.gross)
    for side in Side.allCases {
      let amount = margin(side, values, &result)
      if side == .post { result.amount = amount }
    }
    return result
  }

  /// What one side posts or collects.
  ///
  /// - Parameter values: what the swaps are worth to the account.
  private func margin(
    _ side: Side, _ values: [MarginSum], _ result: inout MarginRequirement
  ) -> MarginSum {
    // Of what the account posts, the other party is the one that collects.
    let costs = side == .collect ? values : values.map { -$0 }
    let net = max(costs.reduce(.zero, +), .zero)
    let gross = costs.reduce(MarginSum.zero) { $0 + max($1, .zero) }
    let weighted = gross == .zero ? result.gross : result.gross.times(net, over: gross)
    let amount = result.gross.percent(Self.share(40)) + weighted.percent(Self.share(60))
    result.note(
      side == .post ? "to be posted: 0.4 × gross + 0.6 × ratio × gross" : "to be collected", amount)
    if gross == .zero {
      result.note("ratio of net to gross: 1, nothing is worth anything to who collects", depth: 2)
    } else {
      result.note("net replacement cost", net, depth: 2)
      result.note("gross replacement cost", gross, depth: 2)
    }
    if let terms = parameters.scheduleTerms {
      let above = max(amount - MarginSum(terms.threshold), .zero)
      let exchanged = above < MarginSum(terms.minimumTransfer) ? .zero : above
      result.note("to be exchanged above the threshold", exchanged, source: terms.source, depth: 2)
    }
    return amount
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

import Collateral
import Money
import Schedules

extension RegimeValuer {
  /// Funds within funds are followed this deep.
  private static let maximumDepth = 8

  /// The haircut of a fund's unit: 100 less what each asset's share retains.
  ///
  /// What is not eligible, and what the recorded portfolio leaves out, counts as lost. Exact to ten decimals of a
  /// percent; beyond them the haircut is rounded up.
  func lookThrough(
    _ row: CompiledSchedule.CompiledHaircut, _ rule: HaircutValues.LookThrough,
    _ situation: Situation, _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> String {
    let holdings = situation.asset.facts.holdings
    guard !holdings.isEmpty, situation.depth < Self.maximumDepth else {
      work.lacks(.holdings)
      return "undetermined: the fund's portfolio is not recorded"
    }
    var retained: Int128 = 0
    var eligible: Int128 = 0
    var total: Int128 = 0
    for holding in holdings {
      total += Int128(holding.share.units)
      guard let view = asset(holding.instrument) else {
        work.lacks(.instrument)
        evaluator.trace?.note(holding.instrument, "undetermined: not in the registry")
        continue
      }
      let verdict = inner(view, holding, situation, rule, &work, evaluator)
      if let percent = verdict?.haircut {
        eligible += Int128(holding.share.units)
        retained += Int128(holding.share.units) * Int128(Percentage.hundred.units - percent.units)
      }
    }
    let isTooMuch = total > Int128(Percentage.hundred.units)
    if isTooMuch { work.lacks(.holdings) }
    guard work.missing.isEmpty, !work.isIneligible,
      let haircut = Self.haircut(retaining: retained)
    else {
      return isTooMuch
        ? "undetermined: the shares of the portfolio add up to more than 100 %"
        : "undetermined or not eligible"
    }
    work.row = row.source.id
    work.haircut = haircut
    work.eligibleShare = Int64(exactly: eligible).map { Percentage(units: $0) }
    return "\(haircut) % (\(row.source.id), weighted average)"
  }

  /// The currency of an asset, and of all that it represents where the regime has a rule on tokens.
  private func currencies(of view: AssetView) -> [Currency?] {
    var currencies = [view.record.currency]
    var view = view
    while !schedule.tokenRules.isEmpty, currencies.count <= Self.maximumWraps,
      let wraps = view.record.wraps, let wrapped = asset(wraps)
    {
      currencies.append(wrapped.record.currency)
      view = wrapped
    }
    return currencies
  }

  private static func haircut(retaining retained: Int128) -> Percentage? {
    // Shares and percentages both count in the same units; a hundred percent of a hundred percent is hundred².
    let kept = retained / Int128(Percentage.hundred.units)
    return Int64(exactly: Int128(Percentage.hundred.units) - kept).map { Percentage(units: $0) }
  }

  /// The verdict on one asset of the portfolio; nil where it counts as lost.
  private func inner(
    _ view: AssetView, _ holding: HoldingFact, _ situation: Situation,
    _ rule: HaircutValues.LookThrough, _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Verdict? {
    let inside = Situation(
      asset: view, agreement: situation.agreement, day: situation.day,
      custodian: situation.custodian, price: view.facts.price?.price, depth: situation.depth + 1,
      isFollowed: situation.isFollowed)
    evaluator.trace?.open("\(holding.share) % of the portfolio: \(holding.instrument)")
    evaluator.trace?.input("share", "\(holding.share) %", origin: holding.origin)
    var verdict = verdict(inside, trace: evaluator.trace)
    // A point that is not known yet may still be an allowed one.
    let isAllowed = rule.points.isEmpty || verdict.point.map { rule.points.contains($0) } ?? true
    var sharesCurrency = true
    if rule.requiresSameCurrency {
      for currency in currencies(of: view) {
        if let currency, let unit = situation.asset.record.currency {
          if currency != unit { sharesCurrency = false }
        } else {
          verdict.undetermine(.currency)
        }
      }
    }
    var result: Verdict?
    switch verdict.decision {
    case .eligible where isAllowed && sharesCurrency:
      result = verdict
      if let verified = verdict.verified { work.use(verified) }
      evaluator.trace?.close("\(verdict.haircut ?? .zero) %")
    case .undetermined where isAllowed && sharesCurrency:
      work.lacks(verdict.missing)
      evaluator.trace?.close("undetermined: \(verdict.reasons.joined(separator: ", "))")
    case .eligible, .undetermined, .ineligible:
      if rule.requiresAllEligible { work.refuse("fund-assets-not-eligible", nil) }
      evaluator.trace?.close(
        verdict.decision != .ineligible
          ? "not among the assets that the rule allows a fund"
          : "not eligible: \(verdict.reasons.joined(separator: ", "))")
    }
    return result
  }
}

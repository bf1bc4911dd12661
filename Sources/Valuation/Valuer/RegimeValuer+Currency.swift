import Collateral
import Money
import Schedules

extension RegimeValuer {
  /// The addition for collateral in another currency.
  func currency(_ situation: Situation, _ work: inout VerdictWork, _ evaluator: RuleEvaluator) {
    let trace = evaluator.trace
    trace?.open("Is its currency mismatched?")
    var total = Percentage.zero
    for rule in schedule.currencyRules {
      if let margin = rule.source.margin, margin != situation.agreement.margin { continue }
      trace?.open("rule \(rule.source.id)", citation: rule.source.citation)
      switch mismatch(rule, situation, &work, evaluator) {
      case .yes:
        work.use(rule.source.citation)
        trace?.cite(rule.source.citation, for: .currency)
        guard let printed = rule.values.percent else {
          work.lacks(.figure)
          trace?.close("undetermined: nobody has seen the figure")
          continue
        }
        let scaled = scaled(printed, rule.values.holdingDays, situation, &work, evaluator)
        let percent = Self.addition(scaled, work.eligibleShare)
        total = Percentage(units: total.units + percent.units)
        trace?.close("yes: \(percent) %")
      case .no: trace?.close("no")
      case .unknown: trace?.close("undetermined")
      }
    }
    work.currencyMismatch = total
    trace?.close(total == .zero ? "no" : "yes: \(total) %")
  }

  /// The addition of a fund is due on its eligible assets alone: the rest counts as lost already. Exact to ten decimals
  /// of a percent, and rounded up beyond them.
  private static func addition(_ percent: Percentage, _ share: Percentage?) -> Percentage {
    guard let share, share < .hundred else { return percent }
    let hundred = Int128(Percentage.hundred.units)
    let units = (Int128(percent.units) * Int128(share.units) + hundred - 1) / hundred
    return Int64(exactly: units).map { Percentage(units: $0) } ?? percent
  }

  private func mismatch(
    _ rule: CompiledSchedule.CompiledCurrencyRule, _ situation: Situation,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Truth {
    if let guardRule = rule.guardRule {
      var missing: MissingFacts = []
      var used = Reliance()
      switch evaluator.evaluate(guardRule, situation, missing: &missing, used: &used) {
      case .yes: work.use(used)
      case .no: return .no
      case .unknown:
        work.lacks(missing)
        return .unknown
      }
    }
    let agreement = situation.agreement
    let currency = situation.asset.record.currency
    let wanted =
      agreement.settlementCurrency
      ?? (rule.source.whenNotStated == .base ? agreement.baseCurrency : nil)
    let found = currency?.code ?? "none"
    evaluator.trace?.input(
      "currency of the asset", found,
      origin: situation.asset.facts.contribution(of: \.currency)?.origin)
    evaluator.trace?.input(
      agreement.settlementCurrency == nil
        ? "settlement currency, of which the agreement names none" : "settlement currency",
      agreement.settlementCurrency?.code ?? wanted.map { "\($0), the base currency" }
        ?? "none, so every currency is another one")
    if let currency, currency == wanted { return .no }
    if currency == nil && wanted != nil && situation.asset.assetClass == .gold {
      evaluator.trace?.note("gold is denominated in no currency", "")
      return .no
    }
    if let exception = rule.exception {
      var missing: MissingFacts = []
      var used = Reliance()
      switch evaluator.evaluate(exception, situation, missing: &missing, used: &used) {
      case .yes:
        work.use(rule.source.citation)
        work.use(used)
        return .no
      case .no: break
      case .unknown:
        work.lacks(missing)
        return .unknown
      }
    }
    guard currency != nil || wanted == nil else {
      work.lacks(.currency)
      return .unknown
    }
    return .yes
  }
}

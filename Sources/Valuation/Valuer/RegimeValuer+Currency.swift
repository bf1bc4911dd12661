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
        total = Percentage(units: total.units + rule.percent.units)
        trace?.close("yes: \(rule.percent) %")
      case .no: trace?.close("no")
      case .unknown: trace?.close("undetermined")
      }
    }
    work.currencyMismatch = total
    trace?.close(total == .zero ? "no" : "yes: \(total) %")
  }

  private func mismatch(
    _ rule: CompiledSchedule.CompiledCurrencyRule, _ situation: Situation,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Truth {
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
        ? "the agreement names no settlement currency" : "settlement currency",
      wanted?.code ?? "so every currency is another one")
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

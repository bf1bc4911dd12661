import Collateral
import Money
import Schedules

// Figures that are not printed in a table: recorded for the instrument, taken from another regime, scaled.
extension RegimeValuer {
  /// The figure recorded for the instrument under a measure.
  func assessed(
    _ row: CompiledSchedule.CompiledHaircut, _ measure: AssessmentMeasure, _ floor: Percentage?,
    _ situation: Situation, _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> String {
    guard let fact = situation.asset.assessment(measure), let recorded = try? Percentage(fact.value)
    else {
      work.lacks(.assessment(measure))
      return "undetermined: nobody recorded \(measure.rawValue)"
    }
    evaluator.trace?.input(measure.rawValue, "\(fact.value) %", origin: fact.origin)
    let percent = scaled(
      min(max(recorded, floor ?? .zero), .hundred), row.values.holdingDays, situation, &work,
      evaluator)
    work.row = row.source.id
    work.haircut = percent
    return "\(percent) % (\(row.source.id)\(percent > recorded ? ", the least allowed" : ""))"
  }

  /// What another regime's list, requirements and haircuts give the asset.
  func follow(
    _ row: CompiledSchedule.CompiledHaircut, _ name: String, _ situation: Situation,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> String {
    guard let other = followed[name] else {
      work.lacks(.haircut)
      return "undetermined: \(name) is not at hand"
    }
    let verdict = other.listVerdict(situation, trace: evaluator.trace)
    if let verified = verdict.verified { work.use(verified) }
    switch verdict.decision {
    case .eligible:
      work.row = "\(row.source.id):\(name)/\(verdict.row ?? "")"
      work.haircut = verdict.haircut
      work.eligibleShare = verdict.eligibleShare
      return "\(verdict.haircut ?? .zero) % as under \(name), row \(verdict.row ?? "")"
    case .ineligible:
      for reason in verdict.reasons { work.refuse(reason, nil) }
      return "not eligible under \(name): \(verdict.reasons.joined(separator: ", "))"
    case .undetermined:
      work.lacks(verdict.missing)
      return "undetermined under \(name): \(verdict.reasons.joined(separator: ", "))"
    }
  }

  /// The greater of a percentage of market value and a percentage of principal.
  func atLeast(
    _ ofPrincipal: Percentage?, _ percent: Percentage, _ situation: Situation,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Percentage {
    // What has no nominal has no principal.
    guard let ofPrincipal, situation.asset.isPer100 else { return percent }
    guard let price = situation.price else {
      work.lacks(.price)
      return percent
    }
    // A price per 100 of nominal: p percent of principal is p × 100 ÷ price percent of market value, rounded up.
    let priceUnits = Int128(max(price.units, 1))
    let hundred = Int128(Percentage.hundred.units) / Int128(Percentage.one.units)
    let scaled = Int128(ofPrincipal.units) * hundred * Int128(Price.one.units)
    let units = (scaled + priceUnits - 1) / priceUnits
    let share = min(Int64(exactly: units).map { Percentage(units: $0) } ?? .hundred, .hundred)
    evaluator.trace?.note(
      "\(ofPrincipal) % of principal, at \(price)", "\(share) % of market value")
    return max(percent, share)
  }

  /// A figure printed for one holding period, for that of the agreement.
  func scaled(
    _ percent: Percentage, _ printedFor: Int?, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) -> Percentage {
    guard let printedFor, let rule = schedule.holdingPeriod else { return percent }
    guard let kind = evaluator.transaction(of: situation), let days = rule.holdingDays[kind] else {
      work.lacks(.transaction)
      return percent
    }
    let total = situation.agreement.revaluationDays + days - 1
    guard total != printedFor else { return percent }
    work.use(rule.citation)
    let result = min(percent.scaledByRoot(of: total, over: printedFor) ?? .hundred, .hundred)
    evaluator.trace?.note(
      "holding period of \(days) days (\(kind.rawValue)), revalued every"
        + " \(situation.agreement.revaluationDays): \(percent) % × √(\(total) ÷ \(printedFor))",
      "\(result) %", citation: rule.citation)
    return result
  }
}

import Collateral
import Money
import Schedules

/// Evaluates rules over a situation, collecting what is missing and, when asked, what was looked at.
struct RuleEvaluator {
  let creditQuality: CreditQuality?
  let domesticCurrencies: DomesticCurrencies
  /// The day whose law counts.
  let lawDay: CalendarDate
  let groups: GroupGraph
  /// Entities, for explanations and for what is known of the pledgor.
  var entities: [LEI: EntityFacts] { groups.entities }
  /// Central governments by country.
  let governments: Governments
  /// What an agreement that names no transaction counts as; nil where the regime does not say.
  let transactionWhenNotStated: TransactionKind?
  let trace: Trace?

  /// The result of a rule.
  ///
  /// - Parameters:
  ///   - missing: receives the facts that would settle an unknown result.
  ///   - used: receives what the result rests on, beyond the rule's own.
  func evaluate(
    _ rule: Rule, _ situation: Situation, missing: inout MissingFacts, used: inout Reliance
  ) -> Truth {
    switch rule {
    case .all(let parts): return all(parts, situation, &missing, &used)
    case .any(let parts): return any(parts, situation, &missing, &used)
    case .not(let inner):
      switch evaluate(inner, situation, missing: &missing, used: &used) {
      case .yes: return .no
      case .no: return .yes
      case .unknown: return .unknown
      }
    case .unknown(let inner, let holds):
      var ignored: MissingFacts = []
      let truth = evaluate(inner, situation, missing: &ignored, used: &used)
      if case .unknown = truth {
        trace?.note("nothing contradicts it: counts as \(holds ? "met" : "not met")", "")
        return Truth(holds)
      }
      return truth
    default:
      return test(rule, situation, missing: &missing, used: &used)
    }
  }

  private func all(
    _ parts: [Rule], _ situation: Situation, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    var open: MissingFacts = []
    var result = Truth.yes
    for part in parts {
      switch evaluate(part, situation, missing: &open, used: &used) {
      case .yes: break
      case .no: return .no
      case .unknown: result = .unknown
      }
    }
    if case .unknown = result { missing.formUnion(open) }
    return result
  }

  private func any(
    _ parts: [Rule], _ situation: Situation, _ missing: inout MissingFacts,
    _ used: inout Reliance
  ) -> Truth {
    var open: MissingFacts = []
    var result = Truth.no
    for part in parts {
      switch evaluate(part, situation, missing: &open, used: &used) {
      case .yes: return .yes
      case .no: break
      case .unknown: result = .unknown
      }
    }
    if case .unknown = result { missing.formUnion(open) }
    return result
  }
}

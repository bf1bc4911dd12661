import Collateral
import Money
import Schedules

/// One regime on one day over one set of facts: from a situation to a verdict.
///
/// The questions in their order: is the asset on the list, is it shut out, which haircut applies, is its currency
/// mismatched. The trace, when there is one, is written in the same pass.
final class RegimeValuer: RegimeAnswer {
  let schedule: CompiledSchedule
  let creditQuality: CreditQuality?
  let domesticCurrencies: DomesticCurrencies
  let groups: GroupGraph
  let governments: Governments
  /// The regimes whose haircuts this one follows.
  let followed: [String: RegimeValuer]
  /// The asset behind any identifier that a fund's portfolio or a token names.
  let asset: @Sendable (String) -> AssetView?

  init(
    schedule: CompiledSchedule, creditQuality: CreditQuality?,
    domesticCurrencies: DomesticCurrencies, groups: GroupGraph, governments: Governments,
    followed: [String: RegimeValuer], asset: @escaping @Sendable (String) -> AssetView?
  ) {
    self.schedule = schedule
    self.creditQuality = creditQuality
    self.domesticCurrencies = domesticCurrencies
    self.groups = groups
    self.governments = governments
    self.followed = followed
    self.asset = asset
  }

  /// What the regime says about the asset under the agreement.
  func verdict(_ situation: Situation, trace: Trace?) -> Verdict {
    guard schedule.isInForce else { return notInForce(trace) }
    let evaluator = evaluator(trace)
    if let verdict = tokenVerdict(situation, evaluator) { return verdict }
    var work = VerdictWork()
    matured(situation, &work, trace)
    guard let point = point(situation, &work, evaluator) else {
      if !work.missing.isEmpty, !situation.isFollowed { trace?.leaveOpen(.eligibility) }
      return work.verdict()
    }
    // What another regime follows leaves open that regime's haircut, and nothing else.
    let open = situation.isFollowed ? nil : trace
    ask(.eligibility, &work, open) { requirements(point, situation, &$0, evaluator) }
    if !situation.isFollowed {
      ask(.exclusions, &work, open) { exclusions(point, situation, &$0, evaluator) }
    }
    if !work.isIneligible {
      ask(.haircuts, &work, open) { haircut(point, situation, &$0, evaluator) }
    }
    if !work.isIneligible, situation.takesAddition {
      ask(.currency, &work, open) { currency(situation, &$0, evaluator) }
    }
    if !work.isIneligible, situation.takesAddition {
      work.limits = limits(point, situation)
    }
    return work.verdict()
  }

  /// Puts a question; the trace keeps whether it stays open for something that no earlier question lacked.
  private func ask(
    _ question: RegimeQuestion, _ work: inout VerdictWork, _ trace: Trace?,
    _ put: (inout VerdictWork) -> Void
  ) {
    let before = work.missing
    put(&work)
    if work.missing != before { trace?.leaveOpen(question) }
  }

  /// What the regime's list, requirements and haircuts alone say, for another regime that follows them.
  func listVerdict(_ situation: Situation, trace: Trace?) -> Verdict {
    var situation = situation
    situation.isFollowed = true
    situation.memo = nil
    return verdict(situation, trace: trace)
  }

  func evaluator(_ trace: Trace?) -> RuleEvaluator {
    RuleEvaluator(
      creditQuality: creditQuality, domesticCurrencies: domesticCurrencies,
      lawDay: schedule.lawDay, groups: groups, governments: governments,
      transactionWhenNotStated: schedule.holdingPeriod?.whenNotStated, trace: trace)
  }

  func answerOutOfForce(_ trace: Trace?) -> Verdict? {
    schedule.isInForce ? nil : notInForce(trace)
  }

  /// The verdict of a regime that is not in force on the day.
  private func notInForce(_ trace: Trace?) -> Verdict {
    var work = VerdictWork()
    work.refuse("not-in-force", schedule.regime.citation)
    trace?.cite(schedule.regime.citation, for: .eligibility)
    let validity = schedule.regime.validity
    let end = validity.to.map { " to \($0)" } ?? ""
    trace?.note(
      "in force", "no: the regime is in force from \(validity.from)\(end)",
      citation: schedule.regime.citation)
    return work.verdict()
  }

  func matured(_ situation: Situation, _ work: inout VerdictWork, _ trace: Trace?) {
    guard let maturity = situation.asset.record.maturityDate, maturity <= situation.day,
      !maturity.isPerpetual
    else { return }
    work.refuse("matured", nil)
    trace?.note(
      "not matured", "no: it matured on \(maturity)",
      [
        .init(
          "maturity", maturity.description,
          origin: situation.asset.facts.contribution(of: \.maturityDate)?.origin)
      ])
  }

  /// The first point whose `when` holds; nil where none does or an earlier one is unknown.
  private func point(
    _ situation: Situation, _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> CompiledSchedule.CompiledPoint? {
    let trace = evaluator.trace
    trace?.open("Is it on the list?")
    for point in schedule.points {
      var missing: MissingFacts = []
      var used = Reliance()
      trace?.open(
        "point \(point.source.id): \(point.source.title)", citation: point.source.citation)
      let truth = evaluator.evaluate(point.when, situation, missing: &missing, used: &used)
      trace?.close(truth.word)
      switch truth {
      case .yes:
        work.point = point.source.id
        work.use(point.source.citation)
        work.use(used)
        trace?.cite(point.source.citation, for: .eligibility)
        trace?.close("yes, point \(point.source.id)")
        return point
      case .no: continue
      case .unknown:
        work.lacks(missing)
        work.use(point.source.citation)
        trace?.cite(point.source.citation, for: .eligibility)
        trace?.close("undetermined at point \(point.source.id)")
        return nil
      }
    }
    notListed(situation, &work, trace)
    return nil
  }

  private func notListed(
    _ situation: Situation, _ work: inout VerdictWork, _ trace: Trace?
  ) {
    let entry =
      schedule.notListed.first { entry in
        situation.asset.assetClass.map { entry.classes.contains($0) } ?? false
      } ?? schedule.notListed.first { $0.classes.isEmpty }
    let citation = entry?.citation ?? schedule.regime.citation
    work.refuse("class-not-listed", citation)
    trace?.cite(citation, for: .eligibility)
    let name = situation.asset.assetClass?.rawValue ?? "an asset of this classification"
    trace?.note("\(name) is on the list", "no", citation: citation)
    trace?.close("no: on no point of the list")
  }

  private func requirements(
    _ point: CompiledSchedule.CompiledPoint, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) {
    guard !point.requirements.isEmpty else { return }
    evaluator.trace?.open("Does it fulfill what point \(point.source.id) requires?")
    let allMet = meets(point.requirements, situation, &work, evaluator)
    evaluator.trace?.close(allMet ? "yes" : "no")
  }

  /// Tests all requirements; what fails and what is missing goes into the work.
  func meets(
    _ requirements: [CompiledSchedule.CompiledRequirement], _ situation: Situation,
    _ work: inout VerdictWork, _ evaluator: RuleEvaluator
  ) -> Bool {
    let trace = evaluator.trace
    var allMet = true
    for requirement in requirements {
      var missing: MissingFacts = []
      var used = Reliance()
      trace?.open("requirement", citation: requirement.source.citation)
      var truth = Truth.yes
      var applies = Truth.yes
      if let guardRule = requirement.guardRule {
        applies = evaluator.evaluate(guardRule, situation, missing: &missing, used: &used)
      }
      if case .no = applies {
        trace?.close("does not apply")
        continue
      }
      truth = evaluator.evaluate(requirement.rule, situation, missing: &missing, used: &used)
      // Met is met whether or not the requirement applies.
      if case .unknown = applies, case .no = truth { truth = .unknown }
      switch truth {
      case .yes:
        work.use(requirement.source.citation)
        work.use(used)
      case .no:
        allMet = false
        work.refuse(requirement.source.reason, requirement.source.citation)
        trace?.cite(requirement.source.citation, for: .eligibility)
        work.use(used)
      case .unknown:
        allMet = false
        work.lacks(missing)
      }
      trace?.close(truth.word)
    }
    return allMet
  }
}

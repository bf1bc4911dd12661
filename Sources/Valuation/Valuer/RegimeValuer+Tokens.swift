import Money
import Collateral
import Schedules

extension RegimeValuer {
  /// Tokens of tokens are followed this deep.
  static let maximumWraps = 8

  /// What the regime says about a token that represents an instrument; nil where no rule on tokens is in force, so that
  /// its own class decides.
  ///
  /// The instrument is put through every question in the token's place; the token's own issuer is an issuer for own
  /// issue and close link besides. What comes out is never better than the instrument's own verdict.
  func tokenVerdict(_ situation: Situation, _ evaluator: RuleEvaluator) -> Verdict? {
    guard let wraps = situation.asset.record.wraps, !schedule.tokenRules.isEmpty else { return nil }
    let trace = evaluator.trace
    var work = VerdictWork()
    trace?.open("What does the token represent?")
    let wrapped = situation.wraps < Self.maximumWraps ? asset(wraps) : nil
    trace?.input(
      "represents", wraps, origin: situation.asset.facts.contribution(of: \.wraps)?.origin)
    guard let rule = tokenRule(for: wrapped, situation, &work, evaluator) else {
      trace?.close(work.missing.isEmpty ? "no rule on tokens applies" : "undetermined")
      if !work.missing.isEmpty { trace?.leaveOpen(.eligibility) }
      return work.missing.isEmpty ? nil : work.verdict()
    }
    work.use(rule.source.citation)
    trace?.cite(rule.source.citation, for: .eligibility)
    guard rule.source.looksThrough else {
      work.refuse("token-not-recognized", rule.source.citation)
      trace?.close("the rule does not look through a token")
      return work.verdict()
    }
    _ = meets(rule.requirements, situation, &work, evaluator)
    matured(situation, &work, trace)
    if wrapped == nil || !work.missing.isEmpty { trace?.leaveOpen(.eligibility) }
    guard let wrapped else {
      work.lacks(.wrapped)
      trace?.close("undetermined: \(wraps) is not in the registry")
      return work.verdict()
    }
    trace?.close("\(wraps), which takes its place")
    var inner = situation
    inner.asset = wrapped
    inner.price = wrapped.facts.price?.price
    inner.wraps += 1
    inner.memo = nil
    let verdict = verdict(inner, trace: trace)
    work.adopt(verdict)
    work.represents = verdict.represents ?? wrapped.record.id
    if !situation.isFollowed,
      let point = schedule.points.first(where: { $0.source.id == verdict.point })
    {
      issuerOfToken(point, situation, &work, evaluator)
    }
    if !work.isIneligible, verdict.point != nil, situation.takesAddition {
      // The token may be denominated otherwise than what it represents: the larger addition counts.
      let own = work.currencyMismatch
      currency(situation, &work, evaluator)
      work.currencyMismatch = max(own ?? .zero, work.currencyMismatch ?? .zero)
    }
    return work.verdict()
  }

  /// The first rule in force that applies to what the token represents.
  private func tokenRule(
    for wrapped: AssetView?, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) -> CompiledSchedule.CompiledTokenRule? {
    for rule in schedule.tokenRules {
      guard let guardRule = rule.guardRule else { return rule }
      guard let wrapped else {
        work.lacks(.wrapped)
        work.use(rule.source.citation)
        return nil
      }
      var inner = situation
      inner.asset = wrapped
      inner.price = wrapped.facts.price?.price
      var missing: MissingFacts = []
      var used = Reliance()
      switch evaluator.evaluate(guardRule, inner, missing: &missing, used: &used) {
      case .yes:
        work.use(used)
        return rule
      case .no: continue
      case .unknown:
        work.lacks(missing)
        work.use(rule.source.citation)
        return nil
      }
    }
    return nil
  }

  /// The token's own issuer is an issuer for own issue and close link.
  private func issuerOfToken(
    _ point: CompiledSchedule.CompiledPoint, _ situation: Situation, _ work: inout VerdictWork,
    _ evaluator: RuleEvaluator
  ) {
    let related = point.exclusions.filter {
      switch $0.source.test {
      case .ownIssue, .closeLink: true
      case .issuerSector, .guarantor, .custodian, .condition: false
      }
    }
    guard !related.isEmpty else { return }
    evaluator.trace?.open("Is the token's own issuer related to the pledgor?")
    let isHit = exclusions(related, situation, flag: "wrong-way-token-issuer", &work, evaluator)
    evaluator.trace?.close(isHit ? "yes" : "no")
  }
}

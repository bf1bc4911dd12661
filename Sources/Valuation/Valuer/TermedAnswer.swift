import Money
import Schedules

/// The law with an agreement's own terms on top of it: the stricter counts.
///
/// Both answer every question; an asset is eligible where both say so, and of two haircuts with their additions the one that
/// leaves less counts as a whole.
final class TermedAnswer: RegimeAnswer {
  let law: any RegimeAnswer
  let own: RegimeValuer
  private let parentUnknown: ParentUnknown
  /// The limits of the law, then those of the terms.
  let limits: [CompiledLimit]

  init(law: any RegimeAnswer, own: RegimeValuer, _ parentUnknown: ParentUnknown) {
    self.law = law
    self.own = own
    self.parentUnknown = parentUnknown
    // What has not begun says nothing.
    limits = law.limits + (own.schedule.isInForce ? own.limits : [])
  }

  func reach(into reach: inout RuleReach) {
    law.reach(into: &reach)
    own.reach(into: &reach)
  }

  func answerOutOfForce(_ trace: Trace?) -> Verdict? { law.answerOutOfForce(trace) }

  func verdict(_ situation: Situation, trace: Trace?) -> Verdict {
    // On top of a law that is not in force there is nothing.
    if let verdict = answerOutOfForce(trace) { return verdict }
    let legal = law.verdict(situation, trace: trace)
    let head = own.schedule.regime
    trace?.open("The agreement's own terms: \(head.title)", citation: head.citation)
    guard own.schedule.isInForce else {
      trace?.close("they begin on \(head.validity.from), so that the law alone counts")
      return legal
    }
    // What was asked of the law before was not asked of the terms.
    var asked = situation
    asked.memo = nil
    let agreed = parentRule(own.verdict(asked, trace: trace), under: legal, trace)
    trace?.close(Self.summary(agreed))
    let isAgreed = Self.isStricter(agreed, than: legal)
    let verdict = combined(legal, agreed, isAgreed)
    trace?.note("Which of the two counts?", Self.choice(legal, agreed, isAgreed))
    return verdict
  }

  /// What the terms make of a link that the law leaves open.
  private func parentRule(
    _ verdict: Verdict, under legal: Verdict, _ trace: Trace?
  ) -> Verdict {
    let flag = "parent-unknown"
    guard parentUnknown != .flag, legal.flags.contains(flag) else { return verdict }
    trace?.note("what the law only flags, \(flag)", parentUnknown.rawValue)
    var verdict = verdict
    if parentUnknown == .undetermined {
      verdict.undetermine(.parent)
    } else {
      verdict.refuse(flag)
    }
    verdict.verified = verdict.verified ?? own.schedule.regime.citation.verified
    return verdict
  }

  /// Whether the terms leave less of what both find eligible; where both leave as much, the law counts.
  private static func isStricter(_ agreed: Verdict, than legal: Verdict) -> Bool {
    guard let least = agreed.retained, let most = legal.retained else { return false }
    return least < most
  }

  private func combined(_ legal: Verdict, _ agreed: Verdict, _ isAgreed: Bool) -> Verdict {
    var verdict = legal
    verdict.flags = Set(legal.flags).union(agreed.flags).sorted()
    verdict.missing = legal.missing.union(agreed.missing)
    verdict.represents = legal.represents ?? agreed.represents
    // Terms that only let pass what the law says rests on nothing rest on nothing.
    if let known = legal.verified {
      verdict.verified = max(known, agreed.verified ?? known)
    } else if agreed.decision != .eligible {
      verdict.verified = agreed.verified
    }
    switch (legal.decision, agreed.decision) {
    case (.ineligible, .ineligible):
      verdict.reasons = Set(legal.reasons).union(agreed.reasons).sorted()
    case (.ineligible, _): break
    case (_, .ineligible): verdict.refuse(agreed.reasons)
    case (.undetermined, _), (_, .undetermined): verdict.undetermine(agreed.missing)
    case (.eligible, .eligible):
      verdict.limits = legal.limits.union(agreed.limits.shifted(by: law.limits.count))
      if isAgreed {
        verdict.row = agreed.row.map { "terms/\($0)" }
        verdict.haircut = agreed.haircut
        verdict.currencyMismatch = agreed.currencyMismatch
        verdict.reached = verdict.row
        verdict.eligibleShare = agreed.eligibleShare
      }
      let largest = max(legal.haircut ?? .zero, agreed.haircut ?? .zero)
      if largest != verdict.haircut { verdict.chargedHaircut = largest }
    }
    return verdict
  }

  private static func choice(_ legal: Verdict, _ agreed: Verdict, _ isAgreed: Bool) -> String {
    switch (legal.decision, agreed.decision) {
    case (.eligible, .eligible):
      isAgreed
        ? "the agreement's own terms: \(taken(agreed)), under the law \(taken(legal))"
        : "the law: \(taken(legal)), under the agreement's own terms \(taken(agreed))"
    case (legal.decision, legal.decision): "both: \(legal.decision.rawValue)"
    case (.ineligible, _), (.undetermined, .eligible): "the law: \(legal.decision.rawValue)"
    case (_, .ineligible), (_, .undetermined):
      "the agreement's own terms: \(agreed.decision.rawValue)"
    }
  }

  /// The haircut and the addition of an eligible asset.
  private static func taken(_ verdict: Verdict) -> String {
    let (haircut, addition) = (verdict.haircut ?? .zero, verdict.currencyMismatch ?? .zero)
    return addition == .zero ? "\(haircut) %" : "\(haircut) + \(addition) %"
  }

  private static func summary(_ verdict: Verdict) -> String {
    let decision = verdict.decision.rawValue
    return verdict.decision == .eligible
      ? "\(decision), \(taken(verdict))" : "\(decision): \(verdict.reasons.joined(separator: ", "))"
  }
}

extension Verdict {
  /// A further rule shuts the asset out.
  fileprivate mutating func refuse(_ reasons: [String]) {
    let earlier = decision == .ineligible ? self.reasons : []
    undetermine([])
    decision = .ineligible
    self.reasons = Set(earlier).union(reasons).sorted()
  }

  fileprivate mutating func refuse(_ reason: String) { refuse([reason]) }
}

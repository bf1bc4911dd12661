import Collateral
import Money
import Schedules

/// A composition on one day: puts the question to every member and combines the answers.
final class CompositionValuer: RegimeAnswer {
  typealias Answer = (member: String, verdict: Verdict)

  struct CompiledChoice {
    let when: Rule
    let source: Composition.SpecialChoice
  }

  let composition: Composition
  let members: [(name: String, answer: any RegimeAnswer)]
  /// The limits of all members, one member after another.
  let limits: [CompiledLimit]
  let choices: [CompiledChoice]
  private let isInForce: Bool
  private let evaluator: @Sendable (Trace?) -> RuleEvaluator

  init(
    _ composition: Composition, members: [(name: String, answer: any RegimeAnswer)],
    on day: CalendarDate, lawDay: CalendarDate, domesticCurrencies: DomesticCurrencies,
    groups: GroupGraph
  ) {
    self.composition = composition
    self.members = members
    limits = members.flatMap(\.answer.limits)
    isInForce = composition.regime.validity.contains(lawDay)
    let compiler = RuleCompiler(sets: [], on: day, lawDay: lawDay)
    choices = composition.choices.map {
      CompiledChoice(when: compiler.rule($0.when), source: $0)
    }
    evaluator = { trace in
      RuleEvaluator(
        creditQuality: nil, domesticCurrencies: domesticCurrencies, lawDay: lawDay,
        groups: groups,
        governments: Governments(), transactionWhenNotStated: nil, trace: trace)
    }
  }

  func answerOutOfForce(_ trace: Trace?) -> Verdict? {
    if isInForce { return nil }
    var work = VerdictWork()
    work.refuse("not-in-force", nil)
    trace?.note("in force", "no: the composition begins on \(composition.regime.validity.from)")
    return work.verdict()
  }

  func verdict(_ situation: Situation, trace: Trace?) -> Verdict {
    if let verdict = answerOutOfForce(trace) { return verdict }
    let answers = members.map { member -> Answer in
      guard let trace else {
        return (member.name, situation.verdict(of: member.answer, named: member.name))
      }
      trace.open("Member \(member.name)")
      let verdict = member.answer.verdict(situation, trace: trace)
      trace.close(Self.summary(verdict))
      return (member.name, verdict)
    }
    var work = VerdictWork()
    for answer in answers { for flag in answer.verdict.flags { work.flag(flag) } }
    guard let questions = questions(situation, &work, trace) else { return work.verdict() }
    if let whole = questions.asked.whole {
      self.whole(whole, answers, &work, trace)
    } else {
      eligibility(questions.asked.eligibility, answers, &work, trace)
      if !work.isIneligible, work.missing.isEmpty {
        haircut(questions.asked.haircut, questions.name, answers, &work, trace)
        currency(questions.asked.currency, answers, &work, trace)
      }
    }
    adoptLimits(questions.asked, answers, &work)
    return work.verdict()
  }

  /// The questions for this asset, and the name under which a figure of its own stands; nil where what decides between
  /// them is not known.
  private func questions(
    _ situation: Situation, _ work: inout VerdictWork, _ trace: Trace?
  ) -> (asked: Composition.Questions, name: String)? {
    for choice in choices {
      var missing: MissingFacts = []
      var used = Reliance()
      trace?.open("choice \(choice.source.id)")
      let truth = evaluator(trace).evaluate(
        choice.when, situation, missing: &missing, used: &used)
      trace?.close(truth.word)
      switch truth {
      case .no: continue
      case .unknown:
        work.lacks(missing)
        return nil
      case .yes:
        let special = choice.source.questions
        var asked = composition.questions
        // A special answer to one question takes the place of an answer as a whole.
        asked.whole = special.whole
        asked.eligibility = special.eligibility ?? composition.questions.eligibility
        asked.haircut = special.haircut ?? composition.questions.haircut
        asked.currency = special.currency ?? composition.questions.currency
        // A figure that the choice leaves as it is keeps its name.
        return (asked, special.haircut == nil ? "haircut" : choice.source.id)
      }
    }
    return (composition.questions, "haircut")
  }

  private static func summary(_ verdict: Verdict) -> String {
    guard let haircut = verdict.haircut, let mismatch = verdict.currencyMismatch else {
      return "\(verdict.decision.rawValue): \(verdict.reasons.joined(separator: ", "))"
    }
    return
      "eligible, haircut \(haircut) %, currency mismatch \(mismatch) %, row \(verdict.row ?? "none")"
  }
}

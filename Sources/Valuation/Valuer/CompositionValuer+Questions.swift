import Money
import Schedules

extension CompositionValuer {
  /// May it serve?
  func eligibility(
    _ choice: Composition.Choice?, _ answers: [Answer], _ work: inout VerdictWork, _ trace: Trace?
  ) {
    guard let choice else { return }
    switch choice.take {
    case .strictest: strictest(answers, &work)
    case .mostLenient: mostLenient(answers, &work)
    case .member(let name):
      if let answer = answers.first(where: { $0.member == name }) { strictest([answer], &work) }
    case .decided(let isEligible):
      work.use(.unverified)
      if isEligible { work.point = "composition" } else { work.refuse("composition-excludes", nil) }
    case .percent: break
    }
    trace?.note(
      "May it serve? \(Self.words(choice.take))",
      work.isIneligible ? "no" : work.missing.isEmpty ? "yes" : "undetermined",
      [.init("because", choice.rationale)])
  }

  /// Eligible under every one.
  private func strictest(_ answers: [Answer], _ work: inout VerdictWork) {
    let refusing = answers.filter { $0.verdict.decision == .ineligible }
    let open = answers.filter { $0.verdict.decision == .undetermined }
    for answer in refusing {
      for reason in answer.verdict.reasons { work.refuse(reason, nil) }
    }
    if refusing.isEmpty { for answer in open { work.lacks(answer.verdict.missing) } }
    let counting = refusing.isEmpty ? answers : refusing
    for answer in counting { if let known = answer.verdict.verified { work.use(known) } }
    if let first = answers.first { work.point = Self.point(first) }
  }

  /// Eligible under at least one.
  private func mostLenient(_ answers: [Answer], _ work: inout VerdictWork) {
    let eligible = answers.filter { $0.verdict.decision == .eligible }
    if let first = eligible.first {
      work.point = Self.point(first)
      for answer in eligible { if let known = answer.verdict.verified { work.use(known) } }
      return
    }
    let open = answers.filter { $0.verdict.decision == .undetermined }
    for answer in open { work.lacks(answer.verdict.missing) }
    for answer in answers {
      if open.isEmpty { for reason in answer.verdict.reasons { work.refuse(reason, nil) } }
      if let known = answer.verdict.verified { work.use(known) }
    }
    if let first = answers.first { work.point = Self.point(first) }
  }

  /// Which haircut?
  func haircut(
    _ choice: Composition.Choice?, _ name: String, _ answers: [Answer], _ work: inout VerdictWork,
    _ trace: Trace?
  ) {
    guard let choice else { return }
    if case .percent(let percent) = choice.take {
      work.haircut = percent
      work.row = name
      work.use(.unverified)
    } else if let found = binding(choice.take, answers, &work, \.haircut) {
      work.haircut = found.percent
      work.point = Self.point(found.answer)
      work.row = "\(found.answer.member):\(found.answer.verdict.row ?? "")"
    } else {
      work.lacks(.haircut)
    }
    trace?.note(
      "Which haircut? \(Self.words(choice.take))",
      work.haircut.map { "\($0) % (\(work.row ?? ""))" } ?? "undetermined",
      [.init("because", choice.rationale)])
  }

  /// Which addition for currency mismatch?
  func currency(
    _ choice: Composition.Choice?, _ answers: [Answer], _ work: inout VerdictWork, _ trace: Trace?
  ) {
    guard let choice else { return }
    var binding = ""
    if case .percent(let percent) = choice.take {
      work.currencyMismatch = percent
      work.use(.unverified)
    } else if let found = self.binding(choice.take, answers, &work, \.currencyMismatch) {
      work.currencyMismatch = found.percent
      binding = ", \(found.answer.member)"
    } else {
      work.lacks(.haircut)
    }
    trace?.note(
      "What does the currency add? \(Self.words(choice.take))",
      work.currencyMismatch.map { "\($0) %\(binding)" } ?? "undetermined",
      [.init("because", choice.rationale)])
  }

  /// One member's answer as it stands: that which leaves the most or the least, or the named member's.
  func whole(
    _ choice: Composition.Choice, _ answers: [Answer], _ work: inout VerdictWork, _ trace: Trace?
  ) {
    let found: Answer?
    switch choice.take {
    case .strictest:
      strictest(answers, &work)
      found = Self.extreme(answers) { $0 < $1 }
    case .mostLenient:
      mostLenient(answers, &work)
      found = Self.extreme(answers) { $0 > $1 }
    case .member(let name):
      found = answers.first { $0.member == name }
      if let found { strictest([found], &work) }
    case .decided, .percent: found = nil
    }
    if !work.isIneligible, work.missing.isEmpty, let found {
      work.point = Self.point(found)
      work.row = "\(found.member):\(found.verdict.row ?? "")"
      work.haircut = found.verdict.haircut
      work.currencyMismatch = found.verdict.currencyMismatch
    }
    trace?.note(
      "Whose answer counts as a whole? \(Self.words(choice.take))",
      work.row ?? (work.isIneligible ? "not eligible" : "undetermined"),
      [.init("because", choice.rationale)])
  }

  /// The answer of a member under which the asset is eligible that is the first in order of what is retained.
  private static func extreme(
    _ answers: [Answer], _ goesBefore: (Percentage, Percentage) -> Bool
  ) -> Answer? {
    var best: (answer: Answer, retained: Percentage)?
    for answer in answers {
      guard answer.verdict.decision == .eligible, let retained = answer.verdict.retained else {
        continue
      }
      if let known = best, !goesBefore(retained, known.retained) { continue }
      best = (answer, retained)
    }
    return best?.answer
  }

  /// The member whose figure counts; all that were compared are relied on.
  private func binding(
    _ take: Composition.Take, _ answers: [Answer], _ work: inout VerdictWork,
    _ figure: KeyPath<Verdict, Percentage?>
  ) -> (answer: Answer, percent: Percentage)? {
    let eligible = answers.filter { $0.verdict.decision == .eligible }
    let compared: [Answer]
    if case .member(let name) = take {
      compared = eligible.filter { $0.member == name }
    } else {
      compared = eligible
    }
    var best: (answer: Answer, percent: Percentage)?
    for answer in compared {
      if let known = answer.verdict.verified { work.use(known) }
      guard let percent = answer.verdict[keyPath: figure] else { continue }
      if let known = best {
        let isBetter = take == .mostLenient ? percent < known.percent : percent > known.percent
        if !isBetter { continue }
      }
      best = (answer, percent)
    }
    return best
  }

  /// The point of the member's list on which the asset stands; nil where it is on none.
  private static func point(_ answer: Answer) -> String? {
    answer.verdict.point.map { "\(answer.member):\($0)" }
  }

  private static func words(_ take: Composition.Take) -> String {
    switch take {
    case .strictest: "The strictest answer counts."
    case .mostLenient: "The most lenient answer counts."
    case .member(let name): "The answer of \(name) counts."
    case .decided: "The composition decides."
    case .percent: "The composition sets a figure of its own."
    }
  }
}

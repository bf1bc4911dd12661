/// Looks for what a composition must not be: members that do not exist, that contain the composition itself, or whose
/// percentages are for different things without a word on why.
struct CompositionChecker {
  let composition: Composition
  let law: (schedules: [String: Schedule], compositions: [String: Composition])
  let problems: ProblemList

  func check() {
    let id = composition.regime.id
    let location = composition.regime.citation.location
    if law.schedules[id] != nil {
      problems.add(
        at: location, "`\(id)` is a regime and a composition", remedy: "give one another name")
    }
    for member in composition.members where purpose(of: member) == nil {
      let known = Set(law.schedules.keys).union(law.compositions.keys)
      problems.add(
        at: location, "no regime `\(member)`",
        remedy: Spelling.nearest(to: member, among: known).map { "did you mean `\($0)`?" }
          ?? "regimes: \(known.sorted().joined(separator: ", "))")
    }
    if contains(id, id, []) {
      problems.add(
        at: location, "`\(id)` is a member of itself", remedy: "break the circle of members")
    }
    checkPurposes(location)
    checkTakes(composition.questions)
    for choice in composition.choices {
      checkTakes(choice.questions)
      checkAsked(choice)
    }
  }

  /// Where members answer as a whole, a special choice has to answer everything too.
  private func checkAsked(_ choice: Composition.SpecialChoice) {
    let own = choice.questions
    let asksNone = own.eligibility == nil && own.haircut == nil && own.currency == nil
    if own.whole != nil { return }
    if asksNone {
      problems.add(
        at: choice.location, "choice `\(choice.id)` answers nothing",
        remedy: "add eligibility, haircut or currency, or remove it")
    } else if composition.questions.whole != nil,
      own.eligibility == nil || own.haircut == nil || own.currency == nil
    {
      problems.add(
        at: choice.location, "choice `\(choice.id)` leaves a question unasked",
        remedy: "the composition takes answers as a whole: name eligibility, haircut and currency")
    }
  }

  private func purpose(of regime: String) -> Purpose? {
    law.schedules[regime]?.regime.purpose ?? law.compositions[regime]?.regime.purpose
  }

  private func contains(_ regime: String, _ target: String, _ seen: Set<String>) -> Bool {
    guard !seen.contains(regime), let inner = law.compositions[regime] else { return false }
    return inner.members.contains { member in
      member == target || contains(member, target, seen.union([regime]))
    }
  }

  private func checkPurposes(_ location: SourceLocation) {
    let purposes = Set(composition.members.compactMap(purpose) + [composition.regime.purpose])
    if purposes.count > 1, composition.mixesPurposes == nil {
      let words = purposes.map(\.rawValue).sorted().joined(separator: ", ")
      problems.add(
        at: location, "the members' percentages are for different things: \(words)",
        remedy: "say why they may be put together in `mixes_purposes`")
    }
  }

  private func checkTakes(_ questions: Composition.Questions) {
    for choice in [
      questions.whole, questions.eligibility, questions.haircut, questions.currency,
    ] {
      guard let choice, case .member(let name) = choice.take,
        !composition.members.contains(name)
      else { continue }
      problems.add(
        at: choice.location, "`\(name)` is not a member",
        remedy: "members: \(composition.members.joined(separator: ", "))")
    }
  }
}

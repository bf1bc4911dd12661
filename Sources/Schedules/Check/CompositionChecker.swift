import Collateral

/// Looks for what a composition must not be: members that do not exist, that contain the composition itself, that are not
/// in force yet, or whose percentages are for different things without a word on why; choices that are never taken;
/// nothing that shows what it does.
struct CompositionChecker {
  let composition: Composition
  /// Its file, which knows the lines.
  let text: YAMLMapping
  let law: (schedules: [String: Schedule], compositions: [String: Composition])
  /// The legal acts; nil where their list cannot be read.
  let sources: [String: LegalSource]?
  let problems: ProblemList

  func check() {
    let isRead = !problems.problems.contains { $0.location.file == text.location.file }
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
    let limits = limits(of: id, []).count
    if limits > LimitChecker.capacity {
      problems.add(
        at: location,
        "its members have \(limits) limits; no more than \(LimitChecker.capacity) can be held",
        remedy: "put fewer of them together")
    }
    checkSource()
    checkDates()
    if isRead, composition.examples.isEmpty {
      problems.add(
        at: location, "`\(id)` has no example",
        remedy: "add `examples`: assets with the answers that it must give")
    }
    checkTakes(composition.questions)
    checkWhole(composition.questions)
    for choice in composition.choices {
      checkTakes(choice.questions)
      checkWhole(choice.questions)
      checkAsked(choice)
    }
    ChoiceChecker(composition: composition, problems: problems).check(isRead: isRead)
  }

  /// The limits of all regimes within.
  private func limits(of name: String, _ above: Set<String>) -> [ConcentrationLimit] {
    if let schedule = law.schedules[name] { return schedule.limits }
    guard let inner = law.compositions[name], !above.contains(name) else { return [] }
    return inner.members.flatMap { limits(of: $0, above.union([name])) }
  }

  private func checkSource() {
    let source = composition.regime.citation.source
    guard let sources, !source.isEmpty, sources[source] == nil else { return }
    problems.add(
      at: text.location(of: "source"), "no source `\(source)`",
      remedy: Spelling.nearest(to: source, among: sources.keys).map { "did you mean `\($0)`?" }
        ?? "add it to sources.yaml")
  }

  /// Before the last of its members is in force there is nothing to put together.
  private func checkDates() {
    let from = composition.regime.validity.from
    let latest = parts(of: composition.regime.id, []).compactMap { id in
      head(of: id).map { (id: id, from: $0.validity.from) }
    }.max { ($0.from, $0.id) < ($1.from, $1.id) }
    guard let latest, from < latest.from else { return }
    problems.add(
      at: text.location(of: "from"),
      "begins on \(from), before its member `\(latest.id)` is in force",
      remedy: "write `from: \"\(latest.from)\"`, or a later day")
  }

  /// Its members, theirs, and so on.
  private func parts(of regime: String, _ seen: Set<String>) -> Set<String> {
    guard !seen.contains(regime), let inner = law.compositions[regime] else { return [] }
    return inner.members.reduce(into: Set(inner.members)) {
      $0.formUnion(parts(of: $1, seen.union([regime])))
    }.subtracting([composition.regime.id])
  }

  /// Where an answer is taken as a whole, no question of its own is asked.
  private func checkWhole(_ questions: Composition.Questions) {
    guard questions.whole != nil else { return }
    for (key, question) in [
      ("eligibility", questions.eligibility), ("haircut", questions.haircut),
      ("currency", questions.currency),
    ] {
      guard let question else { continue }
      problems.add(
        at: question.location, "`\(key)` beside `whole` is never asked",
        remedy: "keep `whole`, or eligibility, haircut and currency in its place")
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

  private func head(of regime: String) -> Regime? {
    law.schedules[regime]?.regime ?? law.compositions[regime]?.regime
  }

  private func purpose(of regime: String) -> Purpose? {
    head(of: regime)?.purpose
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

import Collateral
import Money

/// Reads a file of an agreement's own terms: what a schedule says in several files, in one.
///
/// What is left out says nothing: without points everything is listed, and what no row of haircuts reaches has a haircut
/// of 0 %.
struct TermsReader {
  /// The row that stands for haircuts that the terms do not state.
  static let unstated = "no-haircut"

  private let file: ScheduleFile
  private let law: Law
  private let problems: ProblemList

  init(_ file: ScheduleFile, _ law: Law, _ problems: ProblemList) {
    self.file = file
    self.law = law
    self.problems = problems
  }

  /// The terms, checked; nil where the file has no readable head.
  func terms() -> OwnTerms? {
    guard
      let mapping = YAMLFile.mapping(
        file: file.path, text: file.text, remedy: "begin it with `schedule: terms` and `terms:`",
        problems: problems)
    else { return nil }
    checkTopic(mapping)
    let name = mapping.required("terms")
    let title = mapping.required("title")
    guard let name, let title else { return nil }
    checkName(name)
    let id = OwnTerms.regime(name.text)
    let from = mapping.date("from") ?? .beginning
    let citation = Citation(
      text: title.text, source: id, verified: .text, note: nil, location: mapping.location)
    let items = ItemReader(regimeFrom: from, source: id, standing: citation)
    var schedule = Schedule(
      regime: Regime(
        id: id, title: title.text, authority: "", jurisdiction: "", purpose: .collateralHaircut,
        validity: Validity(from: from), citation: citation, answers: MarginKind.allCases,
        questions: [:],
        creditQuality: mapping.mapping("credit_quality").flatMap {
          RegimeReader.creditQuality($0, items)
        },
        notes: (mapping.list("notes") ?? []).filter { !$0.isBlank }.map(\.text)))
    let parentUnknown = mapping.word("parent_unknown", as: ParentUnknown.self) ?? .flag
    read(mapping, items, into: &schedule)
    mapping.finish()
    complete(&schedule)
    return OwnTerms(name: name.text, schedule: schedule, parentUnknown: parentUnknown)
  }

  private func checkTopic(_ mapping: YAMLMapping) {
    guard let topic = mapping.required("schedule"), topic.text != "terms" else { return }
    problems.add(
      at: topic.location, "`schedule: \(topic.text)` among the terms of agreements",
      remedy: "write `schedule: terms`")
  }

  /// Agreements find their terms by the name of the file.
  private func checkName(_ name: YAMLText) {
    let path = file.path.split(separator: "/").last.map(String.init) ?? file.path
    if path == "\(name.text).yaml" { return }
    problems.add(
      at: name.location, "the file says terms `\(name.text)` and is named \(path)",
      remedy: "rename the file, or mend `terms`")
  }

  private func read(_ mapping: YAMLMapping, _ items: ItemReader, into schedule: inout Schedule) {
    schedule.sets = DefinitionsReader.sets(mapping, items)
    schedule.points = EligibilityReader.points(mapping, items)
    schedule.tokenRules = TokenReader.rules(mapping, items)
    schedule.notListed = EligibilityReader.notListed(mapping, items)
    schedule.exclusions = ExclusionReader.exclusions(mapping, items)
    schedule.haircuts = HaircutReader.rows(mapping, items)
    schedule.currencyRules = CurrencyRuleReader.rules(mapping, items)
    schedule.limits = LimitReader.limits(mapping, items)
    schedule.books = LimitBookReader.books(mapping)
    schedule.examples = ExampleReader.examples(mapping)
  }

  /// Checks what is stated, and lets stand in for the rest what says nothing.
  private func complete(_ schedule: inout Schedule) {
    if schedule.points.isEmpty { list(&schedule) }
    for values in schedule.haircuts.flatMap(\.values) {
      if case .follow(let regime) = values.figures {
        problems.add(
          at: values.location, "terms cannot follow the haircuts of `\(regime)`",
          remedy: "value the agreement under that regime too, or write the figures")
      }
    }
    let head = schedule.regime
    var stated = schedule
    let covered = Set(schedule.haircuts.flatMap(\.points))
    let bare = schedule.points.map(\.id).filter { !covered.contains($0) }
    if !bare.isEmpty, !schedule.haircuts.contains(where: \.points.isEmpty) {
      stated.haircuts.append(row(head, for: bare))
    }
    var acts = law.sources
    acts[head.id] = LegalSource(id: head.id, title: head.title, reference: head.title)
    ScheduleChecker(
      schedule: stated, sources: acts, mappings: law.mappings, problems: problems
    ).check()
    // Nothing is said of what no row reaches, whatever its point.
    schedule.haircuts.append(row(head, for: []))
  }

  /// A point for everything; a class that is not listed is then shut out.
  private func list(_ schedule: inout Schedule) {
    let head = schedule.regime
    schedule.points = [
      EligibilityPoint(
        id: "listed", title: "Everything: the terms have no list", when: .all([]),
        requirements: [], priority: Priority(), validity: head.validity, citation: head.citation)
    ]
    for (place, entry) in schedule.notListed.enumerated() {
      if entry.classes.isEmpty {
        problems.add(
          at: entry.citation.location,
          "`classes: others` without points leaves nothing on the list",
          remedy: "add `points`, or name the classes")
      }
      schedule.exclusions.append(
        Exclusion(
          id: "not-listed-\(place + 1)", test: .condition(.assetClass(entry.classes)), points: [],
          guardCondition: nil, effect: .excludes, reason: "class-not-listed", flag: nil,
          unknown: .undetermined, validity: entry.validity, citation: entry.citation))
    }
    schedule.notListed = []
  }

  private func row(_ head: Regime, for points: [String]) -> HaircutRow {
    HaircutRow(
      id: Self.unstated, title: nil, points: points, guardCondition: nil, term: nil,
      priority: Priority(isOtherwise: true),
      values: [
        HaircutValues(
          validity: head.validity, bands: [], ofPrincipal: nil, holdingDays: nil,
          isAsPrinted: false, figures: .byBand([.percent(.zero)]),
          location: head.citation.location)
      ],
      validity: head.validity, citation: head.citation)
  }
}

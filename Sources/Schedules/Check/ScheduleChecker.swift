import Collateral

/// Looks for what a schedule must not be: bands that overlap or leave a gap, steps not covered, points without
/// haircuts, names that nothing defines, items without rank, figures in another form than percent.
struct ScheduleChecker {
  let schedule: Schedule
  /// The legal acts; nil where their list cannot be read.
  let sources: [String: LegalSource]?
  let mappings: [String: CreditQualityMapping]
  /// What is wrong with this schedule alone.
  let problems: ProblemList

  func check() {
    let isRead = !hasProblems
    checkNames()
    checkPoints()
    checkSets()
    // A condition that could not be read in full, or that names nothing, says something else.
    if !hasProblems {
      PriorityChecker(schedule: schedule, problems: problems).check()
      GuardChecker(schedule: schedule, problems: problems).check()
    }
    checkSources()
    if isRead { checkNotes() }
    checkFigures()
    checkMapping()
  }

  /// Whether something is wrong with the regime's files so far.
  private var hasProblems: Bool { !problems.problems.isEmpty }

  private func checkNames() {
    unique(schedule.points.map { ($0.id, $0.citation.location) }, "point")
    unique(schedule.haircuts.map { ($0.id, $0.citation.location) }, "haircut")
    unique(schedule.exclusions.map { ($0.id, $0.citation.location) }, "exclusion")
    unique(schedule.currencyRules.map { ($0.id, $0.citation.location) }, "currency rule")
    unique(schedule.limits.map { ($0.id, $0.citation.location) }, "limit")
    unique(schedule.sets.map { ($0.id, $0.citation.location) }, "set")
  }

  private func unique(_ names: [(String, SourceLocation)], _ kind: String) {
    var seen: [String: SourceLocation] = [:]
    for (name, location) in names {
      if let first = seen[name] {
        problems.add(
          at: location, "\(kind) `\(name)` is defined twice, first at \(first)",
          remedy: "give one of them another id")
      } else {
        seen[name] = location
      }
    }
  }

  private func checkPoints() {
    let ids = Set(schedule.points.map(\.id))
    func known(_ points: [String], _ location: SourceLocation) {
      for point in points where !ids.contains(point) {
        problems.add(
          at: location, "there is no point `\(point)`",
          remedy: Spelling.nearest(to: point, among: ids).map { "did you mean `\($0)`?" }
            ?? "points of this regime: \(ids.sorted().joined(separator: ", "))")
      }
    }
    for row in schedule.haircuts { known(row.points, row.citation.location) }
    for exclusion in schedule.exclusions { known(exclusion.points, exclusion.citation.location) }
    for limit in schedule.limits { known(limit.points, limit.citation.location) }
    let covered = Set(schedule.haircuts.flatMap(\.points))
    let coversAll = schedule.haircuts.contains { $0.points.isEmpty }
    for point in schedule.points where !coversAll && !covered.contains(point.id) {
      problems.add(
        at: point.citation.location, "point `\(point.id)` has no haircut",
        remedy: "name it in the `for` of a row of haircuts")
    }
    if schedule.points.isEmpty {
      problems.add(
        at: schedule.regime.citation.location, "the regime lists no eligible asset",
        remedy: "add a file with `schedule: eligibility`")
    }
  }

  private func checkSources() {
    guard let sources else { return }
    for citation in CitedItem.all(in: schedule).map(\.citation)
    where sources[citation.source] == nil {
      problems.add(
        at: citation.location, "no source `\(citation.source)`",
        remedy: Spelling.nearest(to: citation.source, among: sources.keys).map {
          "did you mean `\($0)`?"
        } ?? "add it to sources.yaml")
    }
  }

  private func checkNotes() {
    for item in CitedItem.all(in: schedule)
    where item.citation.verified == .unverified && !item.isExplained {
      problems.add(
        at: item.citation.location, "\(item.name) is unverified and has no note",
        remedy: "add a `note` that says what was not seen")
    }
  }

  private func checkFigures() {
    let figures = FigureChecker(problems: problems)
    for values in schedule.haircuts.flatMap(\.values) {
      HaircutChecker(values: values, problems: problems).check()
      figures.check(values)
    }
    for values in schedule.currencyRules.flatMap(\.values) { figures.check(values) }
    for limit in schedule.limits { figures.check(limit) }
    LimitChecker(limits: schedule.limits, problems: problems).check()
  }

  private func checkSets() {
    let kinds = Dictionary(schedule.sets.map { ($0.id, $0.kind) }) { first, _ in first }
    for use in SetUse.all(in: schedule) {
      guard let kind = kinds[use.name] else {
        problems.add(
          at: use.location, "no set `$\(use.name)`",
          remedy: Spelling.nearest(to: use.name, among: kinds.keys).map { "did you mean `$\($0)`?" }
            ?? "define it in a file with `schedule: definitions`")
        continue
      }
      if kind != use.kind {
        problems.add(
          at: use.location,
          "`$\(use.name)` is a set of kind \(kind.rawValue), not \(use.kind.rawValue)",
          remedy: "use a set of the right kind")
      }
    }
  }

  private func checkMapping() {
    guard let credit = schedule.regime.creditQuality else { return }
    if mappings[credit.mapping] == nil {
      problems.add(
        at: credit.citation.location, "no credit quality mapping `\(credit.mapping)`",
        remedy: "known: \(mappings.keys.sorted().joined(separator: ", "))")
    }
  }
}

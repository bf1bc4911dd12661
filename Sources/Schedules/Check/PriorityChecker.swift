import Collateral

/// Looks for points and rows that can hold for the same asset and do not say which goes first, and for those that never
/// get their turn.
struct PriorityChecker {
  private let schedule: Schedule
  private let problems: ProblemList
  private let days: [(day: CalendarDate, resolver: ConditionResolver)]

  init(schedule: Schedule, problems: ProblemList) {
    self.schedule = schedule
    self.problems = problems
    let numbers = WordNumbers()
    days = Self.days(of: schedule).map {
      ($0, ConditionResolver(sets: schedule.sets, on: $0, numbers: numbers))
    }
  }

  /// Every day on which something that decides the rank changes.
  private static func days(of schedule: Schedule) -> [CalendarDate] {
    var spans = [schedule.regime.validity]
    spans += schedule.points.map(\.validity)
    spans += schedule.haircuts.map(\.validity)
    spans += schedule.haircuts.flatMap { $0.values.map(\.validity) }
    spans += schedule.sets.flatMap { $0.values.map(\.validity) }
    return schedule.regime.validity.changes(in: spans)
  }

  func check() {
    checkOver(schedule.points.map { ($0.id, $0.priority, $0.citation.location) }, "point")
    checkOver(schedule.haircuts.map { ($0.id, $0.priority, $0.citation.location) }, "row")
    let points = RankedList(schedule.points.map { RankedItem($0) }, on: days)
    report(points.overlaps, "point", "hold for")
    for (item, reach) in zip(points.items, points.reach) { report(item, reach) }
    // What is wrong with a point itself is not said again for its rows.
    checkRows(of: zip(schedule.points, points.reach).filter { $1 != .contradictory }.map(\.0))
  }

  private func checkOver(
    _ items: [(id: String, priority: Priority, at: SourceLocation)], _ kind: String
  ) {
    let ids = items.map(\.id)
    for (place, item) in items.enumerated() {
      for name in item.priority.over {
        guard let other = ids.firstIndex(of: name) else {
          problems.add(
            at: item.at, "`over` of \(kind) `\(item.id)`: there is no \(kind) `\(name)`",
            remedy: Spelling.nearest(to: name, among: ids).map { "did you mean `\($0)`?" }
              ?? "name \(kind)s that stand behind it")
          continue
        }
        if other <= place {
          problems.add(
            at: item.at, "`over` of \(kind) `\(item.id)`: `\(name)` does not stand behind it",
            remedy: "put what goes first before what it goes over")
        }
      }
    }
  }

  /// Rows compete under each point by themselves; what is found under several is said once.
  private func checkRows(of points: [EligibilityPoint]) {
    var reaches: [String: [(point: String, reach: RankedList.Reach)]] = [:]
    var overlaps: [RankedList.Overlap] = []
    var seen: Set<[String]> = []
    for point in points {
      let rows = schedule.haircuts.filter { $0.points.isEmpty || $0.points.contains(point.id) }
      let list = RankedList(rows.map { RankedItem($0, under: point) }, on: days)
      overlaps += list.overlaps.filter { seen.insert([$0.earlier.id, $0.later.id]).inserted }
      for (item, reach) in zip(list.items, list.reach) {
        reaches[item.id, default: []].append((point.id, reach))
      }
    }
    report(overlaps, "row", "apply to")
    for row in schedule.haircuts {
      if let found = reaches[row.id] { report(row, found) }
    }
  }

  private func report(_ overlaps: [RankedList.Overlap], _ kind: String, _ verb: String) {
    for overlap in overlaps where overlap.earlier.priority.isOtherwise {
      let (earlier, later) = (overlap.earlier, overlap.later)
      problems.add(
        at: earlier.location,
        "\(kind) `\(earlier.id)` is what remains, and `\(later.id)` behind it can \(verb)"
          + " the same asset",
        remedy: later.priority.isOtherwise
          ? "leave `otherwise` to the last of them" : "put `\(earlier.id)` behind `\(later.id)`")
    }
    let unstated = overlaps.filter { overlap in
      let (first, second) = (overlap.earlier.priority, overlap.later.priority)
      return !first.isOtherwise && !second.isOtherwise && !first.over.contains(overlap.later.id)
    }
    for (location, overlaps) in Dictionary(grouping: unstated, by: \.earlier.location) {
      let earlier = overlaps[0].earlier
      let later = overlaps.map(\.later.id)
      problems.add(
        at: location,
        "\(kind) `\(earlier.id)` and, behind it, \(Self.names(later)) can \(verb) the same asset"
          + " (on \(overlaps[0].day)), and nothing says which goes first",
        remedy: "write `over: [\((earlier.priority.over + later).joined(separator: ", "))]` at"
          + " `\(earlier.id)`, or `otherwise: \"yes\"` at what is behind")
    }
  }

  private func report(_ point: RankedItem, _ reach: RankedList.Reach) {
    switch reach {
    case .reached, .neverInForce: break
    case .contradictory:
      problems.add(
        at: point.location, "point `\(point.id)` can never hold: its `when` contradicts itself",
        remedy: "mend `when`, or the sets that it names")
    case .covered(let before):
      problems.add(
        at: point.location,
        "point `\(point.id)` is never reached: what it admits stops at \(Self.names(before))",
        remedy: "put it before them, narrow them, or remove it")
    }
  }

  private func report(_ row: HaircutRow, _ found: [(point: String, reach: RankedList.Reach)]) {
    guard !found.contains(where: { $0.reach == .reached }) else { return }
    let points = Self.names(found.map(\.point))
    var before: [String] = []
    for case (_, .covered(let names)) in found {
      before += names.filter { !before.contains($0) }
    }
    let location = row.citation.location
    if !before.isEmpty {
      problems.add(
        at: location,
        "row `\(row.id)` is never reached: what it covers stops at \(Self.names(before))",
        remedy: "put it before them, narrow them, or remove it")
    } else if found.contains(where: { $0.reach == .contradictory }) {
      problems.add(
        at: location, "row `\(row.id)` can never apply: its `if` contradicts itself or \(points)",
        remedy: "mend `if`, or name other points in `for`")
    } else {
      problems.add(
        at: location, "row `\(row.id)` is on no day in force together with \(points)",
        remedy: "mend its dates, or name other points in `for`")
    }
  }

  private static func names(_ ids: [String]) -> String {
    ids.map { "`\($0)`" }.joined(separator: ", ")
  }
}

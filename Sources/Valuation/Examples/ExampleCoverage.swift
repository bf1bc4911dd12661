import Collateral
import Schedules

/// Which cells of the haircut tables the examples reach, block by block, and whether they stand at every edge of every
/// band.
struct ExampleCoverage {
  private struct Reached {
    let cell: String
    let on: CalendarDate
    let maturity: CalendarDate?
  }

  private let schedule: Schedule
  private var points: Set<String> = []
  private var reached: [String: [Reached]] = [:]

  init(_ schedule: Schedule) {
    self.schedule = schedule
  }

  mutating func note(_ example: ScheduleExample, _ verdict: Verdict) {
    if let point = verdict.point { points.insert(point) }
    guard let cell = verdict.reached else { return }
    // A row that follows another regime is named `id:regime/row`.
    let id = String(cell.split(whereSeparator: { $0 == "/" || $0 == ":" }).first ?? "")
    reached[id, default: []].append(
      Reached(
        cell: cell.contains(":") ? id : cell, on: example.on,
        maturity: example.asset.record.maturityDate))
  }

  /// Every cell, point and edge that no example reaches.
  func problems() -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    for point in schedule.points where !points.contains(point.id) {
      problems.append(
        ScheduleProblem(
          at: point.citation.location, "no example reaches point `\(point.id)`",
          remedy: "add one under `examples`"))
    }
    for row in schedule.haircuts {
      for values in row.values {
        let seen = (reached[row.id] ?? []).filter { values.validity.contains($0.on) }
        for cell in Self.cells(row, values) where !seen.contains(where: { $0.cell == cell }) {
          problems.append(
            ScheduleProblem(
              at: values.location,
              "no example reaches the cell `\(cell)` as in force from \(values.validity.from)",
              remedy: "add one under `examples`"))
        }
        problems += edges(row, values, seen)
      }
    }
    return problems
  }

  private static func cells(_ row: HaircutRow, _ values: HaircutValues) -> [String] {
    func names(_ prefix: String, _ figures: [HaircutFigure]) -> [String] {
      figures.enumerated().compactMap { index, figure in
        guard case .percent = figure else { return nil }
        return values.bands.isEmpty ? prefix : "\(prefix)/\(values.bands[index])"
      }
    }
    switch values.figures {
    case .byBand(let figures): return names(row.id, figures)
    case .byStep(let lines): return lines.flatMap { names("\(row.id)/\($0.steps)", $0.figures) }
    case .lookThrough, .assessed, .follow: return [row.id]
    }
  }

  /// Each bound of each band must have an example one day below, on, and one day above it.
  private func edges(
    _ row: HaircutRow, _ values: HaircutValues, _ seen: [Reached]
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    for band in values.bands {
      guard let bound = band.upper else { continue }
      for (shift, place) in [(-1, "a day below"), (0, "on"), (1, "a day above")] {
        let isCovered = seen.contains { bound.date(from: $0.on).adding(days: shift) == $0.maturity }
        if !isCovered {
          problems.append(
            ScheduleProblem(
              at: values.location,
              "row `\(row.id)` has no example \(place) the upper bound of `\(band)`",
              remedy: "add the maturity to the `maturities` of an example"))
        }
      }
    }
    return problems
  }
}

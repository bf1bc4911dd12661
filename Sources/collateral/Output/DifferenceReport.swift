import Collateral
import Comparison
import Schedules

/// Differences of the law as rows.
enum DifferenceReport {
  static let columns = [
    "kind", "id", "cell", "before", "after", "from", "citation_before", "citation_after",
    "verified_before", "verified_after",
  ]

  static func report(_ difference: LawDifference) -> Report {
    Report(
      "changes", columns: columns,
      rows: difference.changes.map { change in
        [
          .text(change.kind), .text(change.id), Cell(change.cell), Cell(change.before),
          Cell(change.after), Cell(change.from?.description), Cell(change.citationBefore?.text),
          Cell(change.citationAfter?.text), Cell(change.citationBefore?.verified.rawValue),
          Cell(change.citationAfter?.verified.rawValue),
        ]
      })
  }
}

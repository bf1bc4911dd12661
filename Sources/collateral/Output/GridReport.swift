import Comparison
import Valuation

/// The cells of a grid of rules, a row for each cell and regime.
enum GridReport {
  static let columns = [
    "cell", "class", "country", "step", "maturity", "currency", "index", "regime", "decision",
    "haircut", "currency_mismatch", "row", "reasons", "status", "strictest", "spread", "sector",
    "citation",
  ]

  /// The rows.
  static func report(_ grid: RuleGrid) -> Report {
    var report = Report("cells", columns: columns)
    for (index, cell) in grid.cells.enumerated() {
      let gap = cell.gap
      let strictest = gap.strictest.map { grid.regimes[$0] }.joined(separator: "|")
      for (position, verdict) in gap.verdicts.enumerated() {
        report.rows.append([
          .count(index + 1), .text(cell.assetClass), Cell(cell.country), Cell(cell.step),
          Cell(cell.maturity), Cell(cell.currency), Cell(cell.index),
          .text(grid.regimes[position]), .text(verdict.decision.rawValue),
          .number(verdict.haircut), .number(verdict.currencyMismatch), Cell(verdict.row),
          .list(verdict.reasons), .text(gap.status.rawValue), Cell(strictest),
          .number(gap.spread), Cell(cell.sector), Cell(cell.citations[position]),
        ])
      }
    }
    return report
  }

  /// What the answers suppose, for the channel of notes.
  static var notes: [String] { RuleGrid.assumptions.map { "note: supposed: \($0)" } }
}

import Collateral
import Comparison
import Money
import Valuation

/// The cells of a grid of rules: a row for each cell and regime, or for the eye a row for each cell.
enum GridReport {
  static let columns = [
    "cell", "class", "country", "step", "maturity", "currency", "index", "regime", "decision",
    "haircut", "currency_mismatch", "row", "reasons", "status", "strictest", "spread", "sector",
    "citation",
  ]

  /// A row for each cell, the regimes side by side: what is taken off in percent, or why it does not count.
  static func table(_ grid: RuleGrid, of assetClass: AssetClass?) -> Report {
    var report = Report(
      "cells",
      columns: ["class", "country", "step", "maturity", "currency", "index"] + grid.regimes
        + ["status"])
    for cell in grid.cells where isOf(cell, assetClass) {
      report.rows.append(
        [
          .text(cell.assetClass), Cell(cell.country), Cell(cell.step), Cell(cell.maturity),
          Cell(cell.currency), Cell(cell.index),
        ] + cell.gap.verdicts.map { .text(words($0)) } + [.text(cell.gap.status.rawValue)])
    }
    return report
  }

  private static func words(_ verdict: Verdict) -> String {
    guard let haircut = verdict.haircut, let mismatch = verdict.currencyMismatch else {
      let isOpen = verdict.decision == .undetermined
      return "\(isOpen ? "?" : "no"): \(verdict.reasons.joined(separator: ", "))"
    }
    return mismatch == .zero ? "\(haircut)" : "\(haircut) + \(mismatch)"
  }

  /// A token's class is told with what it represents.
  private static func isOf(_ cell: GridCell, _ assetClass: AssetClass?) -> Bool {
    guard let wanted = assetClass?.rawValue else { return true }
    return cell.assetClass == wanted || cell.assetClass.hasPrefix("\(wanted) ")
  }

  /// A row for each cell and regime.
  static func report(_ grid: RuleGrid, of assetClass: AssetClass?) -> Report {
    var report = Report("cells", columns: columns)
    for (index, cell) in grid.cells.enumerated() where isOf(cell, assetClass) {
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

import Valuation
import Comparison
import Schedules

/// Rows of `gap`, in the columns of the contract and a few more behind them.
struct GapRow: Sendable {
  static let columns = [
    "instrument", "regime", "decision", "haircut", "row", "status", "strictest", "spread", "class",
    "currency_mismatch", "reasons", "purpose", "verified",
  ]

  private let regimes: [String]
  private let purposes: [String]

  init(_ regimes: [String], _ law: Law) {
    self.regimes = regimes
    purposes = regimes.map { law.head(of: $0)?.purpose.rawValue ?? "" }
  }

  /// A row for each regime.
  func rows(_ gap: InstrumentGap) -> [[Cell]] {
    let strictest = gap.strictest.map { regimes[$0] }.joined(separator: "|")
    return gap.verdicts.enumerated().map { position, verdict in
      [
        .text(gap.instrument), .text(regimes[position]), .text(verdict.decision.rawValue),
        .number(verdict.haircut), Cell(verdict.row), .text(gap.status.rawValue), Cell(strictest),
        .number(gap.spread), Cell(gap.assetClass), .number(verdict.currencyMismatch),
        .list(verdict.reasons), .text(purposes[position]), Cell(verdict.verified?.rawValue),
      ]
    }
  }
}

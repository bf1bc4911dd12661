import Collateral
import Comparison

/// What loads changed, as rows: one a difference.
struct ChangesReport {
  static let columns = [
    "instrument", "change", "field", "subject", "regime", "before", "after", "collateral", "name",
    "source",
  ]

  /// The loads that facts name.
  var loads: [Int64: LoadOrigin] = [:]
  /// Whether only what matters to collateral is wanted.
  let onlyCollateral: Bool
  private(set) var counts: [InstrumentChange.Kind: Int] = [:]
  private(set) var collateral = 0

  init(onlyCollateral: Bool) {
    self.onlyCollateral = onlyCollateral
  }

  /// Counts a change, and makes rows of it.
  mutating func rows(_ change: InstrumentChange) -> [[Cell]] {
    counts[change.kind, default: 0] += 1
    if change.mattersToCollateral { collateral += 1 }
    if onlyCollateral && !change.mattersToCollateral { return [] }
    let matters = Set(change.collateralFindings)
    let rows =
      VerdictChangeRows.rows(change.findings) { matters.contains($0) }
      + VerdictChangeRows.rows(change.verdicts)
    return rows.filter { $0.isCollateral || !onlyCollateral }.map { row in
      [
        .text(change.instrument), .text(change.kind.rawValue), .text(row.field),
        Cell(row.subject), Cell(row.regime), Cell(row.before), Cell(row.after),
        row.isCollateral ? .text("yes") : .empty, Cell(change.name), source(row),
      ]
    }
  }

  private func source(_ row: VerdictChangeRows.Row) -> Cell {
    guard let origin = row.source?.origin, let load = loads[origin.load] else { return .empty }
    return .text("\(load.file):\(origin.line)")
  }

  /// How many instruments are new, gone and changed, and how many of them matter.
  var summary: String {
    let kinds = InstrumentChange.Kind.allCases.map { "\(counts[$0] ?? 0) \($0.rawValue)" }
    return "\(kinds.joined(separator: ", ")); \(collateral) matter to collateral"
  }

  /// Rows for people: what a fact is about stands in its field, where it is not the instrument itself.
  static func short(_ report: Report) -> Report {
    var short = report
    for index in short.rows.indices {
      let row = short.rows[index]
      if !row[3].text.isEmpty, row[3].text != row[0].text {
        short.rows[index][2] = .text("\(row[2].text) of \(row[3].text)")
      }
    }
    return short.keeping([
      "instrument", "change", "field", "regime", "before", "after", "collateral",
    ])
  }
}

import Comparison

/// Gaps by asset class.
enum GapSummaryReport {
  static func report(_ summary: GapSummary) -> Report {
    Report(
      "summary",
      columns: [
        "class", "instruments", "same", "haircut_differs", "eligibility_differs", "undetermined",
        "eligibility_differs_percent", "spread_median", "spread_worst", "widest",
      ],
      rows: summary.lines.map { line in
        func count(_ status: GapStatus) -> Cell { .count(line.counts[status] ?? 0) }
        return [
          .text(line.assetClass.isEmpty ? "not known" : line.assetClass), .count(line.instruments),
          count(.same), count(.haircutDiffers), count(.eligibilityDiffers), count(.undetermined),
          .number(line.eligibilityDiffers), .number(line.medianSpread), .number(line.worstSpread),
          Cell(line.widest),
        ]
      })
  }
}

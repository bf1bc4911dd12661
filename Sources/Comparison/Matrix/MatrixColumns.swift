import Schedules
import Valuation

/// The cells of a row as a page shows them.
struct MatrixColumns {
  /// Titles, with the share of a page's width in percent.
  static let columns: [(title: String, width: Int)] = [
    ("Regime", 15), ("Listed?", 17), ("Shut out?", 10), ("Haircut", 13), ("Currency", 11),
    ("Limits (held, not applied)", 17), ("In force", 9), ("Verified", 8),
  ]

  let footnotes: MatrixFootnotes

  /// The cells, in the order of ``columns``.
  func cells(_ row: MatrixRow) -> [MatrixCell] {
    [
      MatrixCell(row.regime, row.decision, [row.title, row.purpose.rawValue] + flags(row)),
      cell(row.listed, row), cell(row.shutOut, row), cell(row.haircut, row),
      cell(row.currency, row), limits(row), inForce(row),
      MatrixCell(row.verdict.verified?.rawValue ?? "–"),
    ]
  }

  /// What a desk has to look at.
  func flags(_ row: MatrixRow) -> [String] {
    row.flags.isEmpty ? [] : ["flags: \(row.flags.joined(separator: ", "))"]
  }

  private func cell(_ answer: MatrixAnswer, _ row: MatrixRow) -> MatrixCell {
    MatrixCell(
      answer.word, answer.remark,
      answer.paragraphs.map { "§ \(footnotes.reference($0, in: row.regime))" })
  }

  private func limits(_ row: MatrixRow) -> MatrixCell {
    let held = row.limits.map {
      "\($0.id): \($0.bound) (§ \(footnotes.reference($0.paragraph, in: row.regime)))"
    }
    if row.hasUnseenLimits { return MatrixCell("not known", "the rule was not seen", held) }
    return held.isEmpty ? MatrixCell("–") : MatrixCell("\(held.count)", "held, not applied", held)
  }

  private func inForce(_ row: MatrixRow) -> MatrixCell {
    let end = row.validity.to.map { " to \($0)" } ?? ""
    return MatrixCell(
      "", "from \(row.validity.from)\(end)", row.expiries.map { "\($0.item) ends \($0.to)" })
  }
}

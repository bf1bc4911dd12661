import Schedules
import Valuation

/// The cells of a row as a page shows them.
struct MatrixColumns {
  /// Titles, with the share of a page's width in percent.
  static let columns: [(title: String, width: Int)] = [
    ("Regime", 13), ("Listed?", 14), ("Condition", 15), ("Shut out?", 8), ("Haircut", 11),
    ("Currency", 9), ("Limits", 14), ("In force", 9), ("Verified", 7),
  ]

  let footnotes: MatrixFootnotes

  /// The cells, in the order of ``columns``.
  func cells(_ row: MatrixRow) -> [MatrixCell] {
    [
      MatrixCell(row.regime, row.decision, [row.title, row.purpose.rawValue] + flags(row)),
      cell(row.listed, row), condition(row), cell(row.shutOut, row), cell(row.haircut, row),
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

  private func condition(_ row: MatrixRow) -> MatrixCell {
    let lines = row.conditions.map {
      "\($0.line) (§ \(footnotes.reference($0.paragraph, in: row.regime)))"
    }
    if !row.asked.isEmpty {
      return MatrixCell("open", "not recorded: \(row.asked.joined(separator: ", "))", lines)
    }
    if lines.isEmpty { return MatrixCell("–") }
    let states = row.conditions.map(\.isMet)
    if states.contains(false) { return MatrixCell("not met", "", lines) }
    if states.contains(nil) { return MatrixCell("open", "", lines) }
    return MatrixCell(row.conditions.allSatisfy(\.isFigure) ? "recorded" : "met", "", lines)
  }

  private func limits(_ row: MatrixRow) -> MatrixCell {
    let held = row.limits.map {
      "\($0.id): \($0.bound) (§ \(footnotes.reference($0.paragraph, in: row.regime)))"
    }
    if row.hasUnseenLimits { return MatrixCell("not known", "the rule was not seen", held) }
    return held.isEmpty ? MatrixCell("–") : MatrixCell("\(held.count)", "see the paragraphs", held)
  }

  private func inForce(_ row: MatrixRow) -> MatrixCell {
    let end = row.validity.to.map { " to \($0)" } ?? ""
    let others = row.expiries.filter { expiry in !row.spans.contains { $0.tells(expiry) } }
    return MatrixCell(
      "", "from \(row.validity.from)\(end)",
      row.spans.map(\.text) + others.map { "\($0.item) ends \($0.to)" })
  }
}

import Collateral
import Comparison
import Money
import Schedules
import Valuation

/// A page of answers as rows and as a document.
enum MatrixReport {
  /// A row an asset and regime.
  static func report(_ matrix: AnswerMatrix) -> Report {
    var report = Report(
      "answers",
      columns: [
        "asset", "regime", "title", "purpose", "decision", "reasons", "point", "listed",
        "listed_paragraph", "condition", "asked_for", "shut_out", "shut_out_paragraph", "haircut",
        "row",
        "haircut_paragraph", "addition", "settled_in", "currency", "currency_paragraph", "limits",
        "from", "to", "in_force", "ends", "flags", "verified", "unverified",
      ])
    for section in matrix.sections {
      for row in section.rows { report.rows.append(cells(row, section.title)) }
    }
    return report
  }

  private static func cells(_ row: MatrixRow, _ asset: String) -> [Cell] {
    let verdict = row.verdict
    let notes = row.paragraphs.filter { $0.verified == .unverified }.map { paragraph in
      "\(paragraph.regime) \(paragraph.text)" + (paragraph.note.map { ": \($0)" } ?? "")
    }
    let limits = row.limits.map { "\($0.id): \($0.bound) (\($0.paragraph.text))" }
    return [
      .text(asset), .text(row.regime), .text(row.title), .text(row.purpose.rawValue),
      .text(verdict.decision.rawValue), .list(verdict.reasons), Cell(verdict.point),
      .text(row.listed.text), paragraphs(row.listed),
      .list(row.conditions.map { "\($0.line) (\(text($0.paragraph)))" }), .list(row.asked),
      .text(row.shutOut.text),
      paragraphs(row.shutOut), .number(verdict.haircut), Cell(verdict.row),
      paragraphs(row.haircut), .number(row.addition), .text(row.settledIn.code),
      .text(row.currency.text), paragraphs(row.currency), .list(limits),
      .text(row.validity.from.description), Cell(row.validity.to?.description),
      .list(row.spans.map(\.text)), .list(row.expiries.map { "\($0.item) \($0.to)" }),
      .list(row.flags),
      Cell(verdict.verified?.rawValue), .list(unique(notes)),
    ]
  }

  private static func paragraphs(_ answer: MatrixAnswer) -> Cell {
    .list(answer.paragraphs.map(text))
  }

  /// A composition is no act, so that its paragraph names none.
  private static func text(_ paragraph: MatrixParagraph) -> String {
    let act = paragraph.source.isEmpty ? "" : ", \(paragraph.source)"
    return "\(paragraph.text)\(act) [\(paragraph.verified.rawValue)]"
  }

  private static func unique(_ notes: [String]) -> [String] {
    var seen: Set<String> = []
    return notes.filter { seen.insert($0).inserted }
  }

  /// The page as one document.
  static func document(_ matrix: AnswerMatrix) -> JSONDocument {
    let notes = matrix.footnotes
    let sources = Report(
      "sources", columns: ["number", "source", "title", "reference", "href", "copy", "consulted"],
      rows: notes.sources.map {
        [
          .count($0.number), .text($0.key), Cell($0.act?.title), Cell($0.act?.reference),
          Cell($0.act?.href), Cell($0.act?.copy), Cell($0.act?.consulted),
        ]
      })
    let assets = Report(
      "assets", columns: ["asset", "description"],
      rows: matrix.sections.map { [.text($0.title), .text($0.description)] })
    let answers = report(matrix)
    return JSONDocument([
      "on": .init(matrix.day.description), "title": .init(matrix.title),
      "supposed": .init(matrix.supposed), assets.name: .init(assets.objects),
      answers.name: .init(answers.objects), sources.name: .init(sources.objects),
      "kinds": .init(notes.kinds), "unverified": .init(notes.unverified),
      "coverage": .init(notes.coverage),
    ])
  }
}

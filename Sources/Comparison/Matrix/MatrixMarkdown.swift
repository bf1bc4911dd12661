/// A page in Markdown.
public struct MatrixMarkdown {
  private let matrix: AnswerMatrix

  /// A page.
  public init(_ matrix: AnswerMatrix) {
    self.matrix = matrix
  }

  /// Its text.
  public var text: String {
    var lines = [
      "# \(Self.escaped(matrix.title))", "", "On \(matrix.day). \(Self.escaped(matrix.supposed)).",
    ]
    let columns = MatrixColumns(footnotes: matrix.footnotes)
    for section in matrix.sections {
      if matrix.sections.count > 1 { lines += ["", "## \(Self.escaped(section.title))"] }
      lines += ["", Self.escaped(section.description), ""]
      lines.append(row(MatrixColumns.columns.map(\.title)))
      lines.append(row(MatrixColumns.columns.map { _ in "---" }))
      for regime in section.rows {
        lines.append(row(columns.cells(regime).map(content)))
      }
    }
    let notes = matrix.footnotes
    func add(_ title: String, _ items: [String]) {
      if items.isEmpty { return }
      lines += ["", "## \(title)", ""] + items.map { "* \(Self.escaped($0))" }
    }
    add("What the percentages are for", notes.kinds)
    add("Sources", notes.sources.map { "[\($0.number)] \($0.text)" })
    add("Unverified figures and rules used", notes.unverified)
    add("Not seen in full", notes.coverage)
    lines += ["", Self.escaped(notes.marks)]
    return lines.joined(separator: "\n") + "\n"
  }

  private func content(_ cell: MatrixCell) -> String {
    let answer = cell.emphasized(open: "**", close: "**", escaped: Self.escaped)
    return ([answer] + cell.lines.map(Self.escaped)).joined(separator: "<br>")
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  /// Text that Markdown takes for nothing but text.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\", "|", "*", "_", "`", "[", "]", "#": escaped += "\\\(character)"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "&": escaped += "&amp;"
      case "\n", "\r", "\r\n": escaped += " "
      default: escaped.append(character)
      }
    }
    return escaped
  }
}

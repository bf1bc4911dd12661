/// A page to print: plain HTML that needs nothing else.
public struct MatrixHTML {
  private static let style = """
    body { font: 13px/1.35 Georgia, "Times New Roman", serif; margin: 1.5em; color: #111; }
    h1 { font-size: 1.5em; margin: 0 0 .2em; }
    h2 { font-size: 1.1em; margin: 1.2em 0 .3em; }
    p { margin: .2em 0; max-width: 70em; }
    table { border-collapse: collapse; width: 100%; margin: .6em 0; table-layout: fixed; }
    th, td { box-sizing: border-box; border: 1px solid #999; padding: .35em .5em; text-align: left; vertical-align: top; overflow-wrap: break-word; }
    thead th { background: #eee; }
    tbody th { font-weight: normal; }
    small { color: #444; display: block; }
    ol, ul { margin: .2em 0; padding-left: 1.6em; max-width: 70em; }
    @media print {
      @page { size: landscape; margin: 10mm; }
      body { font-size: 8.5pt; margin: 0; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      thead th { background: none; }
    }
    """

  private let matrix: AnswerMatrix

  /// A page.
  public init(_ matrix: AnswerMatrix) {
    self.matrix = matrix
  }

  /// Its text.
  public var text: String {
    let title = Self.escaped(matrix.title)
    var lines = [
      "<!DOCTYPE html>", "<html lang=\"en\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(title) on \(matrix.day)</title>", "<style>", Self.style, "</style>", "</head>",
      "<body>", "<h1>\(title)</h1>",
      "<p>On <time datetime=\"\(matrix.day)\">\(matrix.day)</time>. \(Self.escaped(matrix.supposed)).</p>",
    ]
    for section in matrix.sections { lines += table(section) }
    let notes = matrix.footnotes
    lines += list("What the percentages are for", "ul", notes.kinds)
    lines += list("Sources", "ol", notes.sources.map(\.text))
    lines += list("Unverified figures and rules used", "ul", notes.unverified)
    lines += list("Not seen in full", "ul", notes.coverage)
    lines += ["<p>\(Self.escaped(notes.marks))</p>", "</body>", "</html>"]
    return lines.joined(separator: "\n") + "\n"
  }

  private func table(_ section: MatrixSection) -> [String] {
    let columns = MatrixColumns(footnotes: matrix.footnotes)
    var lines: [String] = ["<section>"]
    if matrix.sections.count > 1 { lines.append("<h2>\(Self.escaped(section.title))</h2>") }
    lines += ["<p>\(Self.escaped(section.description))</p>", "<table>", "<thead>", "<tr>"]
    lines += MatrixColumns.columns.map {
      "<th scope=\"col\" style=\"width: \($0.width)%\">\(Self.escaped($0.title))</th>"
    }
    lines += ["</tr>", "</thead>", "<tbody>"]
    for row in section.rows {
      lines.append("<tr>")
      for (index, cell) in columns.cells(row).enumerated() {
        let name = index == 0 ? "th" : "td"
        let scope = index == 0 ? " scope=\"row\"" : ""
        lines.append("<\(name)\(scope)>\(content(cell))</\(name)>")
      }
      lines.append("</tr>")
    }
    return lines + ["</tbody>", "</table>", "</section>"]
  }

  private func content(_ cell: MatrixCell) -> String {
    let answer = cell.emphasized(open: "<b>", close: "</b>", escaped: Self.escaped)
    let lines = cell.lines.map { "<small>\(Self.escaped($0))</small>" }
    return answer + lines.joined()
  }

  private func list(_ title: String, _ kind: String, _ items: [String]) -> [String] {
    if items.isEmpty { return [] }
    return ["<h2>\(Self.escaped(title))</h2>", "<\(kind)>"]
      + items.map { "<li>\(Self.escaped($0))</li>" } + ["</\(kind)>"]
  }

  /// Text that HTML takes for nothing but text, in elements and in attributes.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text.unicodeScalars {
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(character)
      }
    }
    return escaped
  }
}

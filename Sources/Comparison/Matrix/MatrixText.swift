import Schedules

/// A page for the terminal: a block of lines a regime, no wider than a screen.
public struct MatrixText {
  private static let labels = [
    "listed?", "condition", "shut out?", "haircut", "currency", "limits", "in force", "verified",
  ]
  private static let labelWidth = 13

  private let matrix: AnswerMatrix
  private let width: Int

  /// A page of a width.
  public init(_ matrix: AnswerMatrix, width: Int = 120) {
    self.matrix = matrix
    self.width = width
  }

  /// Its lines.
  public var lines: [String] {
    var lines = wrapped("\(matrix.title) on \(matrix.day)", indent: 2)
    lines += wrapped(matrix.supposed, indent: 2)
    let columns = MatrixColumns(footnotes: matrix.footnotes)
    for section in matrix.sections {
      lines.append("")
      if matrix.sections.count > 1 { lines.append("== \(section.title) ==") }
      lines += wrapped(section.description, indent: 2)
      for row in section.rows {
        lines.append("")
        lines += block(row, columns)
      }
    }
    return lines + footnotes
  }

  private func block(_ row: MatrixRow, _ columns: MatrixColumns) -> [String] {
    var lines = wrapped("\(row.regime) (\(row.purpose.rawValue)): \(row.decision)", indent: 2)
    lines += wrapped("  \(row.title)", indent: 4)
    for flag in columns.flags(row) { lines += wrapped("  \(flag)", indent: 4) }
    for (label, cell) in zip(Self.labels, columns.cells(row).dropFirst()) where !cell.isEmpty {
      let name = label.padding(to: Self.labelWidth - 2)
      lines += wrapped("  \(name)\(cell.text)", indent: Self.labelWidth)
      for line in cell.lines {
        let margin = String(repeating: " ", count: Self.labelWidth)
        lines += wrapped(margin + line, indent: Self.labelWidth + 2)
      }
    }
    return lines
  }

  private var footnotes: [String] {
    let notes = matrix.footnotes
    var lines: [String] = []
    func add(_ title: String, _ items: [String]) {
      if items.isEmpty { return }
      lines += ["", title]
      for item in items { lines += wrapped("  \(item)", indent: 4) }
    }
    add("What the percentages are for", notes.kinds)
    add("Sources", notes.sources.map { "[\($0.number)] \($0.text)" })
    add("Unverified figures and rules used", notes.unverified)
    add("Not seen in full", notes.coverage)
    return lines + [""] + wrapped(notes.marks, indent: 2)
  }

  /// Breaks a line at blanks; what follows is indented.
  private func wrapped(_ text: String, indent: Int) -> [String] {
    var lines: [String] = []
    // The blanks at its beginning belong to the first word.
    var line = String(text.prefix { $0 == " " })
    var isFresh = true
    for word in text.dropFirst(line.count).split(separator: " ", omittingEmptySubsequences: false) {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return lines + [line]
  }
}

extension String {
  /// The text with blanks behind it, up to a width.
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - count, 0))
  }
}

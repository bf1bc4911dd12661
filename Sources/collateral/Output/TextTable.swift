/// Columns for reading: as wide as their widest value, numbers to the right.
struct TextTable {
  private let report: Report

  init(_ report: Report) {
    self.report = report
  }

  func print() throws {
    var widths = report.columns.map(\.count)
    var isRight = report.columns.map { _ in false }
    for row in report.rows {
      for (index, cell) in row.enumerated() {
        widths[index] = max(widths[index], cell.text.count)
        if cell.isRightAligned { isRight[index] = true }
      }
    }
    try line(report.columns, widths, isRight)
    try line(widths.map { String(repeating: "-", count: $0) }, widths, isRight)
    for row in report.rows { try line(row.map(\.text), widths, isRight) }
  }

  private func line(_ fields: [String], _ widths: [Int], _ isRight: [Bool]) throws {
    var line = ""
    for (index, field) in fields.enumerated() {
      if index > 0 { line += "  " }
      let padding = String(repeating: " ", count: widths[index] - field.count)
      line += isRight[index] ? padding + field : field + padding
    }
    while line.hasSuffix(" ") { line.removeLast() }
    try StandardOutput.print(line)
  }
}

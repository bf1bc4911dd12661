/// The line of each row of a file, as runs of rows that stand on consecutive lines: most files are one run.
struct LineRuns: Sendable {
  private var rows: [Int] = []
  private var lines: [Int] = []
  private var next = 0

  /// Notes the line of row `row`; rows come in their order.
  mutating func append(_ line: Int, row: Int) {
    if line != next || rows.isEmpty {
      rows.append(row)
      lines.append(line)
    }
    next = line + 1
  }

  /// Adds the runs of a part that begins at a row.
  mutating func append(_ part: LineRuns, from row: Int) {
    for (first, line) in zip(part.rows, part.lines) { append(line, row: row + first) }
    if !part.rows.isEmpty { next = part.next }
  }

  /// Counts from a line further on.
  mutating func shift(by count: Int) {
    for index in lines.indices { lines[index] += count }
    next += count
  }

  /// The line of a row that was noted.
  subscript(row: Int) -> Int {
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle } else { high = middle }
    }
    return lines[low] + row - rows[low]
  }
}

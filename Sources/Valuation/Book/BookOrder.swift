import Collateral

/// The rows of a book, agreement by agreement, each in the order of the file.
struct BookOrder: Sendable {
  /// Places of agreements in the order in which they first appear.
  let agreements: [Int]
  /// Rows, those of one agreement together.
  private let rows: [Int32]
  /// Where the rows of the agreement at a place begin; one more at the end.
  private let starts: [Int]

  init(_ pledges: PledgeTable, agreements count: Int) {
    var starts = Array(repeating: 0, count: count + 1)
    for row in 0..<pledges.count { starts[pledges.agreement(of: row) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var next = starts
    var rows = Array(repeating: Int32(0), count: pledges.count)
    for row in 0..<pledges.count {
      let agreement = pledges.agreement(of: row)
      rows[next[agreement]] = Int32(row)
      next[agreement] += 1
    }
    self.starts = starts
    self.rows = rows
    // The table numbers agreements in the order in which they first appear.
    agreements = Array(0..<count)
  }

  /// The rows of an agreement.
  func rows(of agreement: Int) -> ArraySlice<Int32> {
    rows[starts[agreement]..<starts[agreement + 1]]
  }

  /// Spans of agreements with about equally many rows.
  func parts(_ count: Int) -> [Range<Int>] {
    let size = max(1, (rows.count + count - 1) / max(count, 1))
    var parts: [Range<Int>] = []
    var first = 0
    while first < agreements.count {
      var end = first + 1
      while end < agreements.count, starts[end + 1] - starts[first] <= size { end += 1 }
      parts.append(first..<end)
      first = end
    }
    return parts
  }
}

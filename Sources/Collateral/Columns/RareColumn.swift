/// Values that few rows have: a bit a row and the values packed, found by counting bits; nothing at
/// all where no row has one.
struct RareColumn<Value: Sendable>: Sendable {
  private var words: [UInt64] = []
  /// How many values come before each word.
  private var ranks: [Int] = []
  private var values: [Value] = []

  /// The values of several parts, each of which begins at a row of the whole.
  init(_ count: Int, joining parts: some Sequence<(RareEntries<Value>, Int)>) {
    guard parts.contains(where: { !$0.0.rows.isEmpty }) else { return }
    words = [UInt64](repeating: 0, count: count / 64 + 1)
    for (entries, firstRow) in parts {
      for row in entries.rows {
        let row = firstRow + Int(row)
        words[row / 64] |= 1 << UInt64(row % 64)
      }
      values += entries.values
    }
    ranks.reserveCapacity(words.count)
    var rank = 0
    for word in words {
      ranks.append(rank)
      rank += word.nonzeroBitCount
    }
  }

  /// The values of all rows that have one, in their order.
  var all: [Value] { values }

  /// The value of a row; nil where it has none.
  subscript(row: Int) -> Value? {
    guard !words.isEmpty else { return nil }
    let word = words[row / 64]
    let bit: UInt64 = 1 << UInt64(row % 64)
    guard word & bit != 0 else { return nil }
    return values[ranks[row / 64] + (word & (bit - 1)).nonzeroBitCount]
  }
}

/// The values of a ``RareColumn`` while rows are gathered.
struct RareEntries<Value: Sendable>: Sendable {
  var rows: [UInt32] = []
  var values: [Value] = []

  mutating func append(_ value: Value?, row: Int) {
    guard let value else { return }
    rows.append(UInt32(row))
    values.append(value)
  }
}

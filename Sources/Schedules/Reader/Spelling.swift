/// Finds the word that somebody probably meant.
enum Spelling {
  /// The allowed word at an edit distance of at most two; nil where there is none.
  static func nearest(to word: String, among allowed: some Sequence<String>) -> String? {
    allowed.map { ($0, distance(word, $0)) }.filter { $0.1 <= 2 }.min {
      ($0.1, $0.0) < ($1.1, $1.0)
    }?
    .0
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var previous = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let cost = previous + (a == b ? 0 : 1)
        previous = row[j + 1]
        row[j + 1] = min(cost, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}

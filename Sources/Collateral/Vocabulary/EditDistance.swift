/// How far apart two words are: how many elements must be added, dropped or replaced (Levenshtein).
///
/// For hints about misspelled words of a schedule or a desk file.
package enum EditDistance {
  /// The distance between two words, as characters or as bytes.
  package static func between<Element: Equatable>(
    _ left: some Sequence<Element>, _ right: [Element]
  ) -> Int {
    var row = Array(0...right.count)
    for (index, element) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let replaced = diagonal + (element == other ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}

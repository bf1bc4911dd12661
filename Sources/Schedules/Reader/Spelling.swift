import Collateral

/// Finds the word that somebody probably meant.
enum Spelling {
  /// The allowed word at an edit distance of at most two; nil where there is none.
  static func nearest(to word: String, among allowed: some Sequence<String>) -> String? {
    let ranked = allowed.map { (word: $0, distance: EditDistance.between(word, Array($0))) }
    let near = ranked.filter { $0.distance <= 2 }
    return near.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
  }
}

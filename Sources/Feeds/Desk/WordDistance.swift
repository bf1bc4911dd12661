import Collateral

/// Which known word a mistyped one was meant to be.
enum WordDistance {
  /// The nearest word, if it is near enough to be worth a hint.
  static func nearest(to word: String, among words: [String]) -> String? {
    guard word.utf8.count <= 64 else { return nil }
    let typed = Array(word.lowercased().utf8)
    let ranked = words.map { ($0, EditDistance.between(typed, Array($0.utf8))) }
    guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(2, best.0.utf8.count / 2) ? best.0 : nil
  }
}

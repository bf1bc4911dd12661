/// Yes, no or unknown; what would settle it; and how well the law is known on which it rests.
struct SlowTruth {
  var word: String
  var missing: Set<String> = []
  var figures: [String] = []

  static let yes = SlowTruth(word: "yes")
  static let no = SlowTruth(word: "no")

  static func of(_ holds: Bool) -> SlowTruth { holds ? yes : no }

  static func unknown(_ code: String) -> SlowTruth {
    SlowTruth(word: "unknown", missing: [code])
  }

  var isYes: Bool { word == "yes" }
  var isNo: Bool { word == "no" }
  var isUnknown: Bool { word == "unknown" }

  /// No where one is no, else unknown where one is unknown, else yes.
  static func all(_ parts: [SlowTruth]) -> SlowTruth {
    if let refusal = parts.first(where: \.isNo) { return refusal }
    let open = parts.filter(\.isUnknown)
    if !open.isEmpty {
      return SlowTruth(word: "unknown", missing: open.reduce(into: []) { $0.formUnion($1.missing) })
    }
    return SlowTruth(word: "yes", figures: parts.flatMap(\.figures))
  }

  /// Yes where one is yes, else unknown where one is unknown, else no.
  static func any(_ parts: [SlowTruth]) -> SlowTruth {
    if let first = parts.first(where: \.isYes) { return first }
    let open = parts.filter(\.isUnknown)
    if !open.isEmpty {
      return SlowTruth(word: "unknown", missing: open.reduce(into: []) { $0.formUnion($1.missing) })
    }
    return SlowTruth(word: "no", figures: parts.flatMap(\.figures))
  }

  /// The opposite.
  var inverted: SlowTruth {
    var copy = self
    if isYes { copy.word = "no" } else if isNo { copy.word = "yes" }
    return copy
  }
}

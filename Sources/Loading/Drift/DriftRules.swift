import Registry

/// Puts the rules of drift to a file: the numbers of ``DriftRule``, and the words of what was found.
struct DriftRules {
  /// So many earlier loads count.
  static let depth = 5
  /// Columns and words of fewer records than this are not judged, on either side.
  static let leastRecords = 100
  /// A file that replaces no slice is warned about where there were at least so many records.
  static let leastUnscopedRecords = 1_000
  /// A column is one of few words where each stands so many times on average.
  static let recordsPerWord = 10
  /// Fewer rejects than this are not more.
  static let leastRejects = 10
  /// So many words are named in a message.
  private static let shown = 5

  private let found: LoadProfile
  private let earlier: [LoadProfile]
  private let replacesSlice: Bool
  private let allowed: Set<DriftRule>

  /// - Parameters:
  ///   - found: the file.
  ///   - earlier: the loads before it, the newest first.
  ///   - replacesSlice: whether the file names the slice of its source that it replaces.
  ///   - allowed: rules that are not to count.
  init(
    _ found: LoadProfile, after earlier: [LoadProfile], replacesSlice: Bool,
    allowed: Set<DriftRule>
  ) {
    self.found = found
    self.earlier = Array(earlier.prefix(Self.depth))
    self.replacesSlice = replacesSlice
    self.allowed = allowed
  }

  /// All departures, in the order of the rules, then of the columns.
  func findings() -> [DriftFinding] {
    guard !earlier.isEmpty else { return [] }
    var findings: [DriftFinding] = []
    func add(_ rule: DriftRule, _ message: String) {
      findings.append(
        DriftFinding(
          rule: rule, effect: rule.effect(replacesSlice: replacesSlice), message: message,
          isAllowed: allowed.contains(rule)))
    }
    if let message = fewerRecords { add(.fewerRecords, message) }
    // Loads of an earlier version of the program have no columns to compare with.
    let profiled = earlier.filter { !$0.columns.isEmpty && $0.taken >= Self.leastRecords }
    if !profiled.isEmpty, found.taken >= Self.leastRecords {
      let names = Set(found.columns.keys).union(profiled.flatMap(\.columns.keys)).sorted()
      for name in names {
        if let message = emptyColumn(name, profiled) { add(.emptyColumn, message) }
      }
      for name in names {
        if let message = newWord(name, profiled) { add(.newWord, message) }
      }
      for name in names {
        if let message = lostWord(name, profiled) { add(.lostWord, message) }
      }
    }
    if let message = moreRejects { add(.moreRejects, message) }
    return findings
  }

  private var fewerRecords: String? {
    guard let least = earlier.min(by: { $0.read < $1.read }),
      least.read >= (replacesSlice ? Self.leastRecords : Self.leastUnscopedRecords),
      found.read * 2 < least.read
    else { return nil }
    return "\(found.read) records, fewer than half of the \(least.read) of load \(least.load)"
  }

  private func emptyColumn(_ name: String, _ profiled: [LoadProfile]) -> String? {
    let filled = found.columns[name]?.filled ?? 0
    guard filled * 100 < found.taken,
      profiled.allSatisfy({ ($0.columns[name]?.filled ?? 0) * 2 >= $0.taken }),
      let last = profiled.first, let before = last.columns[name]?.filled
    else { return nil }
    return
      "\(name) is filled in \(filled) of \(found.taken) records; in load \(last.load) it was in \(before) of "
      + "\(last.taken)"
  }

  private func newWord(_ name: String, _ profiled: [LoadProfile]) -> String? {
    guard let words = list(name, found), !profiled.contains(where: { list(name, $0) == nil })
    else { return nil }
    let known = profiled.reduce(into: Set<String>()) { known, profile in
      known.formUnion((list(name, profile) ?? [:]).keys)
    }
    let new = words.keys.filter { !known.contains($0) }
    if new.isEmpty { return nil }
    let count = new.reduce(0) { $0 + (words[$1] ?? 0) }
    return
      "\(name) has \(Self.named(new)) in \(count) of \(found.taken) records; \(Self.loads(profiled))"
      + " had no such word"
  }

  private func lostWord(_ name: String, _ profiled: [LoadProfile]) -> String? {
    guard let last = profiled.first, let before = list(name, last) else { return nil }
    // A column that became empty, or one of many words, is another matter.
    guard let words = found.columns[name]?.words, !words.isEmpty else { return nil }
    let lost = before.keys.filter { word in
      words[word] == nil
        && profiled.allSatisfy { (list(name, $0)?[word] ?? 0) * 10 >= $0.taken }
    }
    if lost.isEmpty { return nil }
    let count = lost.reduce(0) { $0 + (before[$1] ?? 0) }
    return
      "\(name) has no \(Self.named(lost)); in load \(last.load) \(count) of \(last.taken) records had"
  }

  private var moreRejects: String? {
    guard found.rejected >= Self.leastRejects, found.read > 0 else { return nil }
    // Shares are compared by cross-multiplication.
    let worst = earlier.max { left, right in
      Int128(left.rejected) * Int128(right.read) < Int128(right.rejected) * Int128(left.read)
    }
    guard let worst, worst.read >= Self.leastRecords,
      Int128(found.rejected) * Int128(worst.read) > 5 * Int128(worst.rejected) * Int128(found.read)
    else { return nil }
    return
      "\(found.rejected) of \(found.read) records were rejected; in load \(worst.load) it was \(worst.rejected) of "
      + "\(worst.read)"
  }

  /// The words of a column, where they are a list.
  private func list(_ name: String, _ profile: LoadProfile) -> [String: Int]? {
    guard let column = profile.columns[name], let words = column.words, !words.isEmpty,
      column.filled >= words.count * Self.recordsPerWord, column.filled >= Self.leastRecords
    else { return nil }
    return words
  }

  private static func named(_ words: some Collection<String>) -> String {
    let sorted = words.sorted()
    let text = sorted.prefix(shown).map { "`\($0)`" }.joined(separator: ", ")
    return sorted.count > shown ? "\(text) and \(sorted.count - shown) more" : text
  }

  private static func loads(_ profiles: [LoadProfile]) -> String {
    let numbers = profiles.map(\.load).sorted()
    guard let first = numbers.first, let last = numbers.last, first < last else {
      return "load \(numbers.first ?? 0)"
    }
    return numbers.count == 2 ? "loads \(first) and \(last)" : "loads \(first) to \(last)"
  }
}

/// Words that no rule tells apart, put together; one of each group stands for all of it.
struct WordGroups: Sendable {
  /// The groups; words in order within.
  let groups: [[String]]
  /// Position of the group that stands for every word that is named nowhere; nil is none.
  let others: Int?
  private let sets: [(name: String, members: Set<String>)]

  /// Partitions words.
  ///
  /// - Parameters:
  ///   - words: all that are to be covered, the representative of all others among them.
  ///   - other: the word that stands for those that are named nowhere.
  ///   - sets: short names.
  ///   - signature: what tells words apart.
  init<Signature: Hashable>(
    _ words: some Sequence<String>, other: String? = nil, sets: [String: Set<String>] = [:],
    by signature: (String) -> Signature
  ) {
    var order: [Signature] = []
    var members: [Signature: [String]] = [:]
    for word in Set(words).sorted() {
      let key = signature(word)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(word)
    }
    var groups = order.compactMap { members[$0] }
    // The one that stands for the rest goes last.
    if let other, let position = groups.firstIndex(where: { $0.contains(other) }) {
      groups.append(groups.remove(at: position))
      others = groups.count - 1
    } else {
      others = nil
    }
    self.groups = groups
    self.sets = sets.map { ($0.key, $0.value) }.sorted {
      ($1.members.count, $0.name) < ($0.members.count, $1.name)
    }
    self.other = other
  }

  private let other: String?

  /// Every word.
  var allWords: String { groups.flatMap { $0 }.sorted().joined(separator: " ") }

  /// The word that stands for a group.
  func representative(_ position: Int) -> String {
    if position == others, let other { return other }
    return groups[position][0]
  }

  /// Position of the group of a word.
  func position(of word: String) -> Int {
    groups.firstIndex { $0.contains(word) } ?? others ?? 0
  }

  /// What some of the groups are called together; nil is all of them.
  func name(of positions: [Int]) -> String? {
    if positions.count == groups.count { return nil }
    let chosen = positions.flatMap { groups[$0] }
    guard let others, positions.contains(others) else { return name(Set(chosen)) }
    let rest = groups.indices.filter { !positions.contains($0) }.flatMap { groups[$0] }
    return "all but \(name(Set(rest)))"
  }

  private func name(_ words: Set<String>) -> String {
    guard words.count > 1 else { return words.first ?? "" }
    for set in sets where set.members.count > 2 && set.members.isSubset(of: words) {
      let rest = words.subtracting(set.members)
      return rest.isEmpty ? set.name : "\(set.name) \(name(rest))"
    }
    let sorted = words.sorted()
    // Codes of two or three letters fit on a line; names of indices do not.
    guard sorted.count > 6, sorted.contains(where: { $0.utf8.count > 3 }) else {
      return sorted.joined(separator: " ")
    }
    return "\(sorted[0]) and \(sorted.count - 1) alike"
  }
}

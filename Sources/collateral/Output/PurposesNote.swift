import Schedules

/// What has to be said where percentages of different kinds stand side by side.
enum PurposesNote {
  /// The note; nil where all regimes' percentages are for the same thing.
  static func text(_ law: Law, _ regimes: [String]) -> String? {
    let byPurpose = Dictionary(grouping: regimes) { law.head(of: $0)?.purpose.rawValue ?? "" }
    if byPurpose.count < 2 { return nil }
    let kinds = byPurpose.sorted { $0.key < $1.key }.map { purpose, names in
      "\(purpose) (\(names.joined(separator: ", ")))"
    }
    return "note: these percentages are for different things: \(kinds.joined(separator: "; "))"
  }
}

import Feeds
import Registry

/// Compares a staged file with the loads before it.
enum DriftCheck {
  /// What departs from the earlier loads.
  ///
  /// - Throws: ``LoadError`` where a rule refuses the file and is not allowed by name; registry errors.
  static func findings(
    _ file: StagedFile, _ profile: LoadProfile, in transaction: LoadTransaction,
    allowed: Set<DriftRule>
  ) throws -> [DriftFinding] {
    // How much changes from one day to the next says nothing.
    let holdsChanges = file.header.feed.holdsChanges || file.header.holdsChanges
    let findings = DriftRules(
      profile, after: try transaction.profiles(limit: DriftRules.depth),
      replacesSlice: file.header.scope != nil && !holdsChanges, allowed: allowed
    ).findings().filter { !holdsChanges || $0.rule != .fewerRecords }
    let refusals = findings.filter { $0.effect == .refuses && !$0.isAllowed }
    guard let first = refusals.first else { return findings }
    let others = refusals.dropFirst().map { "\n  \($0.rule.rawValue): \($0.message)" }.joined()
    var names: [String] = []
    for name in refusals.map(\.rule.rawValue) where !names.contains(name) { names.append(name) }
    let options = names.map { "--allow-drift \($0)" }.joined(separator: " ")
    throw LoadError(
      kind: .refused,
      description: """
        \(file.name): the file departs from the loads before it: \(first.rule.rawValue): \(first.message)\(others)
          fetch the file again, or ask its publisher; where it is as it should be, load it with \(options)
        """)
  }
}

import Schedules

/// What has to be said about limits that a schedule holds and that are not applied yet.
enum LimitsNote {
  /// The note; nil where none of the regimes holds a limit.
  static func text(_ law: Law, _ regimes: [String]) -> String? {
    let held = regimes.filter { law.schedules[$0]?.limits.isEmpty == false }
    if held.isEmpty { return nil }
    return
      "note: concentration limits of \(held.joined(separator: ", ")) are not applied in this version"
  }
}

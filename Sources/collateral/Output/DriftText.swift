import Loading

/// A departure of a file from the loads before it, in a line.
enum DriftText {
  static func text(_ finding: DriftFinding) -> String {
    let note = finding.isAllowed ? "allowed" : "warning"
    return "\(note): \(finding.rule.rawValue): \(finding.message)"
  }
}

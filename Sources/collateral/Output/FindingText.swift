import Collateral
import Comparison
import Schedules

/// What moved a part of a change, in a line.
struct FindingText {
  let loads: [Int64: LoadOrigin]

  /// `name of subject: before → after`, each side with its origin or its paragraphs; one side where both are the same.
  func text(_ finding: AttributionFinding) -> String {
    let (before, after) = (text(finding.before), text(finding.after))
    let change = before == after ? after : "\(before) → \(after)"
    return "\(finding.name) of \(finding.subject): \(change)"
  }

  private func text(_ state: AttributionFinding.State?) -> String {
    guard let state else { return "none" }
    let origin = state.origin.flatMap { origin in
      loads[origin.load].map { " (\($0.file):\(origin.line), load \($0.id))" }
    }
    let citations = state.citations.map(\.text).joined(separator: "; ")
    return state.text + (origin ?? "") + (citations.isEmpty ? "" : " [\(citations)]")
  }
}

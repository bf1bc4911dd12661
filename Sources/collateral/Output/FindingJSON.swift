import Collateral
import Comparison

/// What moved a part of a change, as JSON.
struct FindingJSON: Encodable {
  private struct State: Encodable {
    let value: String
    let origin: OriginJSON?
    let citations: [CitationJSON]?

    init(_ state: AttributionFinding.State, _ loads: [Int64: LoadOrigin]) {
      value = state.text
      origin = state.origin.flatMap { OriginJSON($0, loads: loads) }
      citations = state.citations.isEmpty ? nil : state.citations.map(CitationJSON.init)
    }
  }

  private let name: String
  private let subject: String
  private let before: State?
  private let after: State?

  init(_ finding: AttributionFinding, loads: [Int64: LoadOrigin]) {
    name = finding.name
    subject = finding.subject
    before = finding.before.map { State($0, loads) }
    after = finding.after.map { State($0, loads) }
  }
}

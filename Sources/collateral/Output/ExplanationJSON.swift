import Collateral
import Schedules
import Valuation

/// An explanation as JSON: the same tree.
struct ExplanationJSON: Encodable {
  private struct Input: Encodable {
    let name: String
    let value: String
    let origin: Place?
  }

  private struct Place: Encodable {
    let feed: String
    let file: String
    let line: Int
    let load: Int64
  }

  private struct Rule: Encodable {
    let source: String
    let text: String
    let verified: String
    let note: String?
    let file: String
    let line: Int
  }

  private let title: String
  private let result: String
  private let inputs: [Input]
  private let citation: Rule?
  private let steps: [ExplanationJSON]

  init(_ step: ExplanationStep, loads: [Int64: LoadOrigin]) {
    title = step.title
    result = step.result
    inputs = step.inputs.map { input in
      Input(
        name: input.name, value: input.value,
        origin: input.origin.flatMap { origin in
          loads[origin.load].map {
            Place(feed: $0.feed, file: $0.file, line: origin.line, load: $0.id)
          }
        })
    }
    citation = step.citation.map {
      Rule(
        source: $0.source, text: $0.text, verified: $0.verified.rawValue, note: $0.note,
        file: $0.location.file, line: $0.location.line)
    }
    steps = step.steps.map { ExplanationJSON($0, loads: loads) }
  }
}

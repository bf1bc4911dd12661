import Collateral
import Valuation

/// An explanation as JSON: the same tree.
struct ExplanationJSON: Encodable {
  private struct Input: Encodable {
    let name: String
    let value: String
    let origin: OriginJSON?
  }

  private let title: String
  private let result: String
  private let inputs: [Input]
  private let citation: CitationJSON?
  private let steps: [ExplanationJSON]

  init(_ step: ExplanationStep, loads: [Int64: LoadOrigin]) {
    title = step.title
    result = step.result
    inputs = step.inputs.map { input in
      Input(
        name: input.name, value: input.value,
        origin: input.origin.flatMap { OriginJSON($0, loads: loads) })
    }
    citation = step.citation.map(CitationJSON.init)
    steps = step.steps.map { ExplanationJSON($0, loads: loads) }
  }
}

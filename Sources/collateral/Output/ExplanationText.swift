import Collateral
import Schedules
import Valuation

/// An explanation as an indented text.
struct ExplanationText {
  private let law: Law
  private let loads: [Int64: LoadOrigin]
  private var lines: [String] = []

  init(law: Law, loads: [Int64: LoadOrigin]) {
    self.law = law
    self.loads = loads
  }

  /// The lines of an explanation.
  mutating func lines(_ step: ExplanationStep) -> [String] {
    lines = []
    add(step, depth: 0)
    return lines
  }

  private mutating func add(_ step: ExplanationStep, depth: Int) {
    let indent = String(repeating: "  ", count: depth)
    if let line = passedOver(step) {
      lines.append(indent + line)
      return
    }
    let result = step.result.isEmpty ? "" : ": \(step.result)"
    lines.append("\(indent)\(step.title)\(result)")
    if let citation = step.citation { lines.append("\(indent)  § \(text(citation))") }
    if let note = step.citation?.note, Self.isDecisive(step) {
      lines.append("\(indent)  note: \(note)")
    }
    for input in step.inputs {
      let origin = input.origin.flatMap(text).map { "  (\($0))" } ?? ""
      lines.append("\(indent)  · \(input.name): \(input.value)\(origin)")
    }
    for inner in step.steps { add(inner, depth: depth + 1) }
  }

  /// A rule that did not match, in one line with the test that failed; nil for every other step.
  private func passedOver(_ step: ExplanationStep) -> String? {
    guard step.result == "no", let citation = step.citation, step.title.hasPrefix("point "),
      let failed = step.steps.last(where: { $0.result.hasPrefix("no") })
    else { return nil }
    let found = failed.inputs.first.map { ", found \($0.value)" } ?? ""
    return "\(step.title): no – \(failed.title): \(failed.result)\(found) (\(citation.text))"
  }

  /// Notes are for the rules that the answer rests on.
  private static func isDecisive(_ step: ExplanationStep) -> Bool {
    !(step.result == "no" || step.result.hasPrefix("does not apply"))
  }

  private func text(_ citation: Citation) -> String {
    let act = law.sources[citation.source]?.reference ?? citation.source
    return "\(citation.text), \(act) [\(citation.verified.rawValue); \(citation.location)]"
  }

  private func text(_ origin: Origin) -> String? {
    loads[origin.load].map { "\($0.file):\(origin.line), load \($0.id)" }
  }
}

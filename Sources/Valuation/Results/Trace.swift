import Collateral
import Schedules

/// Collects the steps of one explanation while the value is computed; absent when nobody asked for one.
final class Trace {
  private var stack: [ExplanationStep]
  /// The paragraphs that decided.
  private(set) var basis = VerdictBasis()

  init(_ title: String) {
    stack = [ExplanationStep(title)]
  }

  /// Begins a step that later steps fall into.
  func open(_ title: String, citation: Citation? = nil) {
    stack.append(ExplanationStep(title, citation: citation))
  }

  /// The verdict rests on this paragraph for this question.
  func cite(_ citation: Citation, for question: RegimeQuestion) {
    basis.cite(citation, for: question)
  }

  /// A fact or a figure is missing that this question needs.
  func leaveOpen(_ question: RegimeQuestion) { basis.leaveOpen(question) }

  /// Ends the innermost step.
  func close(_ result: String) {
    guard stack.count > 1 else { return }
    var step = stack.removeLast()
    step.result = result
    stack[stack.count - 1].steps.append(step)
  }

  /// A step without steps within.
  func note(
    _ title: String, _ result: String, _ inputs: [ExplanationStep.Input] = [],
    citation: Citation? = nil
  ) {
    stack[stack.count - 1].steps.append(
      ExplanationStep(title, result: result, inputs: inputs, citation: citation))
  }

  /// What the innermost step looked at.
  func input(_ name: String, _ value: String, origin: Origin? = nil) {
    stack[stack.count - 1].inputs.append(.init(name, value, origin: origin))
  }

  /// The whole explanation.
  func finish(_ result: String) -> ExplanationStep {
    while stack.count > 1 { close("") }
    stack[0].result = result
    return stack[0]
  }
}

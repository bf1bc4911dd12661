public import Collateral
public import Schedules

/// One step of an explanation: a rule, what it looked at, and what came out.
public struct ExplanationStep: Sendable {
  /// Something that a step looked at.
  public struct Input: Sendable {
    /// What it is.
    public var name: String
    /// Its value.
    public var value: String
    /// Where it was read; nil for what a command or a desk file stated.
    public var origin: Origin?

    /// An input.
    public init(_ name: String, _ value: String, origin: Origin? = nil) {
      self.name = name
      self.value = value
      self.origin = origin
    }
  }

  /// The rule or the question.
  public var title: String
  /// What came out.
  public var result: String
  /// What it looked at.
  public var inputs: [Input]
  /// Where the rule stands; nil for arithmetic.
  public var citation: Citation?
  /// The steps within.
  public var steps: [ExplanationStep]

  /// A step.
  public init(
    _ title: String, result: String = "", inputs: [Input] = [], citation: Citation? = nil,
    steps: [ExplanationStep] = []
  ) {
    self.title = title
    self.result = result
    self.inputs = inputs
    self.citation = citation
    self.steps = steps
  }
}

/// What can say whether and at which haircut an asset may serve: a regime, or a composition of regimes.
protocol RegimeAnswer: Sendable {
  /// The answer about an asset under an agreement; the trace, when there is one, is written in the same pass.
  func verdict(_ situation: Situation, trace: Trace?) -> Verdict
  /// The limits that may apply, in the order of their numbers in ``Verdict/limits``.
  var limits: [CompiledLimit] { get }
  /// Adds what its rules can tell apart in an asset.
  func reach(into reach: inout RuleReach)
  /// The answer where the regime is not in force on the day; nil where it is.
  func answerOutOfForce(_ trace: Trace?) -> Verdict?
}

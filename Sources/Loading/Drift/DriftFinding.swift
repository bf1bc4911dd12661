/// One departure of a file from the loads before it.
public struct DriftFinding: Sendable, Hashable {
  /// By which rule.
  public var rule: DriftRule
  /// What it does.
  public var effect: DriftRule.Effect
  /// The numbers in words.
  public var message: String
  /// Whether it was allowed by name, and so does nothing.
  public var isAllowed: Bool
}

/// What a regime does with a token that represents an instrument.
public struct TokenRule: Sendable, Hashable {
  /// Short name.
  public var id: String
  /// Whether the instrument takes the token's place; otherwise the token is shut out.
  public var looksThrough: Bool
  /// Applies only when this holds for the instrument; nil is always.
  public var guardCondition: Condition?
  /// What the token must fulfill.
  public var requirements: [Requirement]
  /// When the rule is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

/// Something that an asset of a point must fulfill besides.
public struct Requirement: Sendable, Hashable {
  /// Applies only when this holds; nil is always.
  public var guardCondition: Condition?
  /// What must hold.
  public var condition: Condition
  /// Reason code of a failure.
  public var reason: String
  /// When it is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

/// One point of the list of eligible assets.
public struct EligibilityPoint: Sendable, Hashable {
  /// The act's own letter or a short name.
  public var id: String
  /// What it admits.
  public var title: String
  /// Which assets it is about.
  public var when: Condition
  /// What such an asset must fulfill besides.
  public var requirements: [Requirement]
  /// Its rank among points that hold for the same asset.
  public var priority: Priority
  /// When it is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

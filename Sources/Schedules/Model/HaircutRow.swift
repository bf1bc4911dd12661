public import Collateral

/// A table of haircuts, or one line of one.
public struct HaircutRow: Sendable, Hashable {
  /// Short name.
  public var id: String
  /// What it covers.
  public var title: String?
  /// The points to which it applies.
  public var points: [String]
  /// Applies only when this holds; nil is always.
  public var guardCondition: Condition?
  /// The kind of rating on which the step must rest; nil is any.
  public var term: RatingTerm?
  /// Its rank among rows that hold for the same asset.
  public var priority: Priority
  /// Figures, in order of date.
  public var values: [HaircutValues]
  /// When the row is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

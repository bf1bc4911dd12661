/// What an account is required to have: silo by silo, and by three treatments of the whole.
public struct MarginAccount: Sendable {
  /// The account.
  public var name: String
  /// Each engine alone.
  public var silos: [MarginRequirement]
  /// The sum of the silos: nothing nets across, and no excess of one funds another.
  public var siloed: MarginSum
  /// With the offsets of programmes in force.
  public var recognized: MarginSum
  /// Hypothetical: one grid over all, or the more conservative of two models.
  public var harmonized: MarginSum
  /// Which of the models the hypothetical figure follows.
  public var harmonizedModel: String
  /// The minimums of all contracts.
  public var minimum: MarginSum
  /// Offsets between silos, recognized and refused.
  public var offsets: [MarginOffset]
  /// What netting hides.
  public var netting: MarginNetting
}

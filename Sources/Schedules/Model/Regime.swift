public import Collateral

/// What a regime is: the head of its schedule.
public struct Regime: Sendable, Hashable {
  /// How several ratings become one step.
  public enum SeveralRatings: String, CaseIterable, Sendable {
    /// Two: the worse. Three or more: the worse of the two best.
    case worseOfTwoBest = "worse-of-two-best"
    /// The worst of all.
    case worst
    /// The best of all.
    case best
  }

  /// Which mapping turns ratings into steps, and how.
  public struct CreditQuality: Sendable, Hashable {
    /// Name of the mapping.
    public var mapping: String
    /// How several ratings become one step.
    public var several: SeveralRatings
    /// Where the rule for several ratings stands.
    public var citation: Citation
  }

  /// Short name, such as `us-cftc`.
  public var id: String
  /// What it is.
  public var title: String
  /// Who made it.
  public var authority: String
  /// Where it applies.
  public var jurisdiction: String
  /// What its percentages are for: a collateral haircut is not a capital charge.
  public var purpose: Purpose
  /// When it is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
  /// Which margins it can answer for.
  public var answers: [MarginKind]
  /// How much of each question the schedule can answer; a question left out is complete.
  public var questions: [RegimeQuestion: RegimeQuestion.Coverage]
  /// How ratings become steps; nil where the regime uses none.
  public var creditQuality: CreditQuality?
  /// What a reader must know about the regime as a whole.
  public var notes: [String]
}

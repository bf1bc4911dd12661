public import Money

/// A regime made of others: which member answers which question, and why.
public struct Composition: Sendable {
  /// How the answers of members become one.
  public enum Take: Sendable, Hashable {
    /// The answer that is worst for the pledgor.
    case strictest
    /// The answer that is best for the pledgor.
    case mostLenient
    /// This member's answer.
    case member(String)
    /// Eligible, or not, whatever members say.
    case decided(isEligible: Bool)
    /// A figure of the composition's own: a proposal, no law.
    case percent(Percentage)
  }

  /// One question: whose answer counts, and why.
  public struct Choice: Sendable, Hashable {
    /// Whose answer counts.
    public var take: Take
    /// Why.
    public var rationale: String
    /// Where it is written.
    public var location: SourceLocation
  }

  /// The questions, as they are put for all assets or for those of a special choice.
  public struct Questions: Sendable, Hashable {
    /// Takes one member's answer as a whole; then the other three are not asked.
    public var whole: Choice?
    /// May it serve?
    public var eligibility: Choice?
    /// Which haircut?
    public var haircut: Choice?
    /// Which addition for currency mismatch?
    public var currency: Choice?
  }

  /// A departure from the composition's rule for some assets.
  public struct SpecialChoice: Sendable, Hashable {
    /// Short name.
    public var id: String
    /// Which assets.
    public var when: Condition
    /// What it replaces; a question left out stays as it is.
    public var questions: Questions
    /// Where it is written.
    public var location: SourceLocation
  }

  /// The head: title, jurisdiction, purpose, dates.
  public var regime: Regime
  /// Why such a composition.
  public var rationale: String
  /// Regimes or other compositions.
  public var members: [String]
  /// Why members whose percentages are for different things are put together; nil where they are not.
  public var mixesPurposes: String?
  /// What holds for all assets.
  public var questions: Questions
  /// Departures, in the order in which they are tried.
  public var choices: [SpecialChoice]
  /// Examples.
  public var examples: [ScheduleExample]
}

/// A question that a schedule answers, as far as its figures are known.
public enum RegimeQuestion: String, CaseIterable, Sendable, Hashable {
  /// Is the asset on the list?
  case eligibility
  /// Is it shut out?
  case exclusions
  /// Which haircut applies?
  case haircuts
  /// What does a currency mismatch add?
  case currency
  /// Which limits bite?
  case limits

  /// How much of an answer a schedule holds.
  public enum Coverage: String, CaseIterable, Sendable, Hashable {
    /// All that the rule says.
    case complete
    /// Some of it.
    case partial
    /// The rule says something; none of it was seen.
    case unknown
    /// The rule says nothing of the kind.
    case none
  }
}

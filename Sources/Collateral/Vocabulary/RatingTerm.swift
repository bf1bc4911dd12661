/// Which scale a rating is on.
public enum RatingTerm: String, CaseIterable, Sendable, Hashable {
  /// The long-term scale.
  case long
  /// The short-term scale.
  case short
}

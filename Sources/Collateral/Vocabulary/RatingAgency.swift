/// A credit rating agency whose letters the registry can map to a credit quality step.
public enum RatingAgency: String, CaseIterable, Sendable, Hashable {
  /// S&P Global Ratings.
  case sp
  /// Moody's Investors Service.
  case moodys
  /// Fitch Ratings.
  case fitch
  /// Morningstar DBRS.
  case dbrs
}

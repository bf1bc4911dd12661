/// What a rating or an assessment is about.
public enum SubjectType: String, CaseIterable, Sendable, Hashable {
  /// One instrument.
  case issue
  /// A legal entity.
  case issuer
}

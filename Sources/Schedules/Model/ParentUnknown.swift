/// What an agreement makes of a link that the law leaves open: nobody reported a parent of the issuer.
public enum ParentUnknown: String, CaseIterable, Sendable {
  /// The flag stays a flag.
  case flag
  /// The asset is undetermined until a parent is known.
  case undetermined
  /// The asset is refused.
  case ineligible
}

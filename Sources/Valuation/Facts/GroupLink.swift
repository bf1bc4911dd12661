import Collateral

/// One reported fact that holds two entities together.
struct GroupLink: Sendable, Hashable {
  /// What is reported.
  enum Kind: String, Sendable {
    /// It is a branch of the other.
    case branch = "branch of"
    /// It was merged into the other.
    case merged = "merged into"
    /// The other is its direct parent.
    case parent
    /// The other is its ultimate parent.
    case ultimateParent = "ultimate parent"
    /// The other manages it.
    case manager = "managed by"
  }

  /// Of whom it is reported.
  let from: LEI
  /// What.
  let kind: Kind
  /// The other.
  let to: LEI
}

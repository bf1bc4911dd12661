public import Collateral

/// A rule that shuts out an asset although it is on the list, or only flags it.
public struct Exclusion: Sendable, Hashable {
  /// What is tested.
  public enum Test: Sendable, Hashable {
    /// The pledgor is the issuer.
    case ownIssue
    /// Pledgor and issuer belong to one group; with `managers`, also through those who manage funds.
    case closeLink(managers: Bool)
    /// The pledgor is the guarantor, or belongs to its group.
    case guarantor
    /// The custodian is the pledgor, or belongs to its group.
    case custodian
    /// The issuer, or (`affiliates`) a member of its group, is of one of these sectors.
    case issuerSector([IssuerSector], affiliates: Bool)
    /// The condition holds.
    case condition(Condition)
  }

  /// What a hit does.
  public enum Effect: String, CaseIterable, Sendable {
    /// The asset is ineligible.
    case excludes
    /// The asset carries a flag, and nothing else.
    case flags
  }

  /// What an unknown result does.
  public enum Unknown: String, CaseIterable, Sendable {
    /// The asset stays eligible and carries a flag.
    case flag
    /// Nothing.
    case ignore
    /// The asset is undetermined.
    case undetermined
  }

  /// Short name.
  public var id: String
  /// What is tested.
  public var test: Test
  /// The points to which it applies; empty is all.
  public var points: [String]
  /// Applies only when this holds; nil is always.
  public var guardCondition: Condition?
  /// What a hit does.
  public var effect: Effect
  /// Reason code of a hit; nil where it only flags.
  public var reason: String?
  /// Flag that a hit raises.
  public var flag: String?
  /// What an unknown result does.
  public var unknown: Unknown
  /// When it is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

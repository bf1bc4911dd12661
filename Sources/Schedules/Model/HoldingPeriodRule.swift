public import Collateral

/// Scales figures printed for one holding period to another, by the square root of time.
public struct HoldingPeriodRule: Sendable, Hashable {
  /// Short name.
  public var id: String
  /// Minimum holding period by transaction, in business days.
  public var holdingDays: [TransactionKind: Int]
  /// What an agreement that does not say counts as.
  public var whenNotStated: TransactionKind
  /// When the rule is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

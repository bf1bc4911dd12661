/// Whether an asset may serve as collateral under a regime.
public enum Decision: String, CaseIterable, Sendable, Hashable {
  /// It may.
  case eligible
  /// It may not.
  case ineligible
  /// A fact is missing; counts as zero.
  case undetermined
}

/// Which margin requirement posted collateral serves.
public enum MarginKind: String, CaseIterable, Sendable, Hashable {
  /// Against potential future exposure.
  case initial
  /// Against current exposure.
  case variation
}

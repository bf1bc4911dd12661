/// What kind of party takes the collateral, where a rule distinguishes.
public enum SecuredPartyKind: String, CaseIterable, Sendable, Hashable {
  /// A swap dealer, major swap participant or other covered swap entity.
  case swapEntity = "swap-entity"
  /// A financial end user.
  case financialEndUser = "financial-end-user"
  /// Anyone else.
  case other
}

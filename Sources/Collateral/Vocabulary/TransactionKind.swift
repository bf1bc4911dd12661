/// What kind of transaction the collateral secures, where a rule's holding period depends on it.
public enum TransactionKind: String, CaseIterable, Sendable, Hashable {
  /// Repurchase, securities lending or borrowing.
  case repo
  /// Any other capital market-driven transaction: derivatives, margin lending.
  case capitalMarket = "capital-market"
  /// Secured lending.
  case securedLending = "secured-lending"
}

/// What the collateral of an agreement is worth under one regime.
public struct AgreementValue: Sendable {
  /// The pledges, in the order given.
  public var rows: [PledgeValue]
  /// Every group of every limit that applies, in the order of the limits and of first pledges.
  public var limits: [LimitReport]
}

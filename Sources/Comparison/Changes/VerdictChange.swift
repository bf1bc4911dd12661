public import Valuation

/// What a regime says about an asset before and after.
public struct VerdictChange: Sendable, Hashable {
  /// The regime.
  public let regime: String
  /// Before; nil where the asset was not known.
  public let before: Verdict?
  /// After; nil where it is not known.
  public let after: Verdict?

  /// A change of decision, haircut or addition; nil where there is none.
  ///
  /// That an asset comes or goes changes something where it is eligible.
  public init?(regime: String, before: Verdict?, after: Verdict?) {
    if before == nil || after == nil {
      guard before?.decision == .eligible || after?.decision == .eligible else { return nil }
    } else if before?.decision == after?.decision, before?.haircut == after?.haircut,
      before?.currencyMismatch == after?.currencyMismatch
    {
      return nil
    }
    self.regime = regime
    self.before = before
    self.after = after
  }

  /// Whether the decision differs.
  public var isOfEligibility: Bool { before?.decision != after?.decision }

  /// Whether the haircut or the addition differs.
  public var isOfHaircut: Bool {
    before?.haircut != after?.haircut || before?.currencyMismatch != after?.currencyMismatch
  }
}

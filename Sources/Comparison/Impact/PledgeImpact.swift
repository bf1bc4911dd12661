public import Money
public import Valuation

/// What a draft does to one pledge under one regime.
public struct PledgeImpact: Sendable {
  /// Today.
  public let before: PledgeValue
  /// Under the draft.
  public let after: PledgeValue
  /// What the draft leaves less what stands today, in base currency.
  public let change: Amount

  /// Sets two values of one pledge side by side.
  ///
  /// - Throws: ``NumberError`` where the difference does not fit.
  public init(before: PledgeValue, after: PledgeValue) throws(NumberError) {
    self.before = before
    self.after = after
    change = try after.collateralValue.subtracting(before.collateralValue)
  }

  /// Whether decision, percentages, reasons or value differ.
  public var isChange: Bool {
    let (old, new) = (before.verdict, after.verdict)
    return old.decision != new.decision || old.haircut != new.haircut
      || old.currencyMismatch != new.currencyMismatch || old.reasons != new.reasons
      || !change.isZero
  }

  /// Whether it has come to be so under the draft.
  public func isNewly(_ decision: Decision) -> Bool {
    after.verdict.decision == decision && before.verdict.decision != decision
  }

  /// Whether it is eligible before and after, at another haircut.
  public var hasOtherHaircut: Bool {
    before.verdict.decision == .eligible && after.verdict.decision == .eligible
      && before.verdict.haircut != after.verdict.haircut
  }
}

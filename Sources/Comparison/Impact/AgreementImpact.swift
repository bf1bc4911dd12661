public import Money
import Valuation

/// What a draft does to one agreement under one regime, summed over its pledges as printed.
public struct AgreementImpact: Sendable {
  /// Agreement.
  public let agreement: String
  /// Regime of the draft law.
  public let regime: String
  /// What stands for it today.
  public let against: String
  /// How many pledges.
  public private(set) var pledges = 0
  /// Pledges on which anything changes.
  public private(set) var changed = 0
  /// Pledges that come to be ineligible.
  public private(set) var newlyIneligible = 0
  /// Pledges that come to be eligible.
  public private(set) var newlyEligible = 0
  /// Pledges that come to be undetermined.
  public private(set) var newlyUndetermined = 0
  /// Pledges that stay eligible at another haircut.
  public private(set) var haircutChanged = 0
  /// Sum of collateral values today.
  public private(set) var valueBefore: TotalAmount
  /// Sum of collateral values under the draft.
  public private(set) var valueAfter: TotalAmount

  /// No pledges yet.
  public init(agreement: String, regime: String, against: String, baseCurrency: Currency) {
    self.agreement = agreement
    self.regime = regime
    self.against = against
    valueBefore = .zero(baseCurrency)
    valueAfter = .zero(baseCurrency)
  }

  /// Adds a pledge.
  public mutating func add(_ impact: PledgeImpact) throws(NumberError) {
    pledges += 1
    if impact.isChange { changed += 1 }
    if impact.isNewly(.ineligible) { newlyIneligible += 1 }
    if impact.isNewly(.eligible) { newlyEligible += 1 }
    if impact.isNewly(.undetermined) { newlyUndetermined += 1 }
    if impact.hasOtherHaircut { haircutChanged += 1 }
    valueBefore = try valueBefore.adding(impact.before.collateralValue)
    valueAfter = try valueAfter.adding(impact.after.collateralValue)
  }

  /// ``valueAfter`` less ``valueBefore``.
  public func change() throws(NumberError) -> TotalAmount {
    try valueAfter.subtracting(valueBefore)
  }
}

public import Money

/// What one pledge is worth under one regime: a row of the output of `value`.
public struct PledgeValue: Sendable {
  /// Pledge.
  public var pledge: String
  /// Agreement.
  public var agreement: String
  /// Regime.
  public var regime: String
  /// Instrument as the pledge names it.
  public var instrument: String
  /// What the regime says; its decision includes missing prices and rates.
  public var verdict: Verdict
  /// Currency of the price, or where none is known that of the instrument.
  public var currency: Currency?
  /// Quantity × price in the currency of the price; nil where no price is known.
  public var marketValue: Amount?
  /// The same in the base currency of the agreement; nil where no rate is known.
  public var marketValueBase: Amount?
  /// After haircut and currency mismatch, in base currency; zero unless eligible.
  public var valueAfterHaircut: Amount
  /// What concentration limits take, in base currency.
  public var disregarded: Amount
  /// ``valueAfterHaircut`` − ``disregarded``.
  public var collateralValue: Amount
  /// How all of this came about; nil unless it was asked for.
  public var explanation: ExplanationStep?
}

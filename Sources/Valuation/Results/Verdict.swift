public import Collateral
public import Money
public import Schedules

/// What a regime says about an asset under an agreement, before any amount.
public struct Verdict: Sendable, Hashable {
  /// Whether it may serve.
  public var decision: Decision
  /// Point of the list; nil where it is on none.
  public var point: String?
  /// Haircut row used; nil unless eligible.
  public var row: String?
  /// Haircut in percent; nil unless eligible.
  public var haircut: Percentage?
  /// Addition for currency mismatch in percent; nil unless eligible.
  public var currencyMismatch: Percentage?
  /// All reason codes, sorted; empty when eligible.
  public var reasons: [String]
  /// All flags, sorted.
  public var flags: [String]
  /// Weakest verification among the rules and figures used; nil where none was used.
  public var verified: Verification?
  /// The cell in which the haircut was looked up, whether or not it holds a figure.
  var reached: String?
  /// The share of a fund that its eligible assets are; nil for an asset that counts whole.
  var eligibleShare: Percentage?
  /// The limits that apply to the asset; none unless eligible.
  var limits: LimitMask = []
  /// The larger haircut of law and terms, on which a limit's surcharge is taken; nil where it is ``haircut``.
  var chargedHaircut: Percentage?
  /// What the verdict looks at in the asset's place, by the registry's key: what a token represents.
  var represents: String?
  /// The facts that would settle an undetermined verdict.
  var missing: MissingFacts = []

  /// The measures that nobody recorded and that an undetermined verdict waits for.
  public var missingMeasures: [AssessmentMeasure] {
    decision == .undetermined ? missing.measures : []
  }

  /// Share of market value that counts, in percent: 100 − haircut − mismatch, never below zero; nil unless eligible.
  public var retained: Percentage? {
    guard let haircut, let currencyMismatch else { return nil }
    let units = Percentage.hundred.units - haircut.units - currencyMismatch.units
    return Percentage(units: max(units, 0))
  }

  /// A further fact is missing: an asset that was eligible is undetermined.
  mutating func undetermine(_ facts: MissingFacts) {
    guard decision != .ineligible else { return }
    decision = .undetermined
    missing.formUnion(facts)
    reasons = missing.reasons
    row = nil
    haircut = nil
    currencyMismatch = nil
    chargedHaircut = nil
    limits = []
  }
}

import Money
import Schedules

/// A verdict while it is being reached.
struct VerdictWork {
  var point: String?
  var row: String?
  /// The cell in which the haircut was looked up, whether or not it holds a figure.
  var reached: String?
  var haircut: Percentage?
  var currencyMismatch: Percentage?
  /// The share of a fund that its eligible assets are; nil for an asset that counts whole.
  var eligibleShare: Percentage?
  /// The limits that apply.
  var limits: LimitMask = []
  /// What is looked at in the asset's place.
  var represents: String?
  private(set) var missing: MissingFacts = []
  private var refusals: Set<String> = []
  private var flags: Set<String> = []
  private var reliance = Reliance()

  /// Whether some rule has shut the asset out for certain.
  var isIneligible: Bool { !refusals.isEmpty }

  /// A rule shuts the asset out.
  mutating func refuse(_ reason: String, _ citation: Citation?) {
    refusals.insert(reason)
    if let citation { use(citation) }
  }

  /// Facts are missing.
  mutating func lacks(_ facts: MissingFacts) { missing.formUnion(facts) }

  /// Something that a desk must look at.
  mutating func flag(_ flag: String) { flags.insert(flag) }

  /// The verdict rests on this rule.
  mutating func use(_ citation: Citation) { reliance.rest(on: citation) }

  /// The verdict rests on something known this well.
  mutating func use(_ verification: Verification) { reliance.rest(on: verification) }

  /// The verdict rests on whatever this rests on.
  mutating func use(_ other: Reliance) { reliance.rest(on: other) }

  /// Everything that a verdict on what stands in the asset's place says.
  mutating func adopt(_ verdict: Verdict) {
    point = verdict.point
    row = verdict.row
    haircut = verdict.haircut
    currencyMismatch = verdict.currencyMismatch
    eligibleShare = verdict.eligibleShare
    limits = verdict.limits
    represents = verdict.represents
    missing.formUnion(verdict.missing)
    if verdict.decision == .ineligible { refusals.formUnion(verdict.reasons) }
    flags.formUnion(verdict.flags)
    if let verified = verdict.verified { use(verified) }
  }

  func verdict() -> Verdict {
    var verdict = Verdict(
      decision: .eligible, point: point, row: nil, haircut: nil, currencyMismatch: nil,
      reasons: [], flags: flags.sorted(), verified: reliance.weakest, missing: missing)
    verdict.reached = reached ?? row
    verdict.eligibleShare = eligibleShare
    verdict.represents = represents
    if isIneligible {
      verdict.decision = .ineligible
      verdict.reasons = refusals.sorted()
    } else if !missing.isEmpty || point == nil {
      verdict.decision = .undetermined
      verdict.reasons = missing.reasons
    } else {
      verdict.row = row
      verdict.limits = limits
      verdict.haircut = haircut
      verdict.currencyMismatch = currencyMismatch ?? .zero
    }
    return verdict
  }
}

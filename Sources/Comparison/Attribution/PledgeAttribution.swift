public import Money

/// Why the collateral value of one pledge moved under one regime.
public struct PledgeAttribution: Sendable {
  /// What one part contributes.
  public struct Contribution: Sendable {
    /// The part.
    public var part: AttributionPart
    /// In base currency.
    public var amount: Amount
    /// What moved it; empty where nothing did.
    public var findings: [AttributionFinding]
  }

  /// Pledge.
  public let pledge: String
  /// Instrument as the pledge names it.
  public let instrument: String
  /// Collateral value before; zero where the pledge was not posted.
  public let before: Amount
  /// Collateral value after; zero where it is not posted.
  public let after: Amount
  /// The parts that moved, in their order; their amounts add up to ``after`` − ``before``.
  public internal(set) var contributions: [Contribution] = []

  init(pledge: String, instrument: String, before: Amount, after: Amount) {
    self.pledge = pledge
    self.instrument = instrument
    self.before = before
    self.after = after
  }

  /// Adds a part, unless it neither contributes nor shows anything.
  mutating func add(
    _ part: AttributionPart, _ amount: Amount, _ findings: [AttributionFinding]
  ) {
    if amount.isZero, findings.isEmpty { return }
    contributions.append(Contribution(part: part, amount: amount, findings: findings))
  }
}

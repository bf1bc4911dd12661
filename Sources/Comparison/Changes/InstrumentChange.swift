/// What some loads made of an instrument.
public struct InstrumentChange: Sendable {
  /// How it changed.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// It was not known before.
    case new
    /// It is known no more.
    case gone
    /// What is known of it differs.
    case changed
  }

  /// The registry's key.
  public let instrument: String
  /// How it changed.
  public let kind: Kind
  /// Its name, after where it has one, else before.
  public let name: String?
  /// What differs: of the instrument, of what it represents or holds, of issuers and guarantors.
  public let findings: [AttributionFinding]
  /// The regimes whose answer differs, in their order.
  public let verdicts: [VerdictChange]

  /// Whether class, issuer, maturity, a rating, eligibility or a haircut differs.
  public var mattersToCollateral: Bool { !verdicts.isEmpty || !collateralFindings.isEmpty }

  /// The findings about class, issuer, maturity and ratings; that an instrument comes or goes is one where it may serve.
  public var collateralFindings: [AttributionFinding] {
    findings.filter { RuleSight.isCollateral($0) && (kind == .changed || !verdicts.isEmpty) }
  }
}

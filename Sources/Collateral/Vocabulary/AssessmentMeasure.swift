/// A judgment that a rule asks for and no rating agency publishes; the desk records it with its source.
public enum AssessmentMeasure: String, CaseIterable, Sendable, Hashable {
  /// `yes` | `no`: adequate capacity to meet financial commitments (12 CFR 1.2(d)).
  case investmentGrade = "investment-grade"
  /// Percent (`0`, `20`, `50`, …): a sovereign's weight under the capital rules.
  case sovereignRiskWeight = "sovereign-risk-weight"
  /// `yes` | `no`: the issuer operates with government capital support (17 CFR 23.156(a)(1)(v)), or its
  /// exposures are treated as the government's (Regulation (EU) No 575/2013, Articles 115(2), 116(4)).
  case governmentSupport = "government-support"
  /// `yes` | `no`: minimal amount of credit risk (17 CFR 240.15c3-1(c)(2)(vi)(I)).
  case minimalCreditRisk = "minimal-credit-risk"
  /// `yes` | `no`: traded in a ready market.
  case readyMarket = "ready-market"
  /// `1` … `6`: the step by an internal model or the desk's own reading; it goes before ratings.
  case creditQualityStep = "credit-quality-step"
  /// `yes` | `no`: a convertible bond converts only into equity of a recognized main index.
  case convertsIntoMainIndex = "converts-into-main-index"
  /// `yes` | `no`: a securitization of securitizations.
  case reSecuritization = "re-securitization"
  /// `yes` | `no`: units are redeemed at net asset value each business day or quoted daily, and the fund
  /// meets the other conditions that a rule sets for its units.
  case fundConditions = "fund-conditions"

  /// What a value of this measure may be.
  public enum Scale: Sendable {
    /// `yes` or `no`.
    case yesNo
    /// A percentage.
    case percent
    /// A whole number from 1 to 6.
    case step
  }

  /// What values of this measure may be.
  public var scale: Scale {
    switch self {
    case .sovereignRiskWeight: .percent
    case .creditQualityStep: .step
    case .investmentGrade, .governmentSupport, .minimalCreditRisk, .readyMarket,
      .convertsIntoMainIndex, .reSecuritization, .fundConditions:
      .yesNo
    }
  }
}

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
  /// `yes` | `no`: traded flat or in default.
  case inDefault = "in-default"
  /// `yes` | `no`: only one or two independent market makers quote it (17 CFR 240.15c3-1(c)(2)(vi)(K)(ii)).
  case fewMarketMakers = "few-market-makers"
  /// `yes` | `no`: the desk has confirmed the legal, custody, valuation and operational conditions that a rule
  /// sets for a tokenized asset.
  case tokenConditions = "token-conditions"
  /// `yes` | `no`: issuer, reserves, redemption and attestation meet what a rule sets for a payment stablecoin.
  case stablecoinConditions = "stablecoin-conditions"
  /// `yes` | `no`: its issuer is a permitted payment stablecoin issuer (GENIUS Act).
  case permittedIssuer = "permitted-issuer"
  /// Percent: the highest haircut at which a clearing organization accepts the asset; 100 where none does.
  case ccpHaircut = "ccp-haircut"
  /// Percent: the haircut of the firm's own written risk policy.
  case firmHaircut = "firm-haircut"
  /// Percent: the haircut in the Eurosystem's list of eligible marketable assets.
  case eurosystemHaircut = "eurosystem-haircut"
  /// Percent: the haircut in that list for own use.
  case eurosystemOwnUseHaircut = "eurosystem-own-use-haircut"
  /// `1` … `5`: the Eurosystem's haircut category.
  case eurosystemCategory = "eurosystem-category"
  /// Percent: the risk weight of a securitization position (Regulation (EU) No 575/2013, Article 197(1)(h)).
  case securitizationRiskWeight = "securitization-risk-weight"
  /// `yes` | `no`: all of a fund's assets are cash or securities of 17 CFR 240.15c3-1(c)(2)(vi)(A) to (C) or (E).
  case fundGovernmentPaper = "fund-government-paper"
  /// `yes` | `no`: a preferred stock is cumulative, not convertible, ranks before all other stock and is not in
  /// arrears (17 CFR 240.15c3-1(c)(2)(vi)(H)).
  case preferredConditions = "preferred-conditions"
  /// Units traded a day on average, over the days that a rule names.
  case averageDailyVolume = "average-daily-volume"

  /// What a value of this measure may be.
  public enum Scale: Sendable {
    /// `yes` or `no`.
    case yesNo
    /// A percentage.
    case percent
    /// A whole number from 1 to 6.
    case step
    /// A quantity that is not below zero.
    case quantity
  }

  /// What values of this measure may be.
  public var scale: Scale {
    switch self {
    case .sovereignRiskWeight, .ccpHaircut, .firmHaircut, .eurosystemHaircut,
      .eurosystemOwnUseHaircut, .securitizationRiskWeight:
      .percent
    case .creditQualityStep, .eurosystemCategory: .step
    case .averageDailyVolume: .quantity
    case .investmentGrade, .governmentSupport, .minimalCreditRisk, .readyMarket,
      .convertsIntoMainIndex, .reSecuritization, .fundConditions, .inDefault, .fewMarketMakers,
      .tokenConditions, .stablecoinConditions, .permittedIssuer, .fundGovernmentPaper,
      .preferredConditions:
      .yesNo
    }
  }
}

public import Collateral
import Money

/// A condition that a schedule sets; its result is yes, no or unknown.
public indirect enum Condition: Sendable, Hashable {
  /// Every one holds.
  case all([Condition])
  /// At least one holds.
  case any([Condition])
  /// The inner one does not hold.
  case not(Condition)
  /// An unknown result of the inner one counts as `holds`.
  case unknown(Condition, holds: Bool)
  /// The asset class is one of these.
  case assetClass([AssetClass])
  /// The issuer's sector is one of these.
  case issuerSector([IssuerSector])
  /// The issuer's country is one of these, or (`isNegated`) known and none of these.
  case issuerCountry([Member], isNegated: Bool)
  /// The issuer is one of these (LEI).
  case issuer([Member])
  /// The instrument is a member of one of these indices.
  case index([Member])
  /// The credit quality step is in the range.
  case step(StepRange)
  /// The issue or else its issuer has been assessed so.
  case assessment(AssessmentMeasure, AssessmentBound)
  /// The denomination is one of these.
  case currency([Member])
  /// The collateral serves this margin.
  case margin(MarginKind)
  /// The secured party is one of these kinds.
  case securedParty([SecuredPartyKind])
  /// The rank is one of these.
  case seniority([Seniority])
  /// Residual maturity is in the band.
  case maturity(MaturityBand)
  /// The time from issue to maturity is in the band.
  case originalMaturity(MaturityBand)
  /// The coupon is one of these.
  case coupon([CouponType])
  /// The price meets the bound.
  case price(PriceBound)
  /// Pledgor and issuer are related so.
  case relation([PledgorRelation])
  /// In each of these, pledgor and issuer are the same.
  case sameAsPledgor([PledgorTrait])
  /// The credit quality step of the central government of the issuer's country is in the range.
  case countryStep(StepRange)
  /// The asset moves with the secured exposure in one of these ways.
  case movesWithExposure([ExposureLink])
  /// The custodian of the pledge stands so to the parties.
  case custodian([CustodianRelation])
  /// The agreement covers one of these transactions.
  case transaction([TransactionKind])
  /// The agreement has made one of these choices.
  case election([String])
  /// The instrument is one of these (any identifier).
  case instrument([Member])
  /// Listed, or assessed to have a ready market; not contradicted counts as yes.
  case publiclyTraded
}

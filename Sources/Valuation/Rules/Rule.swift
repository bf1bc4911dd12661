import Collateral
import Money
import Schedules

/// A condition for one day: sets are resolved, bands are dates.
indirect enum Rule: Sendable {
  case all([Rule])
  case any([Rule])
  case not(Rule)
  case unknown(Rule, holds: Bool)
  case assetClass([AssetClass])
  case issuerSector([IssuerSector])
  case issuerCountry(Set<String>, isNegated: Bool, label: String)
  case issuer(Set<LEI>, label: String, sets: [LEI: Citation])
  case index(Set<String>, label: String, sets: [String: Citation])
  case step(StepRange)
  case assessment(AssessmentMeasure, AssessmentBound)
  case currency(CurrencyRuleWords)
  case margin(MarginKind)
  case securedParty([SecuredPartyKind])
  case seniority([Seniority])
  case maturity(ResolvedMaturityBand, label: String)
  case originalMaturity(MaturityBand)
  case coupon([CouponType])
  case price(PriceBound)
  case relation([PledgorRelation])
  case sameAsPledgor([PledgorTrait])
  case countryStep(StepRange)
  case movesWithExposure([ExposureLink])
  case custodian([CustodianRelation])
  case transaction([TransactionKind])
  case election([String])
  case instrument(Set<String>, label: String, sets: [String: Citation])
  case publiclyTraded
}

/// The words of a test of currency.
struct CurrencyRuleWords: Sendable {
  let currencies: Set<Currency>
  let includesSettlement: Bool
  let includesDomestic: Bool
  let label: String
  /// The set through which a currency came in.
  let sets: [Currency: Citation]
}

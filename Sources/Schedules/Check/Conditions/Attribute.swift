import Collateral
import Money

/// Something that conditions ask about an asset or an agreement; each may have any of its values, whatever the others are.
enum Attribute: Hashable {
  case assetClass
  case issuerSector
  case issuerCountry
  case issuer
  case instrument
  case currency
  case isSettlementCurrency
  case isDomesticCurrency
  case isPubliclyTraded
  case step
  case assessment(AssessmentMeasure)
  case margin
  case securedParty
  case seniority
  case maturity
  case originalMaturity
  case coupon
  case price
  case relation
  /// How the pledgor stands to the guarantor.
  case guarantor
  case sameAsPledgor(PledgorTrait)
  case countryStep
  case movesWithExposure(ExposureLink)
  /// How the custodian stands to the pledgor.
  case custodian
  /// How the custodian stands to the secured party.
  case custodianOfSecuredParty
  case transaction
  /// Membership of one index: an instrument may be in several.
  case index(String)
  /// One choice of the agreement: it may make several.
  case election(String)

  /// Every value that it can have.
  var domain: ValueSet {
    switch self {
    case .assetClass:
      // One more than there are classes: what is no class of collateral.
      ValueSet(0...Int64(AssetClass.allCases.count)).union(.unknown)
    case .issuerSector: Self.list(IssuerSector.self)
    case .securedParty: Self.list(SecuredPartyKind.self)
    case .seniority: Self.list(Seniority.self)
    case .coupon: Self.list(CouponType.self)
    case .transaction: Self.list(TransactionKind.self)
    case .margin: ValueSet(MarginKind.allCases)
    case .relation: ValueSet(0...5).union(.unknown)
    case .guarantor: ValueSet(0...3).union(.unknown)
    case .custodian, .custodianOfSecuredParty: ValueSet(0...4).union(.unknown)
    case .sameAsPledgor, .movesWithExposure: .yes.union(.no).union(.unknown)
    case .step, .countryStep: ValueSet(1...6).union(.unknown)
    case .assessment(let measure): Self.assessments(measure.scale)
    case .isSettlementCurrency, .isDomesticCurrency: .yes.union(.no).union(.unknown)
    case .isPubliclyTraded, .index, .election: .yes.union(.no)
    case .instrument: .known
    case .issuerCountry, .issuer, .currency, .maturity, .originalMaturity, .price: .everything
    }
  }

  private static func list<Word: CaseIterable & Hashable>(_ words: Word.Type) -> ValueSet {
    ValueSet(Array(words.allCases)).union(.unknown)
  }

  private static func assessments(_ scale: AssessmentMeasure.Scale) -> ValueSet {
    switch scale {
    case .yesNo: .yes.union(.no).union(.unknown)
    case .percent, .quantity: ValueSet(from: 0, to: nil).union(.unknown)
    case .step: ValueSet((1...6).map { $0 * Percentage.one.units }).union(.unknown)
    }
  }

  /// How the pledgor may stand to an issuer, a guarantor or a custodian: it is the entity, of its group, neither, or
  /// (nobody reported a parent) not the entity itself.
  static let (same, group, unrelated, parentUnknown) = (
    ValueSet(0...0), ValueSet(1...1), ValueSet(2...2), ValueSet(3...3)
  )

  /// Further values of ``relation``: linked through managers alone, with a parent reported and without.
  static let (managed, managedParentUnknown) = (ValueSet(4...4), ValueSet(5...5))

  /// A further value of both attributes of the custodian: the pledge does not say who it is.
  static let custodianNotStated = ValueSet(4...4)
}

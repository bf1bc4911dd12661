import Collateral
import Money

/// What is plain for an instrument of a class.
enum TypicalFacts {
  static let hundred = Price(units: Price.one.units * 100)

  /// The issuer's sector; nil where there is no issuer.
  static func sector(of assetClass: AssetClass) -> IssuerSector? {
    switch assetClass {
    case .sovereignDebt: .centralGovernment
    case .centralBankDebt: .centralBank
    case .regionalGovernmentDebt: .regionalGovernment
    case .publicSectorDebt: .publicSectorEntity
    case .agencyDebt: .agency
    case .gseDebt: .gse
    case .multilateralDebt: .multilateralDevelopmentBank
    case .internationalOrganizationDebt: .internationalOrganization
    case .coveredBond, .bankDebt, .certificateOfDeposit, .structuredNote: .creditInstitution
    case .corporateDebt, .convertibleBond, .securitization, .commercialPaper, .equity,
      .preferredEquity, .tokenizedSecurity:
      .corporate
    case .ucits, .moneyMarketFund, .etf, .fund: .fund
    case .paymentStablecoin: .stablecoinIssuer
    case .cash, .gold, .commodity, .future, .option, .cryptoasset: nil
    }
  }

  /// Judgments that hold for a plain one of the class at a credit quality step.
  static func assessments(
    of assetClass: AssetClass, step: Int
  ) -> [(measure: AssessmentMeasure, value: String)] {
    var list: [(measure: AssessmentMeasure, value: String)] = []
    if assetClass.isDebt {
      // Steps 1 to 3 are investment grade in every mapping of agency ratings.
      let isInvestmentGrade = step <= 3 ? "yes" : "no"
      list += [
        (.creditQualityStep, "\(step)"), (.investmentGrade, isInvestmentGrade),
        (.minimalCreditRisk, isInvestmentGrade), (.readyMarket, "yes"), (.inDefault, "no"),
        (.fewMarketMakers, "no"),
      ]
    }
    switch assetClass {
    case .sovereignDebt, .centralBankDebt: list.append((.sovereignRiskWeight, riskWeight(step)))
    case .agencyDebt, .gseDebt: list.append((.governmentSupport, "yes"))
    case .regionalGovernmentDebt, .publicSectorDebt: list.append((.governmentSupport, "no"))
    case .securitization: list.append((.reSecuritization, "no"))
    case .convertibleBond: list.append((.convertsIntoMainIndex, "yes"))
    case .ucits, .moneyMarketFund, .etf, .fund: list.append((.fundConditions, "yes"))
    case .equity, .preferredEquity, .cryptoasset: list.append((.readyMarket, "yes"))
    case .paymentStablecoin: list += [(.stablecoinConditions, "yes"), (.permittedIssuer, "yes")]
    case .tokenizedSecurity: list.append((.tokenConditions, "yes"))
    default: break
    }
    return list
  }

  /// A large listed company's index memberships.
  static func indices(of country: CountryCode) -> [String] {
    switch country.value {
    case "US": ["sp500", "sp1500"]
    case "GB": ["ftse-100", "stoxx-europe-600"]
    case "JP": ["nikkei-225"]
    default: ["stoxx-europe-600"]
    }
  }

  /// The weight of a sovereign of a step under the standardized approach.
  private static func riskWeight(_ step: Int) -> String {
    switch step {
    case 1: "0"
    case 2: "20"
    case 3: "50"
    case 4, 5: "100"
    default: "150"
    }
  }
}

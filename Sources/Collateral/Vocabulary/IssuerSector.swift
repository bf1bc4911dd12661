/// What kind of body an issuer is, in the words that rules use to admit or shut out its paper.
public enum IssuerSector: String, CaseIterable, Sendable, Hashable {
  /// A central government.
  case centralGovernment = "central-government"
  /// A central bank.
  case centralBank = "central-bank"
  /// A regional government or local authority.
  case regionalGovernment = "regional-government"
  /// A public sector entity.
  case publicSectorEntity = "public-sector-entity"
  /// A government agency.
  case agency
  /// A government-sponsored enterprise.
  case gse
  /// A multilateral development bank.
  case multilateralDevelopmentBank = "multilateral-development-bank"
  /// An international organization.
  case internationalOrganization = "international-organization"
  /// A bank or other depository institution, and its holding company.
  case creditInstitution = "credit-institution"
  /// A securities broker or dealer.
  case brokerDealer = "broker-dealer"
  /// A swap dealer or security-based swap dealer.
  case swapDealer = "swap-dealer"
  /// An investment firm.
  case investmentFirm = "investment-firm"
  /// An insurer.
  case insurer
  /// A pension fund.
  case pensionFund = "pension-fund"
  /// An investment fund.
  case fund
  /// A central counterparty.
  case ccp
  /// The issuer of a stablecoin.
  case stablecoinIssuer = "stablecoin-issuer"
  /// Any other company.
  case corporate
}

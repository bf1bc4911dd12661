/// What kind of asset an instrument is, in the words that eligible collateral schedules use.
///
/// Desk files write the raw values. Feeds that carry only a CFI code leave the class open; it is
/// then derived, see ``AssetClassDerivation``.
public enum AssetClass: String, CaseIterable, Sendable, Hashable {
  /// Money credited to an account; the instrument is the currency code.
  case cash
  /// Debt of a central bank.
  case centralBankDebt = "central-bank-debt"
  /// Debt of a central government.
  case sovereignDebt = "sovereign-debt"
  /// Debt of a regional government or local authority (a municipal bond).
  case regionalGovernmentDebt = "regional-government-debt"
  /// Debt of a public sector entity that is neither a government nor an agency.
  case publicSectorDebt = "public-sector-debt"
  /// Debt of a government agency whose obligations carry the government's full guarantee.
  case agencyDebt = "agency-debt"
  /// Debt of a government-sponsored enterprise, with or without government support.
  case gseDebt = "gse-debt"
  /// Debt of a multilateral development bank.
  case multilateralDebt = "multilateral-debt"
  /// Debt of an international organization that is not a development bank.
  case internationalOrganizationDebt = "international-organization-debt"
  /// A covered bond.
  case coveredBond = "covered-bond"
  /// Unsecured debt of a credit institution or investment firm.
  case bankDebt = "bank-debt"
  /// Debt of any other company.
  case corporateDebt = "corporate-debt"
  /// A bond that converts into equity.
  case convertibleBond = "convertible-bond"
  /// A securitization position: asset-backed or mortgage-backed.
  case securitization
  /// A certificate or note whose payoff depends on something else.
  case structuredNote = "structured-note"
  /// Commercial paper.
  case commercialPaper = "commercial-paper"
  /// A certificate of deposit.
  case certificateOfDeposit = "certificate-of-deposit"
  /// Common equity.
  case equity
  /// Preferred equity.
  case preferredEquity = "preferred-equity"
  /// A unit of an undertaking for collective investment in transferable securities.
  case ucits
  /// A unit of a money-market fund.
  case moneyMarketFund = "money-market-fund"
  /// A unit of an exchange-traded fund.
  case etf
  /// A unit of any other fund.
  case fund
  /// Gold bullion, in troy ounces.
  case gold
  /// Any other commodity.
  case commodity
  /// A futures contract.
  case future
  /// An option or warrant.
  case option
  /// A cryptoasset without an issuer, such as bitcoin or ether.
  case cryptoasset
  /// A stablecoin issued for payment.
  case paymentStablecoin = "payment-stablecoin"
  /// A token that represents a security.
  case tokenizedSecurity = "tokenized-security"

  /// Whether the asset is a debt security: its price is per 100 of nominal and it has a maturity.
  public var isDebt: Bool {
    switch self {
    case .centralBankDebt, .sovereignDebt, .regionalGovernmentDebt, .publicSectorDebt, .agencyDebt,
      .gseDebt, .multilateralDebt, .internationalOrganizationDebt, .coveredBond, .bankDebt,
      .corporateDebt, .convertibleBond, .securitization, .structuredNote, .commercialPaper,
      .certificateOfDeposit:
      true
    case .cash, .equity, .preferredEquity, .ucits, .moneyMarketFund, .etf, .fund, .gold, .commodity,
      .future, .option, .cryptoasset, .paymentStablecoin, .tokenizedSecurity:
      false
    }
  }
}

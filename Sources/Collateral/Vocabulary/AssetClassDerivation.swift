/// What the asset class of an instrument is, where its source leaves it open.
///
/// Debt is told by the CFI group and the sector of its issuer, everything else by the CFI code alone (ISO 10962:2021).
public enum AssetClassDerivation: Sendable, Hashable {
  /// The class.
  case known(AssetClass)
  /// The code stands for something that no class of collateral covers, such as a swap.
  case notCollateral
  /// The instrument carries neither class nor code.
  case missingClass
  /// The class depends on the issuer, and the instrument names none.
  case missingIssuer
  /// The class depends on the sector of the issuer, and nobody reported it.
  case missingSector

  /// Derives the class.
  ///
  /// - Parameters:
  ///   - cfi: classification of the instrument.
  ///   - namesIssuer: whether the instrument names its issuer.
  ///   - sector: sector of the issuer, where it is known.
  public static func derive(
    cfi: CFI?, namesIssuer: Bool, sector: IssuerSector?
  ) -> AssetClassDerivation {
    guard let cfi else { return .missingClass }
    switch cfi.category {
    case "E": return .known(cfi.group == "P" || cfi.group == "F" ? .preferredEquity : .equity)
    case "C": return cfi.group == "E" ? .known(.etf) : .known(.fund)
    case "D": return debt(group: cfi.group, namesIssuer: namesIssuer, sector: sector)
    case "F": return .known(.future)
    case "O", "H": return .known(.option)
    case "R": return cfi.group == "W" ? .known(.option) : .notCollateral
    default: return .notCollateral
    }
  }

  private static func debt(
    group: Character, namesIssuer: Bool, sector: IssuerSector?
  ) -> AssetClassDerivation {
    switch group {
    case "A", "G": return .known(.securitization)
    case "C": return .known(.convertibleBond)
    case "D", "E", "S": return .known(.structuredNote)
    case "N": return .known(.regionalGovernmentDebt)
    case "B", "T", "W", "Y", "M":
      guard namesIssuer else { return .missingIssuer }
      guard let sector else { return .missingSector }
      return .known(bond(of: sector, isMoneyMarket: group == "Y"))
    default: return .notCollateral
    }
  }

  private static func bond(of sector: IssuerSector, isMoneyMarket: Bool) -> AssetClass {
    switch sector {
    case .centralGovernment: .sovereignDebt
    case .centralBank: .centralBankDebt
    case .regionalGovernment: .regionalGovernmentDebt
    case .publicSectorEntity: .publicSectorDebt
    case .agency: .agencyDebt
    case .gse: .gseDebt
    case .multilateralDevelopmentBank: .multilateralDebt
    case .internationalOrganization: .internationalOrganizationDebt
    case .creditInstitution, .investmentFirm, .brokerDealer:
      isMoneyMarket ? .commercialPaper : .bankDebt
    case .swapDealer, .insurer, .pensionFund, .fund, .ccp, .stablecoinIssuer, .corporate:
      isMoneyMarket ? .commercialPaper : .corporateDebt
    }
  }
}

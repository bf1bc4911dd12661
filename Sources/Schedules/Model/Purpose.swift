/// What the percentages of a regime are for.
///
/// A charge against capital is not a haircut on collateral: a comparison across kinds has to say so.
public enum Purpose: String, CaseIterable, Sendable, Hashable {
  /// A haircut on collateral for margin.
  case collateralHaircut = "collateral-haircut"
  /// A deduction from a firm's capital.
  case capitalCharge = "capital-charge"
  /// What a creditor may not lend against: 100 less the loan value.
  case loanValue = "loan-value"
  /// The equity that an account must keep.
  case maintenanceMargin = "maintenance-margin"
  /// An adjustment of collateral in a bank's capital requirement.
  case creditRiskMitigation = "credit-risk-mitigation"
  /// A haircut in a central bank's credit operations.
  case centralBankCredit = "central-bank-credit"
}

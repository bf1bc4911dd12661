public import Collateral
public import Money

/// The terms that are supposed where a question names no agreement: posted by somebody unrelated, to a financial end
/// user, settling in the instrument's own currency, unless stated otherwise.
public struct AssumedAgreement: Sendable {
  /// Which margin the collateral serves.
  public var margin: MarginKind
  /// Settlement currency; nil is the instrument's own.
  public var settlementCurrency: Currency?
  /// What kind of party takes it.
  public var securedPartyKind: SecuredPartyKind
  /// What kind of transaction it secures; nil is not stated.
  public var transaction: TransactionKind?
  /// Business days between revaluations.
  public var revaluationDays: Int
  /// Choices made in the agreement.
  public var elections: [String]

  /// Initial margin to a financial end user, in the instrument's own currency.
  public init(
    margin: MarginKind = .initial, settlementCurrency: Currency? = nil,
    securedPartyKind: SecuredPartyKind = .financialEndUser, transaction: TransactionKind? = nil,
    revaluationDays: Int = 1, elections: [String] = []
  ) {
    self.margin = margin
    self.settlementCurrency = settlementCurrency
    self.securedPartyKind = securedPartyKind
    self.transaction = transaction
    self.revaluationDays = revaluationDays
    self.elections = elections
  }

  /// The agreement for an instrument of a currency; US dollars stand in where it has none.
  public func agreement(for currency: Currency?, regimes: [String]) -> Agreement {
    let base = settlementCurrency ?? currency ?? Self.dollar
    var agreement = Agreement(id: "", regimes: regimes, margin: margin, baseCurrency: base)
    agreement.settlementCurrency = base
    agreement.securedPartyKind = securedPartyKind
    agreement.transaction = transaction
    agreement.revaluationDays = revaluationDays
    agreement.elections = elections
    return agreement
  }

  private static let dollar: Currency = {
    guard let dollar = try? Currency("USD") else { preconditionFailure("USD is not in the table") }
    return dollar
  }()
}

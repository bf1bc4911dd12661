public import Money

/// The terms under which collateral is posted.
public struct Agreement: Sendable, Hashable {
  /// The desk's own name for it.
  public var id: String
  /// Regimes that apply, in the order written.
  public var regimes: [String]
  /// Which margin the collateral serves.
  public var margin: MarginKind
  /// Currency in which it is valued.
  public var baseCurrency: Currency
  /// Settlement or termination currency; nil where the agreement names none.
  public var settlementCurrency: Currency?
  /// Who posts.
  public var pledgor: LEI?
  /// Who takes.
  public var securedParty: LEI?
  /// What kind of party takes.
  public var securedPartyKind: SecuredPartyKind?
  /// Whether both parties are systemic in the sense of the rule.
  public var systemic: Bool?
  /// What kind of transaction it covers; nil where it does not say.
  public var transaction: TransactionKind?
  /// Business days between revaluations of the collateral; 1 is daily.
  public var revaluationDays: Int
  /// Choices that a rule leaves to the parties, such as `cftc-haircuts`.
  public var elections: [String]
  /// What the secured exposure moves with; empty is "not stated".
  public var exposure: [ExposureFactor]
  /// Net capital of the party that a rule measures by it, in base currency; nil is "not stated".
  public var netCapital: Amount?
  /// Tentative net capital, before haircuts, in base currency; nil is "not stated".
  public var tentativeNetCapital: Amount?
  /// Name of the agreement's own terms; nil where it has none.
  public var terms: String?
  /// Amount to be covered, in minor units of ``baseCurrency``.
  public var requirement: Amount
  /// Amount that may stay uncovered.
  public var threshold: Amount
  /// Smallest amount that is called.
  public var minimumTransferAmount: Amount
  /// Multiple to which a call is rounded up; zero is none.
  public var rounding: Amount

  /// An agreement without amounts.
  public init(id: String, regimes: [String], margin: MarginKind, baseCurrency: Currency) {
    self.id = id
    self.regimes = regimes
    self.margin = margin
    self.baseCurrency = baseCurrency
    self.revaluationDays = 1
    self.elections = []
    self.exposure = []
    let zero = Amount(minorUnits: 0, currency: baseCurrency)
    self.requirement = zero
    self.threshold = zero
    self.minimumTransferAmount = zero
    self.rounding = zero
  }
}

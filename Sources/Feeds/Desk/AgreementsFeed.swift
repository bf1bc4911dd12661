import Collateral
import Money

/// Collateral agreements. Amounts are in the base currency, with no more decimals than it has; an
/// empty one is zero, or where a rule needs it to be stated, not known.
enum AgreementsFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case agreement, regime, margin, baseCurrency
    case settlementCurrency, pledgor, securedParty, securedPartyKind, systemic, requirement
    case threshold, minimumTransferAmount, rounding, transaction, revaluationDays, elections
    case exposure, netCapital, tentativeNetCapital, terms

    static let names = [
      "agreement", "regime", "margin", "base_currency", "settlement_currency", "pledgor",
      "secured_party", "secured_party_kind", "systemic", "requirement", "threshold",
      "minimum_transfer_amount", "rounding", "transaction", "revaluation_days", "elections",
      "exposure", "net_capital", "tentative_net_capital", "terms",
    ]
    static let requiredCount = 4
  }

  static let name = FeedName.agreements
  static let key: Column? = .agreement

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let regimes = try row.words(.regime)
    guard !regimes.isEmpty else { throw .missing(Column.regime.name) }
    let currency = try row.required(.baseCurrency, FieldText.currency)
    var agreement = Agreement(
      id: try row.text(.agreement), regimes: regimes,
      margin: try row.required(.margin, FieldText.word), baseCurrency: currency)
    agreement.settlementCurrency = try row.optional(.settlementCurrency, FieldText.currency)
    agreement.pledgor = try row.optional(.pledgor, FieldText.identifier)
    agreement.securedParty = try row.optional(.securedParty, FieldText.identifier)
    agreement.securedPartyKind = try row.optional(.securedPartyKind, FieldText.word)
    agreement.systemic = try row.optional(.systemic, FieldText.yesNo)
    let stated = { (column: Column) throws(FieldProblem) -> Amount? in
      try row.optional(column) { bytes throws(FieldProblem) in
        try FieldText.amount(bytes, in: currency)
      }
    }
    let amount = { (column: Column) throws(FieldProblem) -> Amount in
      try stated(column) ?? Amount(minorUnits: 0, currency: currency)
    }
    agreement.requirement = try amount(.requirement)
    agreement.threshold = try amount(.threshold)
    agreement.minimumTransferAmount = try amount(.minimumTransferAmount)
    agreement.rounding = try amount(.rounding)
    agreement.transaction = try row.optional(.transaction, FieldText.word)
    agreement.revaluationDays = try row.optional(.revaluationDays, FieldText.days) ?? 1
    agreement.elections = try row.words(.elections)
    agreement.exposure = try exposure(row)
    agreement.netCapital = try stated(.netCapital)
    agreement.tentativeNetCapital = try stated(.tentativeNetCapital)
    agreement.terms = row.optionalText(.terms)
    return .agreement(agreement)
  }

  /// What the secured exposure moves with.
  private static func exposure(
    _ row: DeskRow<Column>
  ) throws(FieldProblem) -> [ExposureFactor] {
    var factors: [ExposureFactor] = []
    for word in try row.words(.exposure) {
      let factor: ExposureFactor?
      do {
        factor = try ExposureFactor(word)
      } catch {
        var problem = FieldProblem(error)
        problem.field = Column.exposure.name
        throw problem
      }
      guard let factor else {
        throw FieldProblem(
          .unknownCode,
          "\"\(word)\" is no asset class, no index:code in lower case and no issuer:LEI",
          field: Column.exposure.name, value: word)
      }
      factors.append(factor)
    }
    return factors
  }
}

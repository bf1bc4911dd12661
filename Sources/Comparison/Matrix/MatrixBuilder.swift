public import Collateral
public import Money
public import Schedules
public import Valuation

/// Puts every question to every regime for one asset.
public struct MatrixBuilder: Sendable {
  /// An answer with how it came about.
  typealias Found = (verdict: Verdict, explanation: ExplanationStep, basis: VerdictBasis)

  let law: Law
  let terms: AssumedAgreement
  private let regimes: [String]

  /// A page's regimes and supposed terms.
  public init(law: Law, regimes: [String], terms: AssumedAgreement) {
    self.law = law
    self.regimes = regimes
    self.terms = terms
  }

  /// The terms in one line.
  ///
  /// - Parameter currency: the asset's own.
  public func supposed(for currency: Currency?) -> String {
    let agreement = terms.agreement(for: currency, regimes: regimes)
    let settled =
      terms.settlementCurrency.map { "in \($0)" }
      ?? "in its own currency, \(agreement.baseCurrency)"
    var words = [
      "posted as \(terms.margin.rawValue) margin by somebody unrelated to the issuer",
      "taken by a party of kind \(terms.securedPartyKind.rawValue)", "settled \(settled)",
    ]
    if let transaction = terms.transaction { words.append("transaction \(transaction.rawValue)") }
    if !terms.elections.isEmpty {
      words.append("chosen: \(terms.elections.joined(separator: ", "))")
    }
    return words.joined(separator: ", ")
  }

  /// The answers about one asset.
  ///
  /// - Returns: nil where the snapshot knows no such instrument.
  public func rows(
    for identifier: String, in snapshot: FactSnapshot
  ) throws(ValuationError) -> [MatrixRow]? {
    let valuer = try Valuer(
      law: law, regimes: regimes.reduce(into: Set()) { names, name in gather(name, into: &names) },
      snapshot: snapshot)
    let currency = snapshot.instrument(identifier)?.record.currency ?? (try? Currency(identifier))
    let agreement = terms.agreement(for: currency, regimes: regimes)
    var rows: [MatrixRow] = []
    for regime in regimes {
      let asset = Asset(
        identifier: identifier, valuer: valuer, agreement: agreement,
        elsewhere: elsewhere(agreement))
      guard let row = try row(regime, asset) else { return nil }
      rows.append(row)
    }
    return rows
  }

  /// The asset under the agreement, and under one that settles in another currency.
  struct Asset {
    let identifier: String
    let valuer: Valuer
    let agreement: Agreement
    let elsewhere: Agreement

    var day: CalendarDate { valuer.snapshot.on }

    func found(
      _ regime: String, under agreement: Agreement
    ) throws(ValuationError) -> Found? {
      try valuer.explainedVerdict(instrument: identifier, under: agreement, regime: regime)
    }
  }

  func row(_ regime: String, _ asset: Asset) throws(ValuationError) -> MatrixRow? {
    guard let found = try asset.found(regime, under: asset.agreement),
      let other = try asset.found(regime, under: asset.elsewhere)
    else { return nil }
    if let schedule = law.schedules[regime] { return row(schedule, found, other, asset) }
    guard let composition = law.compositions[regime] else { return nil }
    var members: [MatrixRow] = []
    for member in composition.members {
      if let row = try row(member, asset) { members.append(row) }
    }
    return row(composition, members, found, other, asset)
  }

  /// The same agreement settling in another currency: that which was asked for, else US dollars or euro.
  private func elsewhere(_ agreement: Agreement) -> Agreement {
    guard terms.settlementCurrency == nil else { return agreement }
    let own = agreement.settlementCurrency ?? agreement.baseCurrency
    var other = agreement
    guard let dollar = try? Currency("USD"), let euro = try? Currency("EUR") else { return other }
    other.settlementCurrency = own == dollar ? euro : dollar
    other.baseCurrency = other.settlementCurrency ?? own
    return other
  }

  /// A composition's members are asked too.
  private func gather(_ name: String, into names: inout Set<String>) {
    guard names.insert(name).inserted else { return }
    for member in law.compositions[name]?.members ?? [] { gather(member, into: &names) }
  }
}

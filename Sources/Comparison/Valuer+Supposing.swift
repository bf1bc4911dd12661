import Collateral
import Money
import Valuation

extension Valuer {
  /// What several regimes say about an instrument under supposed terms, in their order; nil where it is not known.
  func verdicts(
    instrument: String, supposing terms: AssumedAgreement, regimes: [String]
  ) throws(ValuationError) -> [Verdict]? {
    let currency = snapshot.instrument(instrument)?.record.currency ?? Currency(cash: instrument)
    return try verdicts(
      instrument: instrument, under: terms.agreement(for: currency, regimes: regimes),
      regimes: regimes)
  }
}

extension Currency {
  /// The currency that a code of three letters names as cash; nil for any other identifier.
  init?(cash identifier: String) {
    guard identifier.utf8.count == 3, let currency = try? Currency(identifier) else { return nil }
    self = currency
  }
}

import Collateral
import Loading
import Margin
import Money
import Valuation

/// Agreement totals in the columns of the contract.
enum TotalsReport {
  /// A row for every agreement of the file and each of its regimes, whether or not anything is posted under it.
  /// Of several regimes those bind under which the least is left.
  static func report(
    _ totals: [AgreementTotal], _ desk: DeskBook, regimes: [String]? = nil
  ) throws -> Report {
    let sums = Dictionary(grouping: totals, by: \.agreement)
    var report = Report(
      "totals",
      columns: [
        "agreement", "regime", "base_currency", "pledges", "market_value", "value_after_haircut",
        "disregarded", "collateral_value", "requirement", "threshold", "required", "excess", "call",
        "binding",
      ])
    let agreements = desk.agreementLines.compactMap { desk.agreements[$0.agreement] }
    for agreement in agreements {
      let called = try (regimes ?? agreement.regimes).map { regime in
        let total =
          sums[agreement.id]?.first { $0.regime == regime }
          ?? AgreementTotal(
            agreement: agreement.id, regime: regime, baseCurrency: agreement.baseCurrency)
        let call = try MarginCall(
          requirement: agreement.requirement, threshold: agreement.threshold,
          minimumTransferAmount: agreement.minimumTransferAmount, rounding: agreement.rounding,
          collateralValue: total.collateralValue)
        return (total: total, call: call)
      }
      report.rows += rows(called, agreement)
    }
    return report
  }

  private static func rows(
    _ called: [(total: AgreementTotal, call: MarginCall)], _ agreement: Agreement
  ) -> [[Cell]] {
    let least = called.count > 1 ? called.map(\.call.excess).min() : nil
    return called.map { total, call in
      [
        .text(total.agreement), .text(total.regime), .text(agreement.baseCurrency.code),
        .count(total.pledges), .number(total.marketValue), .number(total.valueAfterHaircut),
        .number(total.disregarded), .number(total.collateralValue),
        .number(agreement.requirement), .number(agreement.threshold), .number(call.required),
        .number(call.excess), .number(call.call), call.excess == least ? .text("yes") : .empty,
      ]
    }
  }
}

import Collateral
import Margin
import Money
import Valuation

/// Agreement totals in the columns of the contract.
enum TotalsReport {
  static func report(
    _ totals: [AgreementTotal], _ agreements: [String: Agreement]
  ) throws -> Report {
    var report = Report(
      "totals",
      columns: [
        "agreement", "regime", "base_currency", "pledges", "market_value", "value_after_haircut",
        "disregarded", "collateral_value", "requirement", "threshold", "required", "excess", "call",
      ])
    for total in totals {
      guard let agreement = agreements[total.agreement] else { continue }
      let call = try MarginCall(
        requirement: agreement.requirement, threshold: agreement.threshold,
        minimumTransferAmount: agreement.minimumTransferAmount, rounding: agreement.rounding,
        collateralValue: total.collateralValue)
      report.rows.append([
        .text(total.agreement), .text(total.regime), .text(agreement.baseCurrency.code),
        .count(total.pledges), .number(total.marketValue), .number(total.valueAfterHaircut),
        .number(total.disregarded), .number(total.collateralValue),
        .number(agreement.requirement), .number(agreement.threshold), .number(call.required),
        .number(call.excess), .number(call.call),
      ])
    }
    return report
  }
}

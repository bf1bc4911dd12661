import Collateral
import Comparison
import Margin
import Money
import Valuation

/// What a draft does, as tables: pledge by pledge, and agreement by agreement.
enum ImpactReport {
  /// The columns of a pledge.
  static let columns = [
    "pledge", "agreement", "regime", "instrument", "decision_before", "decision_after",
    "haircut_before", "haircut_after", "value_before", "value_after", "change", "base_currency",
    "reasons_after", "currency_mismatch_before", "currency_mismatch_after", "row_before",
    "row_after", "regime_before",
  ]

  /// A pledge as a row.
  static func cells(_ impact: PledgeImpact) -> [Cell] {
    let (before, after) = (impact.before, impact.after)
    return [
      .text(after.pledge), .text(after.agreement), .text(after.regime), .text(after.instrument),
      .text(before.verdict.decision.rawValue), .text(after.verdict.decision.rawValue),
      .number(before.verdict.haircut), .number(after.verdict.haircut),
      .number(before.collateralValue), .number(after.collateralValue), .number(impact.change),
      .text(impact.change.currency.code), .list(after.verdict.reasons),
      .number(before.verdict.currencyMismatch), .number(after.verdict.currencyMismatch),
      Cell(before.verdict.row), Cell(after.verdict.row), .text(before.regime),
    ]
  }

  /// The pledges that change, or all.
  static func pledges(_ impacts: [PledgeImpact], all: Bool) -> Report {
    Report(
      "pledges", columns: columns,
      rows: impacts.filter { all || $0.isChange }.map(cells))
  }

  /// The agreements, with the calls before and after.
  static func agreements(
    _ impacts: [AgreementImpact], _ agreements: [String: Agreement]
  ) throws(NumberError) -> Report {
    var report = Report(
      "agreements",
      columns: [
        "agreement", "regime", "base_currency", "pledges", "changed", "newly_ineligible",
        "newly_eligible", "newly_undetermined", "haircut_changed", "value_before", "value_after",
        "change", "call_before", "call_after", "regime_before",
      ])
    for impact in impacts {
      guard let agreement = agreements[impact.agreement] else { continue }
      report.rows.append([
        .text(impact.agreement), .text(impact.regime), .text(agreement.baseCurrency.code),
        .count(impact.pledges), .count(impact.changed), .count(impact.newlyIneligible),
        .count(impact.newlyEligible), .count(impact.newlyUndetermined),
        .count(impact.haircutChanged), .number(impact.valueBefore), .number(impact.valueAfter),
        .number(try impact.change()), .number(try call(agreement, impact.valueBefore)),
        .number(try call(agreement, impact.valueAfter)), .text(impact.against),
      ])
    }
    return report
  }

  private static func call(
    _ agreement: Agreement, _ value: TotalAmount
  ) throws(NumberError) -> TotalAmount {
    try MarginCall(
      requirement: agreement.requirement, threshold: agreement.threshold,
      minimumTransferAmount: agreement.minimumTransferAmount, rounding: agreement.rounding,
      collateralValue: value
    ).call
  }

  /// The first columns, for a table that people read: what follows is in the other formats.
  static func short(_ report: Report, columns count: Int) -> Report {
    Report(
      report.name, columns: Array(report.columns.prefix(count)),
      rows: report.rows.map { Array($0.prefix(count)) })
  }
}

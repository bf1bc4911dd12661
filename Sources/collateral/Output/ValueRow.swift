import Money
import Schedules
import Valuation

/// A row of `value`, in the columns of the contract.
enum ValueRow {
  static let columns = [
    "pledge", "agreement", "regime", "instrument", "decision", "row", "market_value", "currency",
    "market_value_base", "base_currency", "haircut", "currency_mismatch", "value_after_haircut",
    "disregarded", "collateral_value", "flags", "reasons", "verified",
  ]

  static func cells(_ value: PledgeValue) -> [Cell] {
    let verdict = value.verdict
    return [
      .text(value.pledge), .text(value.agreement), .text(value.regime), .text(value.instrument),
      .text(verdict.decision.rawValue), Cell(verdict.row), .number(value.marketValue),
      Cell(value.currency?.code), .number(value.marketValueBase),
      .text(value.collateralValue.currency.code), .number(verdict.haircut),
      .number(verdict.currencyMismatch), .number(value.valueAfterHaircut),
      .number(value.disregarded), .number(value.collateralValue), .list(verdict.flags),
      .list(verdict.reasons), Cell(verdict.verified?.rawValue),
    ]
  }
}

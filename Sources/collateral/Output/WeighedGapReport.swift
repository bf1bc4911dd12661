import Valuation
import Money
import Comparison

/// What the difference between regimes costs, by agreement.
enum WeighedGapReport {
  static func report(_ gap: WeighedGap) -> Report {
    Report(
      "weighed",
      columns: [
        "agreement", "regime", "base_currency", "pledges", "eligible", "market_value",
        "collateral_value", "cost", "strictest",
      ],
      rows: gap.lines.map { line in
        [
          .text(line.total.agreement), .text(line.total.regime),
          .text(line.total.marketValue.currency.code), .count(line.total.pledges),
          .count(line.eligible), .number(line.total.marketValue),
          .number(line.total.collateralValue), .number(line.cost),
          .text(line.isStrictest ? "yes" : "no"),
        ]
      })
  }
}

import Money
import Schedules
import Valuation

/// A row of `limits`, in the columns of the contract.
enum LimitRow {
  static let columns = [
    "agreement", "regime", "set_by", "limit", "scope", "group", "measured", "against", "bound",
    "used", "counted", "headroom", "base_currency", "state", "pledges", "excess", "citation",
    "verified",
  ]

  /// The columns that fit a terminal.
  static let narrow = [
    "agreement", "regime", "limit", "group", "bound", "used", "counted", "headroom",
    "base_currency", "state", "pledges", "excess",
  ]

  static func cells(_ report: LimitReport) -> [Cell] {
    let limit = report.limit
    return [
      .text(report.agreement), .text(report.regime), .text(report.setBy), .text(limit.id),
      .text(limit.scope.rawValue), .text(report.group), .text(limit.measure.rawValue),
      .text(limit.reference.rawValue), .number(report.bound), .number(report.used),
      .number(report.counted), .number(report.headroom), .text(report.used.currency.code),
      .text(report.state.rawValue), .count(report.pledges.count), .text(limit.excess.rawValue),
      .text(limit.citation.text), .text(limit.citation.verified.rawValue),
    ]
  }
}

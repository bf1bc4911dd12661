import Collateral
import Schedules
import Valuation

/// The pledges of an agreement on one side, with all limits applied.
struct SettledBook {
  /// Rows by pledge.
  let rows: [String: PledgeValue]
  /// The groups of limits.
  let limits: [LimitReport]

  /// - Parameter agreement: nil where the side does not value it, so that nothing is there.
  init(
    _ pledges: [Pledge], under agreement: Agreement?, _ regime: String, _ valuer: Valuer
  ) throws(ValuationError) {
    guard let agreement, !pledges.isEmpty else {
      rows = [:]
      limits = []
      return
    }
    let value = try valuer.value(pledges, under: agreement, regime: regime)
    rows = Dictionary(value.rows.map { ($0.pledge, $0) }) { first, _ in first }
    limits = value.limits
  }

  /// The groups that take something, or leave something undetermined, and of which the pledge is a member.
  func taking(from pledge: String) -> [LimitReport] {
    limits.filter { report in
      guard report.pledges.contains(pledge) else { return false }
      return switch report.state {
      case .exceeded: report.limit.excess != .flag
      case .unknown: report.limit.unknown == .undetermined
      case .within, .outside: false
      }
    }
  }
}

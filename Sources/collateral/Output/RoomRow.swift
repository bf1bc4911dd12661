import Collateral
import Money
import Schedules
import Valuation

/// A row of `limits --instrument`, in the columns of the contract.
enum RoomRow {
  static let columns = [
    "agreement", "regime", "instrument", "decision", "limit", "group", "bound", "used", "headroom",
    "more_quantity", "more_market_value", "more_value", "base_currency", "bites_first", "set_by",
    "reasons",
  ]

  /// A row for each limit that reaches the instrument; one without a limit where none does.
  static func rows(
    _ room: PledgeRoom, _ instrument: String, _ agreement: Agreement, _ regime: String
  ) -> [[Cell]] {
    let verdict = room.verdict
    let head: [Cell] = [
      .text(agreement.id), .text(regime), .text(instrument), .text(verdict.decision.rawValue),
    ]
    let base = Cell.text(agreement.baseCurrency.code)
    if room.limits.isEmpty {
      let isFree = verdict.decision == .eligible
      return [
        head + [.empty, .empty, .empty, .empty, .empty, isFree ? noBound : .empty]
          + [.empty, .empty, base, .empty, .empty, .list(verdict.reasons)]
      ]
    }
    let first = room.first
    return room.limits.enumerated().map { index, limit in
      head + [.text(limit.limit.id), .text(limit.group), .number(limit.bound), .number(limit.used)]
        + [.number(limit.headroom)] + more(limit.more)
        + [base, first.contains(index) ? .text("yes") : .empty, .text(limit.setBy)]
        + [reasons(limit.more)]
    }
  }

  private static let noBound = Cell.number("no bound")

  private static func more(_ more: LimitRoom.More) -> [Cell] {
    switch more {
    case .upTo(let quantity, let marketValue, let value):
      [.number(String(quantity)), .number(marketValue), .number(value)]
    case .noBound: [noBound, .empty, .empty]
    case .unknown: [.empty, .empty, .empty]
    }
  }

  private static func reasons(_ more: LimitRoom.More) -> Cell {
    if case .unknown(let reasons) = more { .list(reasons) } else { .list([]) }
  }
}

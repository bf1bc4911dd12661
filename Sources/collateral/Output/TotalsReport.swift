import Collateral
import Loading
import Margin
import Money
import Parallel
import Valuation

/// Agreement totals in the columns of the contract.
enum TotalsReport {
  /// An agreement's sum under one of its regimes, and what is asked for.
  private typealias Called = (total: AgreementTotal, call: MarginCall)

  private static let columns = [
    "agreement", "regime", "base_currency", "pledges", "market_value", "value_after_haircut",
    "disregarded", "collateral_value", "requirement", "threshold", "required", "excess", "call",
    "binding",
  ]

  private static let agreementsAtOnce = 1024

  /// A row for every agreement of the file and each of its regimes, whether or not anything is posted under it.
  /// Of several regimes those bind under which the least is left.
  static func report(
    _ totals: [AgreementTotal], _ desk: DeskBook, regimes: [String]? = nil
  ) throws -> Report {
    let rows = try gather(totals, desk, regimes) { called, agreement, rows in
      rows += Self.rows(called, agreement)
    }
    return Report("totals", columns: columns, rows: rows)
  }

  /// The report as CSV, for many agreements.
  static func csv(
    _ totals: [AgreementTotal], _ desk: DeskBook, regimes: [String]? = nil
  ) throws -> [UInt8] {
    try CSVText.line(columns)
      + gather(totals, desk, regimes) { called, agreement, bytes in
        for row in rows(called, agreement) { CSVText.append(row.map(\.text), to: &bytes) }
      }
  }

  /// Refuses what the report would refuse.
  static func check(
    _ totals: [AgreementTotal], _ desk: DeskBook, regimes: [String]? = nil
  ) throws {
    _ = try gather(totals, desk, regimes) { _, _, _ in } as [Bool]
  }

  /// What is made of all agreements, in the order of their file.
  private static func gather<Made: Sendable>(
    _ totals: [AgreementTotal], _ desk: DeskBook, _ regimes: [String]?,
    _ make: @Sendable ([Called], Agreement, inout [Made]) -> Void
  ) throws -> [Made] {
    let sums = Dictionary(grouping: totals, by: \.agreement)
    let parts = desk.agreementLines.chunks(of: agreementsAtOnce).parallelMap { lines in
      Result {
        var made: [Made] = []
        for agreement in lines.compactMap({ desk.agreements[$0.agreement] }) {
          let called = try called(
            agreement, sums[agreement.id] ?? [], regimes ?? agreement.regimes)
          make(called, agreement, &made)
        }
        return made
      }
    }
    return try parts.reduce(into: []) { $0 += try $1.get() }
  }

  private static func called(
    _ agreement: Agreement, _ sums: [AgreementTotal], _ regimes: [String]
  ) throws -> [Called] {
    try regimes.map { regime in
      let total =
        sums.first { $0.regime == regime }
        ?? AgreementTotal(
          agreement: agreement.id, regime: regime, baseCurrency: agreement.baseCurrency)
      let call = try MarginCall(
        requirement: agreement.requirement, threshold: agreement.threshold,
        minimumTransferAmount: agreement.minimumTransferAmount, rounding: agreement.rounding,
        collateralValue: total.collateralValue)
      return (total: total, call: call)
    }
  }

  private static func rows(
    _ called: [Called], _ agreement: Agreement
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

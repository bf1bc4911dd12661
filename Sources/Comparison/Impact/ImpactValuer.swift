public import Collateral
import Money
public import Schedules
public import Valuation

/// Values pledges under the law of today and under a draft, and sets them side by side.
public struct ImpactValuer: Sendable {
  /// The pledges and the agreements of a book.
  public struct Result: Sendable {
    /// A row a pledge and regime, in input order.
    public let pledges: [PledgeImpact]
    /// A row an agreement and regime, in the order of the agreements handed over.
    public let agreements: [AgreementImpact]
  }

  private let current: Valuer
  private let draft: Valuer
  private let plan: ImpactPlan

  /// Both laws over the same facts.
  ///
  /// - Throws: ``ValuationError`` where a regime of the plan does not exist.
  public init(
    current: Law, draft: Law, plan: ImpactPlan, snapshot: FactSnapshot
  ) throws(ValuationError) {
    self.plan = plan
    self.current = try Valuer(law: current, regimes: plan.regimesBefore, snapshot: snapshot)
    self.draft = try Valuer(law: draft, regimes: plan.regimes, snapshot: snapshot)
  }

  /// Values pledges; those of agreements that the plan leaves out are left out.
  ///
  /// - Parameter agreements: in the order in which their sums are wanted.
  /// - Throws: ``ValuationError`` of the first pledge whose amounts do not fit.
  public func value<Pledges: RandomAccessCollection<Pledge>>(
    _ pledges: Pledges, under agreements: [Agreement]
  ) throws(ValuationError) -> Result where Pledges.SubSequence: Sendable {
    let before = try rows(current, pledges, agreements, \.before)
    let after = try rows(draft, pledges, agreements, \.regime)
    var impacts: [PledgeImpact] = []
    var totals: [AgreementImpact] = []
    var positions: [[String]: Int] = [:]
    for agreement in agreements {
      for step in plan.steps[agreement.id] ?? [] {
        positions[[agreement.id, step.regime]] = totals.count
        totals.append(
          AgreementImpact(
            agreement: agreement.id, regime: step.regime, against: step.before,
            baseCurrency: agreement.baseCurrency))
      }
    }
    for (before, after) in zip(before, after) {
      do throws(NumberError) {
        let impact = try PledgeImpact(before: before, after: after)
        impacts.append(impact)
        guard let position = positions[[after.agreement, after.regime]] else { continue }
        try totals[position].add(impact)
      } catch {
        throw .amount(pledge: after.pledge, error)
      }
    }
    return Result(pledges: impacts, agreements: totals)
  }

  private func rows<Pledges: RandomAccessCollection<Pledge>>(
    _ valuer: Valuer, _ pledges: Pledges, _ agreements: [Agreement],
    _ name: KeyPath<ImpactPlan.Step, String>
  ) throws(ValuationError) -> [PledgeValue] where Pledges.SubSequence: Sendable {
    var book: [String: Agreement] = [:]
    for var agreement in agreements {
      guard let steps = plan.steps[agreement.id] else { continue }
      agreement.regimes = steps.map { $0[keyPath: name] }
      book[agreement.id] = agreement
    }
    return try BookValuer(valuer: valuer, agreements: book).value(pledges) { $0 }.chunks
      .flatMap { $0 }
  }
}

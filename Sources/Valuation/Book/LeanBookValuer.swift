public import Collateral
import Money
import Parallel
public import Schedules

/// Values a whole book from lean facts, over all cores: a million pledges in about the time that it takes to read them.
///
/// The same answers as ``Valuer``, which explains them: a verdict is reached by the same rules, once for all assets that
/// no rule can tell apart, and the same limits are applied. The result does not depend on how the work was spread.
public struct LeanBookValuer: Sendable {
  let valuer: Valuer
  let assets: BookAssets
  let pledges: PledgeTable
  let agreements: [Agreement?]
  let regimes: [[String]]
  let order: BookOrder
  /// Whether some rule looks at prices, so that assets with different prices may have different verdicts.
  let looksAtPrice: Bool

  /// A book over the facts of its instruments.
  ///
  /// - Parameters:
  ///   - facts: for ``PledgeTable/instruments``, in their order.
  ///   - regimes: stand in for the agreements' own, where given.
  ///   - terms: of agreements; those that are not among them do not count.
  ///   - order: of the pledges, where somebody had time to find it already.
  /// - Throws: ``ValuationError/unknownRegime(_:known:)``.
  public init(
    law: Law, facts: BookFacts, pledges: PledgeTable, agreements: [String: Agreement],
    regimes: [String]? = nil, terms: AgreementTerms = AgreementTerms(),
    order: BookOrder? = nil
  ) throws(ValuationError) {
    self.pledges = pledges
    self.agreements = pledges.agreements.map { agreements[$0] }
    self.regimes = self.agreements.map { regimes ?? $0?.regimes ?? [] }
    valuer = try Valuer(
      law: law, regimes: Set(self.regimes.joined()), snapshot: facts.snapshot, terms: terms)
    let reach = try valuer.reach(of: self.agreements.compactMap(\.self), regimes: regimes)
    looksAtPrice = reach.looksAtPrice
    assets = BookAssets(
      facts, identifiers: pledges.instruments, reach: reach, groups: valuer.groups,
      keepers: pledges.custodians)
    self.order = order ?? BookOrder(pledges)
  }

  /// Values the book.
  ///
  /// - Parameter workers: how many parts of the book are valued at once; nil is one a processor.
  /// - Throws: ``ValuationError`` of the first pledge, in the order of the book, whose amounts do not fit.
  public func value(
    workers: Int? = nil
  ) throws(ValuationError) -> LeanBook {
    let slots = regimes.map(\.count).max() ?? 0
    let rows = (0..<slots).map { _ in LeanRows(pledges.count) }
    let parts = order.parts(workers ?? ProcessorCount.available)
    let outcomes = parts.parallelMap { part in
      var worker = BookWorker(self, rows)
      return worker.value(part)
    }
    if let failure = outcomes.compactMap(\.failure).min(by: { $0.row < $1.row }) {
      throw failure.error
    }
    var owners = Array(repeating: Int32(0), count: agreements.count)
    for (index, part) in parts.enumerated() {
      for agreement in part { owners[agreement] = Int32(index) }
    }
    return LeanBook(
      pledges: pledges, agreements: agreements, regimes: regimes,
      totals: outcomes.flatMap(\.totals), verdicts: outcomes.map(\.verdicts), order: order,
      rows: rows, parts: owners)
  }
}

import Collateral
import Comparison
import Loading
import Registry
import Schedules
import Valuation

/// Two books with the facts of two points in time, and the law that values both.
struct BookPair {
  /// The paths of a book.
  struct Files: Equatable {
    let pledges: String
    let agreements: String
  }

  let before: DeskBook
  let after: DeskBook
  let attributor: Attributor
  /// The last loads that count.
  let known: (from: Int64, to: Int64)
  /// The loads that facts of either side name.
  let loads: [Int64: LoadOrigin]
  private let files: (before: Files, after: Files)

  /// Reads desk files, the law and the facts that they need.
  init(
    before old: Files, after new: Files, from: PointInTime, to: PointInTime, regimes: [String]?,
    terms: TermsFolder, _ common: CommonOptions
  ) throws(CommandFailure) {
    files = (old, new)
    (before, after, attributor, known, loads) = try CommandFailure.wrapping {
      let law = try common.law()
      let after = try DeskBook(pledges: new.pledges, agreements: new.agreements)
      let before =
        old == new ? after : try DeskBook(pledges: old.pledges, agreements: old.agreements)
      for (desk, path) in [(before, old.agreements), (after, new.agreements)] {
        try PreparedBook.check(desk, regimes, law, path)
        try PreparedBook.checkElections(desk, law, path, common)
      }
      let used = regimes ?? [before, after].flatMap { $0.agreements.values.flatMap(\.regimes) }
      try common.check(Set(used), of: law)
      var own = try terms.terms(of: after, law, regimes)
      if old != new { own = own.joined(with: try terms.terms(of: before, law, regimes)) }
      let registry = try Registry(readingAt: common.registryPath)
      let known = (
        from: try registry.knownLoad(at: from.instant), to: try registry.knownLoad(at: to.instant)
      )
      // Either side is asked for all that both books name.
      let instruments = Set(before.pledges.instruments).union(after.pledges.instruments)
      let parties = PreparedBook.parties(before).union(PreparedBook.parties(after))
      let first = try registry.facts(
        forInstruments: instruments, entities: parties, on: from.day, known: known.from)
      let last = try registry.facts(
        forInstruments: instruments, entities: parties, on: to.day, known: known.to)
      let attributor: Attributor
      do throws(AttributionError) {
        attributor = try Attributor(
          law: law, from: Self.side(before, first), to: Self.side(after, last), regimes: regimes,
          terms: own)
      } catch {
        throw Self.failure(error, after, new.agreements)
      }
      return (
        before, after, attributor, known, first.loads.merging(last.loads) { one, _ in one }
      )
    }
  }

  private static func side(_ desk: DeskBook, _ snapshot: FactSnapshot) -> AttributionSide {
    AttributionSide(
      pledges: Array(desk.pledges),
      agreements: desk.agreementLines.compactMap { desk.agreements[$0.agreement] },
      snapshot: snapshot)
  }

  /// Names file and line of an agreement that cannot be set against its earlier self.
  private static func failure(
    _ error: AttributionError, _ desk: DeskBook, _ path: String
  ) -> CommandFailure {
    switch error {
    case .baseCurrency(let agreement, _, _):
      let line = desk.agreementLines.first { $0.agreement == agreement }?.line ?? 1
      return CommandFailure(.refused, "\(path):\(line): \(error)")
    case .valuation(let error): return CommandFailure(error)
    }
  }

  /// Names file and line of a pledge whose amounts do not fit.
  func located(_ error: ValuationError) -> CommandFailure {
    if case .amount(let pledge, _) = error {
      for (desk, path) in [(after, files.after.pledges), (before, files.before.pledges)] {
        if let line = desk.line(of: pledge) {
          return CommandFailure(.refused, "\(path):\(line): \(error)")
        }
      }
    }
    return CommandFailure(error)
  }
}

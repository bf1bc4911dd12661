import Collateral
import Comparison
import Money
import Registry
import Schedules
import Valuation

/// Compares regimes over the registry, so many instruments at a time that memory does not grow with it.
final class RegistryComparison {
  private static let batch = 50_000

  /// How many instruments the registry holds.
  let count: Int
  /// What was compared so far, by class.
  private(set) var summary = GapSummary()

  private let law: Law
  private let regimes: [String]
  private let terms: AssumedAgreement
  private let selection: GapFinder.Selection
  private let differing: Bool
  private let registry: Registry
  private let known: Int64
  private let day: CalendarDate

  init(
    law: Law, regimes: [String], terms: AssumedAgreement, selection: GapFinder.Selection,
    differing: Bool, _ common: CommonOptions
  ) throws {
    self.law = law
    self.regimes = regimes
    self.terms = terms
    self.selection = selection
    self.differing = differing
    (registry, known) = try common.openRegistry()
    day = common.day
    count = try registry.instrumentCount()
  }

  /// Compares the instruments named, or all.
  func run<Chunk: Sendable>(
    _ identifiers: [String], render: @escaping @Sendable ([InstrumentGap]) -> Chunk,
    each: (Chunk) throws -> Void
  ) throws {
    if !identifiers.isEmpty { return try compare(identifiers, render, each) }
    var last = ""
    while true {
      let keys = try registry.instrumentKeys(limit: Self.batch, after: last)
      guard let end = keys.last else { return }
      try compare(keys, render, each)
      last = end
    }
  }

  /// The identifiers that lead to no instrument, or to several.
  func unknown(_ identifiers: [String]) throws -> [String] {
    guard !identifiers.isEmpty else { return [] }
    let snapshot = try registry.facts(forInstruments: identifiers, on: day, known: known)
    return identifiers.filter { snapshot.instrument($0) == nil && Currency(argument: $0) == nil }
  }

  private func compare<Chunk: Sendable>(
    _ keys: [String], _ render: @escaping @Sendable ([InstrumentGap]) -> Chunk,
    _ each: (Chunk) throws -> Void
  ) throws {
    let snapshot = try registry.facts(forInstruments: keys, on: day, known: known)
    let finder = GapFinder(
      valuer: try Valuer(law: law, regimes: regimes, snapshot: snapshot), regimes: regimes,
      terms: terms, selection: selection)
    let differing = differing
    let chunks = try finder.gaps(keys) { gaps in
      var summary = GapSummary()
      for gap in gaps { summary.add(gap) }
      return (render(differing ? gaps.filter { $0.status != .same } : gaps), summary)
    }
    for (chunk, part) in chunks {
      summary.add(part)
      try each(chunk)
    }
  }
}

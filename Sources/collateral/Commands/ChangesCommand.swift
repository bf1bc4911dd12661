import ArgumentParser
import Collateral
import Comparison
import Registry
import Schedules

/// `changes`: what loads changed.
struct ChangesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "changes",
    abstract: "Show what loads changed: instruments, their facts, and what matters to collateral.",
    discussion: """
      By default of all loads of the newest day (UTC) on which something was loaded, which after a night is the whole \
      night; a night that crosses midnight is asked for with --since or by its loads.

      What was known before the loads is compared with what was known after them, both on the day of --on. A fact \
      that begins later does not count yet: `upcoming` tells it. Of a new or a lost instrument the regimes are named \
      under which it may serve. What matters to collateral is class, issuer, maturity and ratings, and eligibility \
      and haircut under each regime.

      Prices are counted, not listed: `attribute` says what they moved. The verdicts suppose what `gap` supposes.
      """)

  private static let batch = 20_000

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "A load, or several in a row such as 14-17. Default: those of the newest day.",
      valueName: "load"))
  var load: LoadRange?

  @Option(
    help: ArgumentHelp("Of all loads committed on this day (UTC) or later.", valueName: "date"))
  var since: CalendarDate?

  @Option(
    help: ArgumentHelp("Ask these regimes. Default: all.", valueName: "regime,…"))
  var regime: RegimeList?

  @Flag(help: "Print only what matters to collateral.")
  var onlyCollateral = false

  @OptionGroup(title: "What is supposed") var supposed: SupposedTerms

  func validate() throws {
    if load != nil, since != nil {
      throw ValidationError("Name loads, or a day with --since, not both.")
    }
  }

  func run() throws {
    var found = ChangesReport(onlyCollateral: onlyCollateral)
    var report = Report("changes", columns: ChangesReport.columns)
    let (span, prices) = try CommandFailure.wrapping {
      let law = try common.law()
      let regimes = regime?.names ?? law.regimes
      try common.check(regimes, of: law)
      try law.check(elections: supposed.choices.election)
      let (registry, known) = try common.openRegistry()
      let span = try LoadSpan(
        load, since: since, among: try registry.loads().filter { $0.id <= known })
      if load == nil, since == nil, !span.loads.isEmpty {
        common.note("note: \(span.text), those of the newest day; --since or LOAD name others")
      }
      let states = [
        RegistryState(on: common.day, known: span.before),
        RegistryState(on: common.day, known: span.last),
      ]
      let keys = try registry.instruments(
        concernedBy: try registry.subjects(ofLoadsAfter: span.before, through: span.last),
        in: states
      ).sorted()
      for start in stride(from: 0, to: keys.count, by: Self.batch) {
        let batch = Array(keys[start..<min(start + Self.batch, keys.count)])
        let sides = try states.map {
          try registry.facts(forInstruments: batch, on: $0.on, known: $0.known)
        }
        for side in sides { found.loads.merge(side.loads) { known, _ in known } }
        let finder = try ChangeFinder(
          law: law, regimes: regimes, terms: supposed.terms, before: sides[0], after: sides[1])
        for change in try finder.changes(batch) { report.rows += found.rows(change) }
      }
      return (
        span, try registry.priceCount(ofLoadsAfter: span.before, through: span.last)
      )
    }
    try print(report, found, span, prices)
  }

  private func print(
    _ report: Report, _ found: ChangesReport, _ span: LoadSpan, _ prices: Int
  ) throws {
    switch common.format {
    case .csv: try report.print(as: .csv)
    case .json:
      var counts: [String: Int] = ["prices": prices, "collateral": found.collateral]
      for kind in InstrumentChange.Kind.allCases {
        counts[kind.rawValue] = found.counts[kind] ?? 0
      }
      try JSONDocument([
        "on": .init(common.day.description), "loads": .init(span.loads.map(\.id)),
        "counts": .init(counts), report.name: .init(report.objects),
      ]).print()
    case .table:
      try StandardOutput.print(
        "\(span.text) on \(common.day): instruments \(found.summary); \(prices) prices")
      if report.rows.isEmpty { return }
      try StandardOutput.print("")
      try ChangesReport.short(report).print(as: .table)
    }
  }
}

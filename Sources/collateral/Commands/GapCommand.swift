import Loading
import ArgumentParser
import Collateral
import Comparison
import Money
import Registry
import Schedules
import Valuation

/// `gap`: where regimes differ.
struct GapCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract:
      "Show where regimes differ: instrument by instrument, on the rules alone, or in money.",
    discussion: """
      Without identifiers the whole registry is compared. Supposes collateral posted by somebody unrelated, settled \
      in the instrument's own currency; the options below suppose otherwise. With --pledges the agreements say it.

      In a table, more than a thousand instruments are summed up by class; CSV and JSON print every row.
      """)

  private static let rowsInTable = 1_000

  @OptionGroup var common: CommonOptions

  @Option(help: ArgumentHelp("Two or more regimes or compositions.", valueName: "regime,…"))
  var regimes: RegimeList

  @Argument(help: ArgumentHelp("Any identifiers, or currency codes for cash.", valueName: "id"))
  var identifiers: [String] = []

  @Option(name: .customLong("class"), help: ArgumentHelp("Only this class.", valueName: "class"))
  var assetClass: AssetClass?

  @Option(help: ArgumentHelp("Only instruments in this currency.", valueName: "currency"))
  var currency: Currency?

  @Option(
    help: ArgumentHelp(
      "Only residual maturities in this band, such as \">1 ≤5\".", valueName: "band"))
  var maturity: MaturityBand?

  @Flag(help: "Leave out instruments on which the regimes agree.")
  var differing = false

  @Flag(help: "Print the summary by class alone.")
  var summary = false

  @Flag(help: "Compare the rules themselves, without instruments.")
  var schedules = false

  @Flag(help: "With --schedules: print the cells on which the regimes agree, too.")
  var all = false

  @Option(
    help: ArgumentHelp("Weigh the difference in these pledges (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var pledges: String?

  @Option(
    help: ArgumentHelp("The agreements of the pledges (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String?

  @Option(
    name: .customLong("draft"),
    help: ArgumentHelp(
      "A draft file, or the folder of a regime, in the place of what stands today.",
      valueName: "path"), completion: .file(extensions: ["yaml"]))
  var drafts: [String] = []

  @Flag(help: "Use a draft although examples of its own fail.")
  var despiteExamples = false

  @OptionGroup(title: "What is supposed") var supposed: SupposedTerms

  func validate() throws {
    if regimes.names.count < 2 { throw ValidationError("--regimes needs two or more regimes.") }
    if (pledges == nil) != (agreements == nil) {
      throw ValidationError("--pledges and --agreements go together.")
    }
    if schedules, pledges != nil || !identifiers.isEmpty {
      throw ValidationError("--schedules compares rules, not instruments or pledges.")
    }
    if schedules, currency != nil || maturity != nil {
      throw ValidationError("--schedules has every currency and maturity in its cells.")
    }
    if schedules, differing || summary {
      throw ValidationError("--schedules leaves out what agrees, and has no summary.")
    }
    if pledges != nil, differing || summary || !identifiers.isEmpty || supposed.isStated {
      throw ValidationError(
        "With --pledges the agreements say the terms, and every pledge counts: leave out identifiers, --differing, --summary and what is supposed."
      )
    }
    if !drafts.isEmpty, pledges != nil {
      throw ValidationError("`impact` weighs a draft in pledges.")
    }
    if despiteExamples, drafts.isEmpty {
      throw ValidationError("--despite-examples goes with --draft.")
    }
    if all, !schedules { throw ValidationError("--all goes with --schedules.") }
  }

  func run() throws {
    if schedules {
      try compareRules()
    } else if let pledges, let agreements {
      try weigh(pledges, agreements)
    } else {
      try compareInstruments()
    }
  }

  /// The law, with drafts where they are given.
  private func law() throws -> Law {
    try CommandFailure.wrapping {
      guard !drafts.isEmpty else {
        let law = try common.law(valuing: regimes.names)
        try law.check(elections: supposed.choices.election)
        return law
      }
      let draft = try DraftLaw(
        try DraftFiles(drafts), try common.referenceDataFolder(), despiteExamples: despiteExamples)
      if let unknown = regimes.names.first(where: { draft.law.head(of: $0) == nil }) {
        throw CommandFailure(
          .usage, ValuationError.unknownRegime(unknown, known: draft.law.regimes).description)
      }
      try draft.law.check(elections: supposed.choices.election)
      return draft.law
    }
  }

  private func say(_ law: Law) {
    if let note = PurposesNote.text(law, regimes.names) { common.note(note) }
    for name in regimes.names {
      if let validity = law.head(of: name)?.validity, !validity.contains(common.day) {
        common.note(
          "note: \(name) is not in force on \(common.day), and is left out of the comparison")
      }
    }
  }

  private func compareRules() throws {
    let law = try self.law()
    say(law)
    for note in GridReport.notes { common.note(note) }
    let grid = try CommandFailure.wrapping {
      try RuleGrid(
        law: law, regimes: regimes.names, on: common.day, terms: supposed.terms,
        includingSame: all)
    }
    if common.format == .table {
      try GridReport.table(grid, of: assetClass).print(as: .table)
    } else {
      try GridReport.report(grid, of: assetClass).print(as: common.format)
    }
  }

  private func weigh(_ pledges: String, _ agreements: String) throws {
    let book = try PreparedBook(
      pledges: pledges, agreements: agreements, regimes: regimes.names, common)
    say(book.law)
    let valuer = BookValuer(
      valuer: book.valuer, agreements: book.desk.agreements, regimes: regimes.names)
    do {
      let wanted = book.desk.pledges.filter {
        selection.accepts($0.instrument, in: book.valuer)
      }
      let result = try valuer.value(wanted) { rows in
        rows.filter { $0.verdict.decision == .eligible }.map { [$0.agreement, $0.regime] }
      }
      var eligible: [[String]: Int] = [:]
      for key in result.chunks.joined() { eligible[key, default: 0] += 1 }
      try WeighedGapReport.report(try WeighedGap(result.totals, eligible: eligible))
        .print(as: common.format)
    } catch let error as ValuationError {
      throw book.located(error, pledges)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(agreements): a total does not fit: \(error)")
    }
  }

  private func compareInstruments() throws {
    let law = try self.law()
    say(law)
    let comparison = try CommandFailure.wrapping {
      try RegistryComparison(
        law: law, regimes: regimes.names, terms: supposed.terms, selection: selection,
        differing: differing, common)
    }
    let unknown = try CommandFailure.wrapping { try comparison.unknown(identifiers) }
    if !unknown.isEmpty {
      throw CommandFailure(
        .refused,
        "no single instrument `\(unknown[0])` is known on \(common.day)\n  `collateral search` finds names and parts of identifiers"
      )
    }
    let isLarge = identifiers.isEmpty && comparison.count > Self.rowsInTable
    let rows = GapRow(regimes.names, law)
    switch (common.format, summary) {
    case (.csv, false):
      try StandardOutput.write(CSVText.line(GapRow.columns))
      try comparison.run(identifiers) { gaps in
        var bytes: [UInt8] = []
        for gap in gaps {
          for row in rows.rows(gap) { CSVText.append(row.map(\.text), to: &bytes) }
        }
        return bytes
      } each: {
        try StandardOutput.write($0)
      }
    case (.table, false) where !isLarge, (.json, false):
      var report = Report("gaps", columns: GapRow.columns)
      try comparison.run(identifiers) {
        $0.flatMap(rows.rows)
      } each: {
        report.rows += $0
      }
      let sums = GapSummaryReport.report(comparison.summary)
      guard common.format == .json else {
        try report.print(as: .table)
        try StandardOutput.print("")
        return try sums.print(as: .table)
      }
      try JSONDocument([
        "on": .init(common.day.description), "gaps": .init(report.objects),
        "summary": .init(sums.objects),
      ]).print()
    default:
      if !summary {
        common.note("note: \(comparison.count) instruments; the rows are in --format csv")
      }
      try comparison.run(identifiers) { _ in
        0
      } each: { _ in
      }
      try GapSummaryReport.report(comparison.summary).print(as: common.format)
    }
  }

  private var selection: GapFinder.Selection {
    var selection = GapFinder.Selection()
    selection.assetClass = assetClass
    selection.currency = currency
    if let band = maturity?.resolved(on: common.day) {
      selection.maturity = { band.contains($0) }
    }
    return selection
  }
}

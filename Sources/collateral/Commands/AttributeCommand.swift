import ArgumentParser
import Collateral
import Comparison
import Loading
import Money
import Valuation

/// `attribute`: why collateral values moved.
struct AttributeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attribute",
    abstract: "Show why the collateral value of each agreement moved between two answers.",
    discussion: """
      An answer is that of `value --on DAY --known-at INSTANT`. The change is split into parts that add up to it, to the \
      minor unit. One input after another moves from its old to its new state, in this order, and every pledge is valued \
      after each move:

      returned: pledges of the earlier book alone; quantity; price; exchange-rate; passage-of-time: the same facts and \
      the same law, seen on the later day; reference-data: all other facts, and who keeps a pledge; rule: the law of the later day; agreement: \
      its terms; new: pledges of the later book alone; limits: less the change of what is disregarded.

      Where two inputs change together, what they do together counts for the later one. Pledges are the same where name, \
      agreement and instrument are; others are returned and new. Under a regime that an agreement does not name on one \
      side, it is worth nothing there.

      The table names first what moved a part most; --format csv and json name all of it.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("The pledges (CSV).", valueName: "pledges.csv"),
    completion: .file(extensions: ["csv"]))
  var pledges: String

  @Option(
    help: ArgumentHelp("The agreements (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String

  @Option(
    help: ArgumentHelp(
      "The earlier answer: a day, and the instant whose knowledge counts, such as 2026-11-20@2026-11-20T18:00:00Z. Default instant: now.",
      valueName: "date[@instant]"))
  var from: PointInTime

  @Option(help: ArgumentHelp("The later answer.", valueName: "date[@instant]"))
  var to: PointInTime

  @Option(
    help: ArgumentHelp("The pledges of the earlier answer. Default: the same.", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var before: String?

  @Option(
    help: ArgumentHelp(
      "The agreements of the earlier answer. Default: the same.", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var beforeAgreements: String?

  @Option(
    help: ArgumentHelp(
      "Value under these regimes instead of the agreements' own.", valueName: "regime,…"))
  var regime: RegimeList?

  @Flag(help: "Print a row a pledge and part instead of a row an agreement, regime and part.")
  var byPledge = false

  @Flag(help: "Print parts that move nothing, too.")
  var all = false

  @OptionGroup var terms: TermsOption

  @OptionGroup var totals: TotalsFile

  func validate() throws {
    if common.on != nil || common.knownAt != nil {
      throw ValidationError(
        "--from and --to say the days and the instants: leave out --on and --known-at.")
    }
    // A book of which one file stays is read twice.
    var read = [pledges, agreements]
    if earlier != later { read += [earlier.pledges, earlier.agreements] }
    if read.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read once; name files for the rest.")
    }
  }

  private var earlier: BookPair.Files {
    .init(pledges: before ?? pledges, agreements: beforeAgreements ?? agreements)
  }

  private var later: BookPair.Files { .init(pledges: pledges, agreements: agreements) }

  func run() throws {
    let pair = try BookPair(
      before: earlier, after: later, from: from, to: to, regimes: regime?.names,
      terms: terms.folder(beside: agreements), common)
    do {
      let attributions = try pair.attributor.attribute()
      let sums = try AttributionReport.agreements(
        attributions, before: pair.before.agreements, after: pair.after.agreements)
      try totals.write(sums.csv())
      let parts =
        byPledge
        ? AttributionReport(pledges: attributions, loads: pair.loads, all: all)
        : AttributionReport(parts: attributions, loads: pair.loads, all: all)
      try print(parts, sums, pair)
    } catch let error as ValuationError {
      throw pair.located(error)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(agreements): a total does not fit: \(error)")
    }
  }

  private func print(_ parts: AttributionReport, _ sums: Report, _ pair: BookPair) throws {
    switch common.format {
    case .csv: try parts.full.print(as: .csv)
    case .json:
      func point(_ point: PointInTime, _ known: Int64) -> JSONDocument.Part {
        .init([
          "on": JSONDocument.Part(point.day.description), "known_load": JSONDocument.Part(known),
        ])
      }
      try JSONDocument([
        "from": point(from, pair.known.from), "to": point(to, pair.known.to),
        "parts": .init(parts.objects), sums.name: .init(sums.objects),
      ]).print()
    case .table:
      if parts.isEmpty {
        try StandardOutput.print("nothing moves")
      } else {
        try parts.short.print(as: .table)
      }
      try StandardOutput.print("")
      try sums.print(as: .table)
    }
  }
}

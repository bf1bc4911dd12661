import ArgumentParser
import Collateral
import Comparison
import Foundation
import Loading
import Money
import Schedules
import Valuation

/// `impact`: what a draft would do to the pledges in hand.
struct ImpactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "impact",
    abstract: "Show what a draft schedule would do to the pledges in hand.",
    discussion: """
      A file replaces that of its `regime` and `schedule`, a folder replaces its regime as a whole, and a file \
      sources.yaml the list of acts. The draft is checked like any schedule, with its own examples; a bad one values \
      nothing: status 65. Nothing is changed, neither the schedules nor the registry.

      Compared are the drafted regimes, those that follow them and compositions of them, under the agreements that \
      use them. A regime that is new is compared with that of --against.
      """)

  /// Columns of a pledge and of an agreement that a table shows.
  private static let shown = (pledge: 13, agreement: 14)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("Draft files, or the folder of a regime.", valueName: "draft"),
    completion: .file(extensions: ["yaml"]))
  var drafts: [String]

  @Option(
    help: ArgumentHelp("The pledges (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var pledges: String

  @Option(
    help: ArgumentHelp("The agreements (CSV).", valueName: "path"),
    completion: .file(extensions: ["csv"]))
  var agreements: String

  @Option(
    help: ArgumentHelp(
      "Value every agreement under these regimes instead of its own.", valueName: "regime,…"))
  var regime: RegimeList?

  @Option(
    help: ArgumentHelp(
      "What stands today for a draft regime that is new: agreements under it are valued.",
      valueName: "regime"))
  var against: String?

  @Flag(help: "Value the draft although examples of its own fail.")
  var despiteExamples = false

  @Flag(help: "Print pledges on which nothing changes, too.")
  var all = false

  @OptionGroup var requirements: RequirementsFile

  @OptionGroup var totals: TotalsFile

  func run() throws {
    let (draft, book, plan) = try CommandFailure.wrapping { try prepare() }
    if let first = draft.unsettled.first {
      common.note(
        "note: under the draft \(draft.unsettled.count) examples do not hold, first \(first.location): \(first.message)"
      )
    }
    if plan.steps.isEmpty {
      common.note(
        "note: no agreement uses \(Dependents.reached(from: draft.regimes, in: draft.law).joined(separator: ", ")); --regime values under it all the same"
      )
    }
    do {
      let valuer = try ImpactValuer(
        current: book.law, draft: draft.law, plan: plan, snapshot: book.valuer.snapshot)
      let agreements = book.desk.agreementLines.compactMap { book.desk.agreements[$0.agreement] }
      let result = try valuer.value(book.desk.pledges, under: agreements)
      let sums = try ImpactReport.agreements(result.agreements, book.desk.agreements)
      try totals.write(sums.csv())
      try print(ImpactReport.pledges(result.pledges, all: all), sums)
    } catch let error as ValuationError {
      throw book.located(error, pledges)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(self.agreements): a total does not fit: \(error)")
    }
  }

  private func prepare() throws -> (DraftLaw, PreparedBook, ImpactPlan) {
    let draft = try DraftLaw(
      try DraftFiles(drafts), try common.referenceDataFolder(), despiteExamples: despiteExamples)
    let current = try common.law()
    try check(regime?.names ?? [], of: draft.law)
    try check(against.map { [$0] } ?? [], of: current)
    let isNew = { (name: String) in current.head(of: name) == nil }
    if against != nil, !draft.law.regimes.contains(where: isNew) {
      throw CommandFailure(.usage, "--against is for a draft regime that is new\n  leave it out")
    }
    let wanted = regime?.names ?? Dependents.reached(from: draft.regimes, in: draft.law)
    if let name = wanted.first(where: isNew), against == nil {
      throw CommandFailure(
        .usage,
        "\(name) is new, so that nothing stands for it today\n  name a regime to compare it with: --against"
      )
    }
    let book = try PreparedBook(
      pledges: pledges, agreements: agreements, requirements: requirements.requirements,
      regimes: wanted.filter { !isNew($0) } + (against.map { [$0] } ?? []), common)
    let plan = ImpactPlan(
      drafted: draft.regimes, current: current, draft: draft.law,
      agreements: book.desk.agreements, chosen: regime?.names, against: against)
    return (draft, book, plan)
  }

  private func check(_ names: [String], of law: Law) throws(CommandFailure) {
    for name in names where law.head(of: name) == nil {
      throw CommandFailure(
        .usage, ValuationError.unknownRegime(name, known: law.regimes).description)
    }
  }

  private func print(_ rows: Report, _ sums: Report) throws {
    switch common.format {
    case .csv: try rows.print(as: .csv)
    case .json:
      try JSONDocument([
        "on": .init(common.day.description), rows.name: .init(rows.objects),
        sums.name: .init(sums.objects),
      ]).print()
    case .table:
      if rows.rows.isEmpty {
        try StandardOutput.print("nothing changes")
      } else {
        try ImpactReport.short(rows, columns: Self.shown.pledge).print(as: .table)
      }
      try StandardOutput.print("")
      try ImpactReport.short(sums, columns: Self.shown.agreement).print(as: .table)
    }
  }
}

import ArgumentParser
import Collateral
import Foundation
import Loading
import Money
import Valuation

/// `value`: the main job.
struct ValueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "value",
    abstract: "Value posted collateral: every pledge under the regimes of its agreement.",
    discussion: """
      Prints one row a pledge and regime, in the order of the file. A pledge that cannot be settled is undetermined \
      and counts as zero; its reasons name what is missing. A bad row in either file refuses both: status 65.

      Limits of a regime look at all pledges of an agreement; what they take is `disregarded`. The command `limits` shows \
      each of them.
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
      "Value under these regimes instead of the agreements' own.", valueName: "regime,…"))
  var regime: RegimeList?

  @OptionGroup var requirements: RequirementsFile
  @OptionGroup var terms: TermsOption

  @OptionGroup var totals: TotalsFile

  @Flag(help: "Print the totals of the agreements in the place of the rows (CSV).")
  var totalsOnly = false

  func validate() throws {
    if totalsOnly, common.format != .csv {
      throw ValidationError("--totals-only goes with --format csv.")
    }
  }

  func run() throws {
    if common.format == .csv { return try printWholeBook() }
    let book = try PreparedBook(
      pledges: pledges, agreements: agreements, requirements: requirements.requirements,
      regimes: regime?.names, terms: terms.folder(beside: agreements), common)
    let valuer = BookValuer(
      valuer: book.valuer, agreements: book.desk.agreements, regimes: regime?.names)
    do {
      let result = try valuer.value(book.desk.pledges) { rows in rows.map(ValueRow.cells) }
      let sums = try TotalsReport.report(result.totals, book.desk, regimes: regime?.names)
      try totals.write(sums.csv())
      let rows = result.chunks.flatMap { $0 }
      try print(Report("values", columns: ValueRow.columns, rows: rows), sums)
    } catch let error as ValuationError {
      throw book.located(error, pledges)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(agreements): a total does not fit: \(error)")
    }
  }

  /// Rows as CSV, for programs: as many as there may be.
  private func printWholeBook() throws {
    let book = try PreparedLeanBook(
      pledges: pledges, agreements: agreements, requirements: requirements.requirements,
      regimes: regime?.names, terms: terms.folder(beside: agreements), common)
    do {
      let valued = try book.valuer.value()
      if totalsOnly || totals.totals != nil {
        let sums = try TotalsReport.csv(valued.totals, book.desk, regimes: regime?.names)
        try totals.write(sums)
        if totalsOnly { try StandardOutput.write(sums) }
      } else {
        try TotalsReport.check(valued.totals, book.desk, regimes: regime?.names)
      }
      if !totalsOnly {
        try StandardOutput.write(CSVText.line(ValueRow.columns))
        try LeanRowText(valued).write()
      }
      try StandardOutput.flush()
      // The system takes back the memory of a large book faster than it can be given back piece by piece.
      ExitStatus.success.exit()
    } catch let error as ValuationError {
      throw CommandFailure(error, in: book.desk, pledges)
    } catch let error as NumberError {
      throw CommandFailure(.refused, "\(agreements): a total does not fit: \(error)")
    }
  }

  private func print(_ values: Report, _ totals: Report) throws {
    guard common.format == .json else {
      try values.print(as: .table)
      try StandardOutput.print("")
      try totals.print(as: .table)
      return
    }
    try JSONDocument([
      "on": .init(common.day.description), "values": .init(values.objects),
      "totals": .init(totals.objects),
    ]).print()
  }
}

import ArgumentParser
import Collateral
import Foundation
import Loading
import ReferenceData
import Valuation

/// `demo`: the whole path on the sample desk.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract:
      "Load the sample desk, value its pledges under several regimes, and explain one of them.",
    discussion:
      "Works in a temporary registry, or in the one that --registry names. Everything in the sample is invented."
  )

  @OptionGroup var common: CommonOptions

  /// The day for which the sample desk is made.
  static let day = "2026-11-20"
  /// The files of the sample desk, in an order that a night job might use.
  static let feeds = [
    "firds-sample.xml", "ecb-rates.xml", "entities.csv", "instruments.csv", "ratings.csv",
    "assessments.csv", "index-members.csv", "fund-holdings.csv", "prices.csv", "fx.csv",
  ]
  /// The pledge that is explained.
  static let explained = "P056"
  /// The regime under which it is explained.
  static let regime = "eu-emir"
  private static let shown = 12

  func validate() throws {
    if common.format != .table { throw ValidationError("demo prints text; leave out --format.") }
  }

  func run() throws {
    let samples = "\(try common.referenceDataFolder().path)/samples"
    var common = common
    common.on = try common.on ?? CalendarDate(Self.day)
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "collateral-demo-\(UUID().uuidString)")
    if common.registry == nil {
      do {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
      } catch {
        throw CommandFailure(
          .io, "\(folder.path): cannot be made\n  set TMPDIR to a folder that can be written")
      }
      common.registry = folder.appendingPathComponent("demo.sqlite").path
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    if !common.quiet {
      try StandardOutput.print("Loading \(Self.feeds.count) files of reference data")
    }
    for feed in Self.feeds {
      let report = try ImportCommand.load("\(samples)/\(feed)", common, LoadOptions())
      if !common.quiet { try StandardOutput.print("  " + LoadLine.text(report, name: feed)) }
    }
    try value(samples, common)
  }

  private func value(_ samples: String, _ common: CommonOptions) throws {
    let pledges = "\(samples)/pledges.csv"
    let book = try PreparedBook(
      pledges: pledges, agreements: "\(samples)/agreements.csv", regimes: nil,
      terms: TermsFolder(path: "\(samples)/terms"), common)
    let valuer = BookValuer(valuer: book.valuer, agreements: book.desk.agreements)
    do {
      let result = try valuer.value(book.desk.pledges) { rows in rows.map(ValueRow.cells) }
      let rows = result.chunks.flatMap { $0 }
      try StandardOutput.print(
        "\nThe first \(Self.shown) of \(rows.count) rows: \(book.desk.pledges.count) pledges on \(common.day)"
      )
      try Self.narrow(Array(rows.prefix(Self.shown))).print(as: .table)
      try StandardOutput.print("\nAgreements")
      try TotalsReport.report(result.totals, book.desk).print(as: .table)
      guard let pledge = book.desk.pledges.first(where: { $0.id == Self.explained }),
        let agreement = book.desk.agreements[pledge.agreement]
      else { return }
      try StandardOutput.print(
        "\nOne Treasury with exactly one year left: \(agreement.regimes.count) regimes, two haircuts"
      )
      try Self.narrow(rows.filter { $0[0].text == Self.explained }).print(as: .table)
      let posted = book.desk.pledges.filter { $0.agreement == agreement.id }
      let explained = try book.valuer.value(
        posted, under: agreement, regime: Self.regime, explaining: { $0.id == Self.explained }
      ).rows.first { $0.pledge == Self.explained }
      try StandardOutput.print("\nWhy it is worth what it is under \(Self.regime)")
      var text = ExplanationText(law: book.law, loads: book.valuer.snapshot.loads)
      for line in explained?.explanation.map({ text.lines($0) }) ?? [] {
        try StandardOutput.print(line)
      }
    } catch let error as ValuationError {
      throw book.located(error, pledges)
    }
  }

  /// The columns that fit a terminal.
  private static func narrow(_ rows: [[Cell]]) -> Report {
    let wanted = [
      "pledge", "regime", "instrument", "decision", "market_value_base", "base_currency", "haircut",
      "currency_mismatch", "collateral_value", "flags", "reasons",
    ]
    let indices = wanted.compactMap { ValueRow.columns.firstIndex(of: $0) }
    return Report("values", columns: wanted, rows: rows.map { row in indices.map { row[$0] } })
  }
}

import ArgumentParser
import Collateral
import Money
import Registry

/// `search`: instruments by name or part of an identifier.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find instruments by name or by part of an identifier.")

  @OptionGroup var common: CommonOptions

  @Argument(help: "What the name or an identifier contains; the case of letters does not matter.")
  var text: String

  @Option(help: ArgumentHelp("At most so many.", valueName: "n"))
  var limit = 50

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if text.isEmpty { throw ValidationError("Say what to look for.") }
  }

  func run() throws {
    let report = try CommandFailure.wrapping {
      let (registry, known) = try common.openRegistry()
      let keys = try registry.search(text, limit: limit, on: common.day, known: known)
      let snapshot = try registry.facts(forInstruments: keys, on: common.day, known: known)
      return Self.report(keys.compactMap { snapshot.instruments[$0] }, snapshot)
    }
    try report.print(as: common.format)
    if report.rows.count == limit {
      common.note("note: there may be more than \(limit); see --limit")
    }
  }

  private static func report(_ instruments: [InstrumentFacts], _ snapshot: FactSnapshot) -> Report {
    var report = Report(
      "instruments",
      columns: ["instrument", "name", "asset_class", "cfi", "currency", "maturity", "issuer"])
    for facts in instruments {
      let record = facts.record
      let issuer = record.issuer.map { snapshot.entities[$0]?.record.name ?? $0.value }
      report.rows.append([
        .text(record.id), Cell(record.name), Cell(record.assetClass?.rawValue),
        Cell(record.cfi?.value), Cell(record.currency?.code),
        Cell(record.maturityDate.map { $0.isPerpetual ? "perpetual" : $0.description }),
        Cell(issuer),
      ])
    }
    return report
  }
}

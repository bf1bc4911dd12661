import ArgumentParser
import Collateral
import Comparison
import Foundation
import Loading
import Money
import ReferenceData
import Registry
import Schedules
import Valuation

/// Compares regimes over a generated registry, and says what it took.
struct GapBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gap",
    abstract: "Compare many instruments under many regimes: law, examples, facts, verdicts, rows.")

  @Option(help: "How many instruments.")
  var instruments = 100_000

  @Option(
    help: ArgumentHelp("Regimes, joined by commas. Default: every regime.", valueName: "regime,…"))
  var regimes: String?

  func validate() throws {
    guard instruments >= 12 else { throw ValidationError("--instruments must be at least 12.") }
  }

  func run() throws {
    try GeneratedDesk.with(pledges: 1, instruments: instruments, agreements: 1) { desk in
      print(Measurement.header)
      try compare(desk.registry, desk.reference)
      print("peak memory of this program: \(Measurement.peakMebibytes) MiB")
    }
  }

  private func compare(_ path: String, _ reference: ReferenceDataFolder) throws {
    let bytes = try Measurement.size(path)
    func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
      try Measurement.printing(name, records: instruments, bytes: bytes, body)
    }
    var whole = Measurement(name: "all", records: instruments, bytes: bytes)
    let law = try measure("law") { try reference.law() }
    let names = regimes?.split(separator: ",").map(String.init) ?? law.schedules.keys.sorted()
    let failures = measure("examples") { law.regimes.flatMap(ExampleRunner(law: law).failures) }
    guard failures.isEmpty else {
      throw ValidationError(failures.map(\.description).joined(separator: "\n"))
    }
    let keys = try Registry(readingAt: path).instrumentKeys(limit: .max)
    let snapshot = try measure("facts") {
      try Registry(readingAt: path).facts(
        forInstruments: keys, on: try CalendarDate(DeskGenerator.day), known: .max)
    }
    let valuer = try measure("prepare") {
      try Valuer(law: law, regimes: names, snapshot: snapshot)
    }
    let finder = GapFinder(valuer: valuer, regimes: names, terms: AssumedAgreement())
    let chunks = try measure("compare") {
      try finder.gaps(keys) { gaps in
        var summary = GapSummary()
        for gap in gaps { summary.add(gap) }
        return summary
      }
    }
    whole.stop()
    print(whole)
    var summary = GapSummary()
    for chunk in chunks { summary.add(chunk) }
    let differing = summary.lines.reduce(0) { sum, line in
      sum + line.instruments - (line.counts[.same] ?? 0)
    }
    print("\(names.count) regimes; they part on \(differing) of \(instruments) instruments")
  }
}

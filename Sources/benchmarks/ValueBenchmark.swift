import ArgumentParser
import Collateral
import Foundation
import Loading
import Money
import ReferenceData
import Registry
import Schedules
import Valuation

/// Values a generated book, and says what it took.
struct ValueBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "value",
    abstract:
      "Value a generated book of pledges under two regimes: read, join, decide, convert, total, print."
  )

  @Option(help: "How many pledges.")
  var pledges = 1_000_000

  @Option(help: "How many instruments.")
  var instruments = 184_000

  @Option(help: "How many agreements.")
  var agreements = 20_000

  @Flag(help: "Also run a plain Python script that does a part of the work over the same files.")
  var peer = false

  func validate() throws {
    guard pledges > 0, instruments >= 12, agreements > 0 else {
      throw ValidationError("The numbers must be positive, and instruments at least 12.")
    }
  }

  func run() throws {
    try GeneratedDesk.with(
      pledges: pledges, instruments: instruments, agreements: agreements
    ) { desk in
      print(Measurement.header)
      try value(desk.folder, desk.registry, desk.reference)
      if peer {
        if let line = try ValuePeer.run(desk.folder, pledges: pledges) {
          print(line)
        } else {
          print("python3 is not here; the peer was left out")
        }
      }
      print("peak memory of this program: \(Measurement.peakMebibytes) MiB")
    }
  }

  private func value(_ folder: URL, _ path: String, _ reference: ReferenceDataFolder) throws {
    let pledgesFile = folder.appendingPathComponent("pledges.csv").path
    let bytes = try Measurement.size(pledgesFile)
    func measure<Result>(_ name: String, _ body: () throws -> Result) rethrows -> Result {
      try Measurement.printing(name, records: pledges, bytes: bytes, body)
    }
    var whole = Measurement(name: "all", records: pledges, bytes: bytes)
    let desk = try measure("read") {
      try DeskBook(
        pledges: pledgesFile, agreements: folder.appendingPathComponent("agreements.csv").path)
    }
    let law = try measure("law") { try reference.law(for: ["eu-emir", "us-cftc"]) }
    let facts = try measure("facts") {
      try Registry(readingAt: path).bookFacts(
        forInstruments: desk.pledges.instruments,
        entities: Set(desk.agreements.values.compactMap(\.pledgor)),
        on: try CalendarDate(DeskGenerator.day), known: .max)
    }
    let valuer = try measure("prepare") {
      try LeanBookValuer(
        law: law, facts: facts, pledges: desk.pledges, agreements: desk.agreements)
    }
    let book = try measure("value") { try valuer.value() }
    whole.stop()
    print(whole)
    let eligible = desk.pledges.indices.count { book.row($0, 0)?.verdict.decision == .eligible }
    print("\(book.totals.count) agreement totals; \(eligible) of \(pledges) pledges eligible")
  }
}

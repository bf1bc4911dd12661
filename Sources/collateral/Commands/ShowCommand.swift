import ArgumentParser
import Collateral
import Money
import Registry
import Schedules
import Valuation

/// `show`: one instrument by any identifier.
struct ShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract:
      "Show one instrument: its facts, where they came from, and the verdict under every regime.",
    discussion: """
      Takes an ISIN, CUSIP, FIGI, DTI, futures symbol, ticker, any other identifier, or a currency code. The verdicts \
      suppose that it is posted by somebody unrelated, to a financial end user, under an agreement that settles in \
      the instrument's own currency.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Any identifier.", valueName: "id"))
  var identifier: String

  @Flag(help: "Print every version that was ever known.")
  var history = false

  @Flag(
    name: .customLong("facts"), help: "Print the facts alone: no law is read, which is quicker.")
  var factsOnly = false

  func run() throws {
    let (facts, verdicts, details) = try CommandFailure.wrapping { try answer() }
    switch common.format {
    case .table:
      try facts.print(as: .table)
      for detail in details where !detail.rows.isEmpty {
        try StandardOutput.print("\n\(detail.name):")
        try detail.print(as: .table)
      }
      guard let verdicts else { return }
      try StandardOutput.print("\n\(verdicts.name):")
      try verdicts.print(as: .table)
    case .csv:
      try (history ? details.last ?? facts : verdicts ?? facts).print(as: .csv)
    case .json:
      var parts: [String: JSONDocument.Part] = [
        "on": .init(common.day.description), facts.name: .init(facts.objects),
      ]
      if let verdicts { parts[verdicts.name] = .init(verdicts.objects) }
      for detail in details { parts[detail.name] = .init(detail.objects) }
      try JSONDocument(parts).print()
    }
  }

  private func answer() throws -> (Report, Report?, [Report]) {
    let law = factsOnly ? nil : try common.law()
    if let law { try common.check(law.regimes, of: law) }
    let (registry, known) = try common.openRegistry()
    let snapshot = try registry.facts(forInstruments: [identifier], on: common.day, known: known)
    if let keys = snapshot.ambiguous[identifier] {
      throw CommandFailure(
        .refused,
        "`\(identifier)` fits several instruments: \(keys.joined(separator: ", "))\n  name one of them"
      )
    }
    guard let facts = snapshot.instrument(identifier) ?? Self.cash(identifier) else {
      throw CommandFailure(
        .refused,
        "no instrument `\(identifier)` is known on \(common.day)\n  `collateral search` finds names and parts of identifiers"
      )
    }
    var details = [
      InstrumentReport.ratings(facts, snapshot),
      InstrumentReport.conflicts(
        try registry.conflicts(facts.record.id, on: common.day, known: known)),
    ]
    if history {
      details.append(
        InstrumentReport.history(try registry.history(facts.record.id, known: known)))
    }
    return (
      InstrumentReport.facts(facts, snapshot),
      try law.map { try InstrumentReport.verdicts(facts, $0, snapshot, identifier) }, details
    )
  }

  private static func cash(_ identifier: String) -> InstrumentFacts? {
    guard let currency = Currency(argument: identifier) else { return nil }
    var record = InstrumentRecord(id: currency.code, idType: .other)
    record.assetClass = .cash
    record.currency = currency
    return InstrumentFacts(record: record)
  }
}

import ArgumentParser
import Collateral
import Foundation
import ReferenceData
import Registry
import Schedules
import Valuation

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The registry file. Default: $COLLATERAL_REGISTRY, else ./collateral.sqlite.",
      valueName: "path"), completion: .file(extensions: ["sqlite"]))
  var registry: String?

  @Option(
    help: ArgumentHelp(
      "The day that the question is about. Default: today (UTC).", valueName: "date"))
  var on: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Answer with what was known at this instant, such as 2026-11-20T18:00:00Z. Default: now.",
      valueName: "instant"))
  var knownAt: Instant?

  @Option(help: "How to print results.")
  var format: OutputFormat = .table

  @Flag(help: "Print no notes and no progress.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The folder with schedules and mappings. Default: $COLLATERAL_REFERENCE_DATA, else found near the program.",
      valueName: "path"), completion: .directory)
  var referenceData: String?

  /// Path of the registry.
  var registryPath: String {
    registry ?? ProcessInfo.processInfo.environment["COLLATERAL_REGISTRY"] ?? "collateral.sqlite"
  }

  /// The day that the question is about.
  var day: CalendarDate { on ?? Instant.now.day }

  /// The registry for reading, and the last load that counts.
  func openRegistry() throws -> (registry: Registry, known: Int64) {
    let registry = try Registry(readingAt: registryPath)
    return (registry, try registry.knownLoad(at: knownAt))
  }

  /// The folder with schedules and mappings.
  func referenceDataFolder() throws -> ReferenceDataFolder {
    guard let folder = ReferenceDataFolder.find(stated: referenceData) else {
      throw CommandFailure(
        .unreadable,
        """
        \(referenceData ?? "reference-data"): no folder with schedules
          name it with --reference-data or $COLLATERAL_REFERENCE_DATA
        """)
    }
    return folder
  }

  /// All the law; nothing is valued while some of it is wrong.
  func law() throws -> Law {
    let law = try referenceDataFolder().law()
    if !law.problems.isEmpty { throw CommandFailure(law.problems) }
    return law
  }

  /// As much of the law as valuing under these regimes needs; nothing is valued while some of it is wrong.
  func law(for regimes: Set<String>) throws -> Law {
    let law = try referenceDataFolder().law(for: regimes)
    if !law.problems.isEmpty { throw CommandFailure(law.problems) }
    return law
  }

  /// All the law, for valuing under these regimes.
  func law(valuing regimes: some Collection<String>) throws -> Law {
    let law = try law()
    try check(regimes, of: law)
    return law
  }

  /// Refuses regimes that do not exist, and all the law while an example of any schedule fails.
  func check(_ regimes: some Collection<String>, of law: Law) throws(CommandFailure) {
    if let unknown = regimes.first(where: { law.head(of: $0) == nil }) {
      throw CommandFailure(
        .usage, ValuationError.unknownRegime(unknown, known: law.regimes).description)
    }
    let runner = ExampleRunner(law: law)
    let problems = law.regimes.flatMap(runner.failures)
    if !problems.isEmpty { throw CommandFailure(problems) }
  }

  /// Says something that is not a result.
  func note(_ text: String) {
    if !quiet { StandardError.print(text) }
  }
}

extension Instant {
  /// The day of the instant in UTC.
  var day: CalendarDate { (try? CalendarDate(description.prefix(10))) ?? .beginning }
}

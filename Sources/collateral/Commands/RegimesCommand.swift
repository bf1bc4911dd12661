import ArgumentParser
import Collateral
import ReferenceData
import Schedules
import Valuation

/// `regimes`: the schedules.
struct RegimesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regimes", abstract: "List, print, check and compare the schedules.",
    subcommands: [List.self, Show.self, Check.self, RegimesDiffCommand.self],
    defaultSubcommand: List.self)

  /// `regimes list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the regimes and how well their figures are verified.")

    @OptionGroup var common: CommonOptions

    func run() throws {
      let law = try CommandFailure.wrapping { try common.law() }
      var report = Report(
        "regimes",
        columns: [
          "regime", "title", "jurisdiction", "from", "to", "purpose", "points", "haircuts", "text",
          "secondary", "unverified", "examples", "incomplete",
        ])
      for id in law.regimes {
        guard let head = law.head(of: id) else { continue }
        let schedule = law.schedules[id]
        let counts = schedule.map(ScheduleFigures.counts) ?? [:]
        report.rows.append([
          .text(id), .text(head.title), .text(head.jurisdiction),
          .text(head.validity.from.description), Cell(head.validity.to?.description),
          .text(head.purpose.rawValue), .count(schedule?.points.count ?? 0),
          .count(schedule?.haircuts.count ?? 0), .count(counts[.text] ?? 0),
          .count(counts[.secondary] ?? 0), .count(counts[.unverified] ?? 0),
          .count(law.examples(of: id).count), .list(Self.incomplete(head)),
        ])
      }
      try report.print(as: common.format)
    }

    /// The questions that the schedule cannot answer in full.
    private static func incomplete(_ regime: Regime) -> [String] {
      RegimeQuestion.allCases.compactMap { question in
        switch regime.questions[question] {
        case .partial: "\(question.rawValue) partly"
        case .unknown: question.rawValue
        case .complete, .some(.none), nil: nil
        }
      }
    }
  }

  /// `regimes show`.
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Print a schedule with its citations.")

    @OptionGroup var common: CommonOptions

    @Argument(help: "The regime.")
    var regime: String

    func run() throws {
      let law = try CommandFailure.wrapping { try common.law() }
      if let composition = law.compositions[regime] { return try show(composition) }
      guard let schedule = law.schedules[regime] else {
        throw CommandFailure(
          .usage, ValuationError.unknownRegime(regime, known: law.regimes).description)
      }
      let report = ScheduleReport.report(schedule, law)
      if common.format == .table {
        for line in ScheduleReport.heading(schedule, law) { try StandardOutput.print(line) }
      }
      try report.print(as: common.format)
    }

    private func show(_ composition: Composition) throws {
      if common.format == .table {
        for line in CompositionReport.heading(composition) { try StandardOutput.print(line) }
      }
      try CompositionReport.report(composition).print(as: common.format)
    }
  }

  /// `regimes check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract:
        "Check every schedule: keys, citations, bands, steps, dates, names, examples and what they cover."
    )

    @OptionGroup var common: CommonOptions

    func run() throws {
      let law = try CommandFailure.wrapping { try common.referenceDataFolder().law() }
      var problems = law.problems
      var report = Report("regimes", columns: ["regime", "points", "examples", "problems"])
      let runner = ExampleRunner(law: law)
      for id in law.regimes {
        let found = law.problems.isEmpty ? runner.problems(of: id) : []
        problems += found
        let own = law.problems.filter {
          $0.location.file.hasPrefix("schedules/\(id)/")
            || $0.location.file.hasSuffix("/harmonized/\(id).yaml")
        }
        report.rows.append([
          .text(id), .count(law.schedules[id]?.points.count ?? 0),
          .count(law.examples(of: id).count),
          .count(found.count + own.count),
        ])
      }
      try report.print(as: common.format)
      if problems.isEmpty { return }
      let examples = law.problems.isEmpty ? "" : "\nexamples are run once these are mended"
      throw CommandFailure(
        .refused, problems.map(\.description).joined(separator: "\n") + examples)
    }
  }
}

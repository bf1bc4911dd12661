import ArgumentParser
import Collateral
import Comparison
import Foundation
import Schedules
import Valuation

/// `regimes diff`: what a change of law changes.
struct RegimesDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changes in a regime between two dates, or between two schedule files.",
    discussion: """
      With one regime, --from and --to name the days. With two files or folders of schedules, all their dated values \
      are compared, and their notes and citations too.
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp("A regime, or two files or folders.", valueName: "regime|path path"),
    completion: .file(extensions: ["yaml"]))
  var subjects: [String]

  @Option(help: ArgumentHelp("The earlier day.", valueName: "date"))
  var from: CalendarDate?

  @Option(help: ArgumentHelp("The later day.", valueName: "date"))
  var to: CalendarDate?

  func validate() throws {
    switch subjects.count {
    case 1:
      guard let from, let to else { throw ValidationError("A regime needs --from and --to.") }
      if from > to { throw ValidationError("--from is after --to.") }
    case 2:
      if from != nil || to != nil {
        throw ValidationError("--from and --to go with one regime, not with files.")
      }
    default: throw ValidationError("Name one regime, or two files or folders.")
    }
  }

  func run() throws {
    let difference: LawDifference
    if let from, let to {
      difference = try CommandFailure.wrapping { try days(subjects[0], from, to) }
    } else {
      difference = try files(subjects[0], subjects[1])
    }
    if difference.changes.isEmpty { common.note("note: nothing differs") }
    try DifferenceReport.report(difference).print(as: common.format)
  }

  private func days(
    _ regime: String, _ from: CalendarDate, _ to: CalendarDate
  ) throws -> LawDifference {
    let law = try common.law()
    guard let difference = LawDifference(regime, of: law, from: from, to: to) else {
      throw CommandFailure(
        .usage, ValuationError.unknownRegime(regime, known: law.regimes).description)
    }
    for member in law.compositions[regime]?.members ?? [] {
      let count = changes(member, law, from, to)
      if count > 0 {
        common.note(
          "note: member \(member) changes too (\(count)): "
            + "collateral regimes diff \(member) --from \(from) --to \(to)")
      }
    }
    return difference
  }

  /// How much changes in a regime, or in a composition and all its members.
  private func changes(
    _ name: String, _ law: Law, _ from: CalendarDate, _ to: CalendarDate
  ) -> Int {
    let own = LawDifference(name, of: law, from: from, to: to)?.changes.count ?? 0
    let members = law.compositions[name]?.members ?? []
    return members.reduce(own) { $0 + changes($1, law, from, to) }
  }

  private func files(_ first: String, _ second: String) throws(CommandFailure) -> LawDifference {
    let before = ScheduleDocument(files: try scheduleFiles(first))
    let after = ScheduleDocument(files: try scheduleFiles(second))
    let problems = before.problems + after.problems
    guard problems.isEmpty, let old = before.content, let new = after.content else {
      throw CommandFailure(.refused, problems.map(\.description).joined(separator: "\n"))
    }
    guard !before.topics.isDisjoint(with: after.topics),
      let difference = LawDifference(old, new)
    else {
      throw CommandFailure(
        .usage,
        """
        \(first) is about \(before.topics.sorted().joined(separator: ", ")), \
        \(second) about \(after.topics.sorted().joined(separator: ", "))
          compare files of one topic, or two folders
        """)
    }
    let alone = before.topics.symmetricDifference(after.topics).sorted()
    if !alone.isEmpty { common.note("note: only one side has \(alone.joined(separator: ", "))") }
    if before.regime != after.regime {
      common.note("note: one side is \(before.regime), the other \(after.regime)")
    }
    return difference
  }

  /// A file, or all schedule files of a folder.
  private func scheduleFiles(_ path: String) throws(CommandFailure) -> [ScheduleFile] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw CommandFailure(.unreadable, "\(path): no such file or folder\n  check the path")
    }
    do {
      let names =
        isFolder.boolValue
        ? try FileManager.default.contentsOfDirectory(atPath: path).sorted()
          .filter { !$0.hasPrefix(".") && $0.hasSuffix(".yaml") }.map { "\(path)/\($0)" } : [path]
      if names.isEmpty {
        throw CommandFailure(
          .unreadable, "\(path): no schedule in the folder\n  name a folder with YAML files")
      }
      return try names.map {
        ScheduleFile(path: $0, text: try String(contentsOfFile: $0, encoding: .utf8))
      }
    } catch let failure as CommandFailure {
      throw failure
    } catch {
      throw CommandFailure(
        .unreadable,
        "\(path): not readable as UTF-8 text\n  check its permissions and its encoding")
    }
  }
}

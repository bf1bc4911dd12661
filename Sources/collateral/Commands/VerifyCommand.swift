import ArgumentParser
import Registry

/// `verify`: whether the registry is as loads leave it.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check the registry: the file, its history and the counts of its loads.",
    discussion: """
      Reads all of it, while loads may go on. Prints each check with what it found, then the findings, at most \(limit) a \
      check; with --format csv or json the findings alone. The status is 65 if there is any: restore a backup, or load anew.

      Checks:
      \(RegistryCheck.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      """)

  private static var limit: Int { Registry.findingLimit }

  @OptionGroup var common: CommonOptions

  func run() throws {
    let findings = try CommandFailure.wrapping {
      let (registry, _) = try common.openRegistry()
      return try registry.verify()
    }
    if common.format == .table { try Self.summary(findings).print(as: .table) }
    if common.format != .table || !findings.isEmpty {
      if common.format == .table { try StandardOutput.print("") }
      try Self.report(findings).print(as: common.format)
    }
    if !findings.isEmpty {
      throw CommandFailure(
        .refused,
        "\(common.registryPath): \(findings.count) findings\n  restore a backup, or load the registry anew"
      )
    }
  }

  private static func summary(_ findings: [RegistryFinding]) -> Report {
    Report(
      "checks", columns: ["check", "looks at", "findings"],
      rows: RegistryCheck.allCases.map { check in
        [
          .text(check.rawValue), .text(check.summary),
          .count(findings.count { $0.check == check }),
        ]
      })
  }

  private static func report(_ findings: [RegistryFinding]) -> Report {
    Report(
      "findings", columns: ["check", "place", "message"],
      rows: findings.map { [.text($0.check.rawValue), .text($0.place), .text($0.message)] })
  }
}

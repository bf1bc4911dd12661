import ArgumentParser
import Collateral
import Registry

/// `loads`: the history of loads.
struct LoadsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "loads", abstract: "List the loads with their counts and durations.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let report = try CommandFailure.wrapping {
      let (registry, known) = try common.openRegistry()
      return Self.report(try registry.loads().filter { $0.id <= known })
    }
    try report.print(as: common.format)
  }

  private static func report(_ loads: [LoadEntry]) -> Report {
    var report = Report(
      "loads",
      columns: [
        "load", "feed", "file", "as_of", "read", "new", "changed", "unchanged", "closed",
        "rejected", "duration_ms", "committed_at", "bytes", "sha256", "version", "program",
        "ended",
      ])
    for load in loads {
      report.rows.append([
        .count(Int(load.id)), .text(load.feed), .text(load.file), Cell(load.asOf?.description),
        .count(load.counts.read), .count(load.counts.new), .count(load.counts.changed),
        .count(load.counts.unchanged), .count(load.counts.closed), .count(load.counts.rejected),
        .count(Int(load.durationMs)), .text(load.committedAt), .count(Int(load.bytes)),
        .text(load.sha256), Cell(load.version), .text(load.programVersion),
        .count(load.counts.ended),
      ])
    }
    return report
  }
}

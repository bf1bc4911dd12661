import ArgumentParser
import Registry

/// `rejects`: the bad records of a load.
struct RejectsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rejects", abstract: "List the records that a load rejected, with what to do.")

  @OptionGroup var common: CommonOptions

  @Argument(help: ArgumentHelp("Number of the load. Default: the newest.", valueName: "load"))
  var load: Int64?

  func run() throws {
    let report = try CommandFailure.wrapping {
      let (registry, known) = try common.openRegistry()
      let number = load ?? known
      guard let entry = try registry.load(number), number <= known else {
        throw CommandFailure(
          .usage, "there is no load \(number); `collateral loads` lists them")
      }
      if let instant = try registry.droppedRejects(load: number) {
        common.note("the rejects of load \(number) were dropped at \(instant)")
      }
      return Self.report(try registry.rejects(load: number), of: entry)
    }
    try report.print(as: common.format)
  }

  private static func report(_ rejects: [StoredReject], of load: LoadEntry) -> Report {
    var report = Report(
      "rejects",
      columns: ["load", "file", "line", "record", "code", "field", "message", "excerpt", "remedy"])
    for reject in rejects {
      report.rows.append([
        .count(Int(load.id)), .text(load.file), .count(reject.line), .count(reject.record),
        .text(reject.code), Cell(reject.field), .text(reject.message), Cell(reject.excerpt),
        .text(reject.remedy),
      ])
    }
    return report
  }
}

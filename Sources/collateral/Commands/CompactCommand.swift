import ArgumentParser
import Collateral
import Loading
import Registry

/// `compact`: a smaller file with the same history.
struct CompactCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compact",
    abstract: "Make the registry smaller: keep all history, drop old rejects.",
    discussion: """
      Facts, their history and the counts of loads stay. Rejects of loads before the day are dropped, which `rejects` then \
      says; without a day only free space is given back. No load can write meanwhile.
      """)

  @OptionGroup var common: CommonOptions

  @Option(
    help: ArgumentHelp("Drop the rejects of loads before this day.", valueName: "day"))
  var rejectsBefore: CalendarDate?

  @Flag(help: "Print what would be dropped, and change nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp("Wait so long for a load of the registry to end.", valueName: "seconds"))
  var wait = 0

  func run() throws {
    let result = try CommandFailure.wrapping {
      let lock = try LoadLock(registry: common.registryPath, waitingFor: wait)
      defer { lock.release() }
      return try RegistryCompaction.run(
        common.registryPath, rejectsBefore: rejectsBefore, isTrial: dryRun)
    }
    let size = result.bytesAfter.map { "\(result.bytesBefore) bytes became \($0)" }
    try StandardOutput.print(
      "\(common.registryPath): \(result.rejects) rejects of \(result.loads) loads "
        + "\(dryRun ? "would be dropped" : "dropped")\(size.map { ", \($0)" } ?? "")")
  }
}

import Collateral
import Foundation
import Loading
import Reading
import Registry

/// Loads the files of a night one after the other, and keeps what became of each.
struct NightRun {
  /// What became of one file.
  struct Outcome {
    var file: NightFile
    var report: LoadReport?
    var failure: CommandFailure?
  }

  private let common: CommonOptions
  private let options: LoadOptions
  private let started = ContinuousClock.now
  private var bytesDone: Int64 = 0
  private let bytesTotal: Int64
  private(set) var outcomes: [Outcome] = []

  /// - Parameter files: in the order in which they are to be loaded.
  init(_ files: [NightFile], _ common: CommonOptions, _ options: LoadOptions) {
    self.common = common
    self.options = options
    bytesTotal = files.reduce(0) { $0 + $1.bytes }
  }

  /// The status that says the worst of what happened; nil where nothing did.
  var status: ExitStatus? {
    let order: [ExitStatus] = [.defect, .io, .unavailable, .refused, .unreadable]
    return order.first { status in outcomes.contains { $0.failure?.status == status } }
  }

  /// Loads a file into a registry.
  mutating func load(_ file: NightFile, into registry: String) -> Outcome {
    var outcome = Outcome(file: file)
    do throws(CommandFailure) {
      if let failure = file.failure { throw CommandFailure(failure) }
      var options = options
      if let mapping = file.mapping { options.mapping = mapping }
      outcome.report = try load(file, into: registry, options)
    } catch {
      outcome.failure = error
    }
    bytesDone += file.bytes
    outcomes.append(outcome)
    return outcome
  }

  private func load(
    _ file: NightFile, into registry: String, _ options: LoadOptions
  ) throws(CommandFailure) -> LoadReport {
    let showsProgress = StandardError.isTerminal && !common.quiet
    defer { if showsProgress { StandardError.replaceLine("") } }
    let start = ContinuousClock.now
    return try CommandFailure.wrapping {
      try Loader.load(
        path: file.path, name: file.name, feed: file.feed, into: registry, options: options,
        programVersion: Version.text,
        progress: showsProgress
          ? { progress in
            StandardError.replaceLine(
              LoadLine.progress(
                progress, file.name, since: start,
                ofAll: (bytesDone + progress.bytesRead, bytesTotal, started)))
          } : nil)
    }
  }

  /// The last line: how many files, what became of their records, and how long it took.
  func summary(isTrial: Bool) -> String {
    var counts = (new: 0, changed: 0, unchanged: 0, ended: 0, rejected: 0)
    for case let report? in outcomes.map(\.report) where report.outcome != .alreadyLoaded {
      counts.new += report.entry.counts.new
      counts.changed += report.entry.counts.changed
      counts.unchanged += report.entry.counts.unchanged
      counts.ended += report.entry.counts.ended
      counts.rejected += report.entry.counts.rejected
    }
    let loaded = outcomes.count { $0.report != nil && $0.report?.outcome != .alreadyLoaded }
    let skipped = outcomes.count { $0.report?.outcome == .alreadyLoaded }
    let refused = outcomes.count { $0.failure != nil }
    let elapsed = (ContinuousClock.now - started).components
    let seconds = "\(elapsed.seconds).\(elapsed.attoseconds / 100_000_000_000_000_000)"
    return
      "\(outcomes.count) files: \(loaded) \(isTrial ? "would be loaded" : "loaded"), \(skipped) "
      + "loaded before, \(refused) refused; \(counts.new) new, \(counts.changed) changed, "
      + "\(counts.unchanged) unchanged, \(counts.ended) ended, \(counts.rejected) rejected, in \(seconds) s"
  }
}

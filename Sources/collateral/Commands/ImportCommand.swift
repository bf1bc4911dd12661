import ArgumentParser
import Collateral
import Feeds
import Foundation
import Loading
import Reading
import Registry

/// `import`: loads feeds.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Load feed files into the registry.",
    discussion: """
      Each file is a load of its own: all of it is loaded, or nothing. Bad records are rejected and kept with a \
      remedy (see `rejects`); a bad file is refused, the rest are still tried, and the status is 65.

      Feeds, recognized by their content:
      \(FeedName.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      A file is compared with the last loads of the same feed, source, scope and part. How it may depart from them:
      \(DriftRule.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "Files to load, plain, .gz or .zip; `-` is standard input.", valueName: "file"),
    completion: .file())
  var files: [String]

  @Option(help: ArgumentHelp("Read the files as this feed.", valueName: "name"))
  var feed: FeedName?

  @Flag(help: "Do everything and undo it: print what a real load would do.")
  var dryRun = false

  @Flag(help: "Refuse a file for a single reject.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Refuse a file with more rejects than this: a number, or a share such as 1%.", valueName: "n")
  )
  var maxRejects: RejectLimit = .standard

  @Option(
    help: ArgumentHelp(
      "Load a file although it departs from the loads before it by this rule.", valueName: "rule"))
  var allowDrift: [DriftRule] = []

  @Flag(help: "Take changes of a day although those of a day before are missing.")
  var allowGap = false

  @Option(
    help: ArgumentHelp(
      "The day of files that do not say it, in their name or else.", valueName: "day"))
  var asOf: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "What explains the columns of a list of a layout of its own (YAML).", valueName: "file"))
  var mapping: String?

  @Flag(
    help:
      "Of a register of entities, keep only those that the registry refers to, and their parents.")
  var onlyKnown = false

  func run() throws {
    let mapping = try mapping.map { path in
      try CommandFailure.wrapping { try Self.readMapping(path) }
    }
    var worst: ExitStatus?
    var table = Report("loads", columns: LoadLine.columns)
    for file in files {
      do {
        let report = try Self.load(
          file, feed: feed, common,
          LoadOptions(
            isTrial: dryRun, isStrict: strict, rejectLimit: maxRejects,
            allowedDrift: Set(allowDrift), allowsGap: allowGap,
            asOf: asOf, mapping: mapping, onlyKnown: onlyKnown))
        if common.format == .table {
          try StandardOutput.print(LoadLine.text(report, name: file))
        } else {
          table.rows.append(LoadLine.cells(report, name: file))
        }
        for finding in report.drift { common.note("  \(file): \(DriftText.text(finding))") }
        for reject in report.rejects where !common.quiet {
          StandardError.print("  \(file):\(reject.line): \(reject.message) (\(reject.code))")
        }
      } catch let failure as CommandFailure {
        try StandardOutput.flush()
        StandardError.print(failure.message)
        worst = Self.worse(worst, failure.status)
      }
    }
    if common.format != .table { try table.print(as: common.format) }
    if let worst {
      try StandardOutput.flush()
      worst.exit()
    }
  }

  private static func readMapping(_ path: String) throws -> ListMapping {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try source.read(into: block)
      if count == 0 { break }
      bytes.append(contentsOf: block[..<count])
    }
    return try ListMappingReader.read(String(decoding: bytes, as: UTF8.self), file: path)
  }

  /// Loads one file, with progress on a terminal.
  static func load(
    _ file: String, feed: FeedName? = nil, _ common: CommonOptions, _ options: LoadOptions
  ) throws(CommandFailure) -> LoadReport {
    let showsProgress = StandardError.isTerminal && !common.quiet
    defer { if showsProgress { StandardError.replaceLine("") } }
    return try CommandFailure.wrapping {
      try Loader.load(
        path: file, feed: feed, into: common.registryPath, options: options,
        programVersion: Version.text,
        progress: showsProgress
          ? { progress in StandardError.replaceLine(LoadLine.progress(progress, file)) } : nil)
    }
  }

  /// A file that was refused outweighs one that could not be read.
  private static func worse(_ left: ExitStatus?, _ right: ExitStatus) -> ExitStatus {
    guard let left else { return right }
    let order: [ExitStatus] = [.defect, .io, .unavailable, .refused, .unreadable]
    let ranks = [left, right].map { order.firstIndex(of: $0) ?? 0 }
    return ranks[0] <= ranks[1] ? left : right
  }
}

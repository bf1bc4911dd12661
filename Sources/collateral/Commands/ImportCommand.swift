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

      Of a folder all files are taken, in the order in which they build on each other; what was loaded before is \
      skipped. Hidden files, folders, notes and checksums are no feeds; checksums (`x.md5`, `x.sha256`, `SHA256SUMS`, \
      the listing of ESMA's register) are compared before a file is loaded. An archive may hold several files.

      Feeds, recognized by their content:
      \(FeedName.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

      A file is compared with the last loads of the same feed, source, scope and part. How it may depart from them:
      \(DriftRule.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))
      """)

  @OptionGroup var common: CommonOptions

  @Argument(
    help: ArgumentHelp(
      "Files to load, plain, .gz or .zip, and folders of them; `-` is standard input.",
      valueName: "file"),
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

  @Option(
    help: ArgumentHelp("Write what became of each file to this file, as JSON.", valueName: "file"))
  var report: String?

  @Option(
    help: ArgumentHelp(
      "Wait so long for another load of the registry to end.", valueName: "seconds"))
  var wait = 0

  @Option(
    help: ArgumentHelp(
      "Refuse a packed file that expands to more than so many times its size.", valueName: "times"))
  var maxExpansion = 1000

  func validate() throws {
    if wait < 0 { throw ValidationError("--wait takes a number of seconds.") }
    if maxExpansion < 1 { throw ValidationError("--max-expansion takes a number from 1 on.") }
  }

  func run() throws {
    var options = LoadOptions(
      isTrial: dryRun, isStrict: strict, rejectLimit: maxRejects, allowedDrift: Set(allowDrift),
      allowsGap: allowGap, asOf: asOf, onlyKnown: onlyKnown)
    options.expansion.ratio = Int64(maxExpansion)
    let mapping = try mapping.map { path in
      try CommandFailure.wrapping { try ListMappingReader.read(path: path) }
    }
    // A plan keeps what it unpacked.
    let (files, others, unpacked) = try plan(mapping, options.expansion)
    // What a file would do may depend on the files before it: a trial of several is a load into a copy.
    let registry = common.registryPath
    let isCopied = dryRun && files.count > 1
    let copy = isCopied ? try RegistryTrial(of: registry) : nil
    if isCopied { options.isTrial = false }
    let lock =
      dryRun
      ? nil
      : try CommandFailure.wrapping {
        try LoadLock(registry: registry, waitingFor: wait) { holder in
          common.note("waiting for the load of \(holder)")
        }
      }
    defer { withExtendedLifetime((lock, copy, unpacked)) {} }
    var run = NightRun(files, common, options)
    var table = Report("loads", columns: LoadLine.columns)
    for file in files {
      var outcome = run.load(file, into: copy?.path ?? registry)
      if isCopied, outcome.report?.outcome == .loaded { outcome.report?.outcome = .trial }
      try show(outcome, in: &table)
    }
    if common.format != .table { try table.print(as: common.format) }
    if unpacked != nil, common.format == .table {
      try StandardOutput.print(run.summary(isTrial: dryRun))
    }
    if let report {
      try NightReport.write(run, others, registry: registry, isTrial: dryRun, to: report)
    }
    if let status = run.status {
      try StandardOutput.flush()
      // The process ends without undoing what it holds.
      copy?.remove()
      unpacked?.remove()
      lock?.release()
      status.exit()
    }
  }

  /// The files in the order in which they are loaded: as they were named, or by what they are where a folder is among them.
  private func plan(
    _ mapping: ListMapping?, _ limits: ByteSource.Limits
  ) throws -> (files: [NightFile], others: [(name: String, reason: String)], NightPlan?) {
    let isFolder = files.contains(where: NightPlan.isFolder)
    let isArchive = files.contains { ZipDirectory.count(ofFile: $0).map { $0 > 1 } ?? false }
    guard isFolder || isArchive else {
      let named = files.map { path in
        var file = NightFile(path: path, name: path)
        file.feed = feed
        file.mapping = mapping
        return file
      }
      return (named, [], nil)
    }
    let plan = try CommandFailure.wrapping {
      try NightPlan(files, day: asOf, mapping: mapping, limits: limits)
    }
    for other in plan.others { common.note("\(other.name): \(other.reason), left aside") }
    return (plan.files, plan.others, plan)
  }

  private func show(_ outcome: NightRun.Outcome, in table: inout Report) throws {
    let name = outcome.file.name
    if let failure = outcome.failure {
      try StandardOutput.flush()
      StandardError.print(failure.message)
    }
    guard let report = outcome.report else { return }
    if common.format == .table {
      try StandardOutput.print(LoadLine.text(report, name: name))
    } else {
      table.rows.append(LoadLine.cells(report, name: name))
    }
    for finding in report.drift { common.note("  \(name): \(DriftText.text(finding))") }
    for reject in report.rejects where !common.quiet {
      StandardError.print("  \(name):\(reject.line): \(reject.message) (\(reject.code))")
    }
  }

  /// Loads one file.
  static func load(
    _ file: String, feed: FeedName? = nil, _ common: CommonOptions, _ options: LoadOptions
  ) throws(CommandFailure) -> LoadReport {
    try CommandFailure.wrapping {
      try Loader.load(
        path: file, feed: feed, into: common.registryPath, options: options,
        programVersion: Version.text)
    }
  }
}

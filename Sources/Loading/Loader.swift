import Collateral
public import Feeds
import Reading
import Registry

/// Loads one file into a registry: all of it, or nothing.
public enum Loader {
  /// Loads a file.
  ///
  /// The file is read to its end before the registry is opened for writing. What it says is then
  /// merged in one transaction, so that a load which fails, is refused or is killed leaves the
  /// registry as it was; readers go on meanwhile and see the state before. A registry that does not
  /// exist is made, but only by a load that succeeds.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - name: what the file is called, where its path does not say.
  ///   - feed: its format, where it is not to be recognized by its content.
  ///   - registry: path of the registry.
  ///   - options: how strictly, and whether only for trial.
  ///   - programVersion: recorded with the load.
  ///   - progress: called now and then while the file is read.
  @discardableResult
  public static func load(
    path: String, name: String? = nil, feed: FeedName? = nil, into registry: String,
    options: LoadOptions = LoadOptions(), programVersion: String,
    progress: ((LoadProgress) -> Void)? = nil
  ) throws(LoadError) -> LoadReport {
    do {
      let source = try ByteSource(path: path, name: name, limits: options.expansion)
      return try load(
        source, path: path, feed: feed, into: registry, options: options,
        programVersion: programVersion, progress: progress)
    } catch {
      throw LoadError(wrapping: error)
    }
  }

  private static func load(
    _ source: ByteSource, path: String, feed: FeedName?, into registry: String,
    options: LoadOptions, programVersion: String, progress: ((LoadProgress) -> Void)?
  ) throws -> LoadReport {
    let started = Instant.now
    let feed =
      try feed ?? (options.mapping == nil ? FeedReader.recognize(source) : .mapped)
    // Hashing is cheaper than parsing, but only worth it where a load of that size exists.
    if let size = source.size, try RegistryWriter.mayHold(fileOfSize: size, at: registry) {
      let digest = try ByteSource.digest(ofFile: path)
      if let earlier = try RegistryWriter.find(
        sha256: digest, bytes: size, feed: feed.rawValue, at: registry)
      {
        return LoadReport(outcome: .alreadyLoaded, feed: feed, entry: earlier, rejects: [])
      }
    }
    let filter = options.onlyKnown ? try KnownFilter(registry: registry, feed: feed) : nil
    let file = try StagedFile(
      source, as: feed, options: options, filter: filter, progress: progress)
    var entry = LoadEntry(
      feed: feed.rawValue, file: source.fileName, bytes: source.rawByteCount,
      sha256: source.digest ?? "", startedAt: started, programVersion: programVersion)
    entry.version = file.header.version
    entry.asOf = file.header.asOf
    entry.source = file.header.source
    entry.scope = file.header.scope
    entry.part = file.header.part
    entry.parts = file.header.parts
    return try RegistryWriter.load(
      into: registry, entry, started: started, isTrial: options.isTrial
    ) { transaction in
      try merge(file, feed, into: transaction, options: options)
    }
  }

  private static func merge(
    _ file: StagedFile, _ feed: FeedName, into transaction: LoadTransaction, options: LoadOptions
  ) throws -> RegistryWriter.Ending<LoadReport> {
    // Standard input, or a load that ended while this file was read.
    if let earlier = try transaction.sameFile() {
      return .undo(
        LoadReport(outcome: .alreadyLoaded, feed: feed, entry: earlier, rejects: []))
    }
    try FIRDSSequence.check(file, in: transaction, allowsGap: options.allowsGap)
    let profile = file.profile
    let drift = try DriftCheck.findings(
      file, profile, in: transaction, allowed: options.allowedDrift)
    var merge = FileMerge(file, into: transaction)
    let counts = try merge.run()
    // Only now are duplicates and identifiers in use among the rejects.
    try file.check(options.limit)
    var sample: [StoredReject] = []
    try file.rejects.drain { reject in
      if sample.count < LoadReport.sampleSize { sample.append(reject) }
      try transaction.add(reject)
    }
    try transaction.add(profile)
    let entry = try transaction.finish(counts)
    return .keep(
      LoadReport(
        outcome: options.isTrial ? .trial : .loaded, feed: feed, entry: entry, rejects: sample,
        drift: drift, leftOut: file.leftOut + merge.leftOut))
  }
}

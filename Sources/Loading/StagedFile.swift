import Collateral
import Feeds
import Parallel
import Reading
import Registry

/// A file that has been read to its end, its rows sorted outside the registry.
///
/// Nothing of it reaches the registry before the whole file is known to be good.
final class StagedFile {
  /// The table that the records belong to; of venue records, the listings.
  private(set) var table: FactTable?
  /// What the file says about itself.
  private(set) var header: FeedHeader
  /// Its rows.
  let rows: RowSorter
  /// Its rejects so far.
  let rejects: RejectSpool
  /// Records read, good and bad.
  private(set) var read = 0
  /// Name of the file, for messages.
  let name: String

  private static let recordsAtOnce = 256

  /// The file for the thread that sorts: what that thread changes, nobody else looks at before it is done.
  private struct Staged: @unchecked Sendable {
    let file: StagedFile
  }

  private var writer = RowWriter()
  private var packed = PackedRow()
  private var key: [UInt8] = []
  /// Who speaks in it.
  private(set) var source = InstrumentSource.desk.rawValue
  private var counter = ColumnCounter()

  /// What its records look like; rejects that are found later do not count.
  var profile: LoadProfile {
    var names = table?.columns ?? []
    // A venue's record is a row of two tables.
    if table?.name == FactTable.listing.name { names += FactTable.instrument.values }
    return LoadProfile(read: read, rejected: rejects.count, columns: counter.columns(names))
  }

  /// Reads a source to its end.
  ///
  /// - Throws: `ReadingError` for a file that is broken as a whole, ``LoadError`` when it has too many
  ///   rejects, `RegistryError` when temporary files fail.
  init(
    _ source: ByteSource, as feed: FeedName, options: LoadOptions,
    progress: ((LoadProgress) -> Void)?
  ) throws {
    rows = RowSorter(folder: options.temporaryFolder)
    rejects = RejectSpool(folder: options.temporaryFolder)
    header = FeedHeader(feed: feed)
    name = source.name
    // One thread reads the file, another one sorts what it says.
    let staged = Staged(file: self)
    let conveyor = Conveyor<(FeedRecord, Position)>(batchSize: Self.recordsAtOnce) { records in
      for (record, position) in records { try staged.file.stage(record, position) }
    }
    defer { conveyor.end() }
    try FeedReader.read(
      source, as: feed,
      header: { try take($0) },
      record: { record, position in
        read += 1
        try conveyor.send((record, position))
        if read & 0x3FFF == 0, let progress { progress(state(of: source)) }
      },
      reject: { reject in
        read += 1
        try rejects.add(reject)
        // A count is known to be exceeded before the end; a share is not.
        if case .count = options.limit { try check(options.limit) }
      })
    try conveyor.finish()
    if source.digest == nil { try source.finish() }
    progress?(state(of: source))
    try check(options.limit)
  }

  /// Refuses the file when it has too many rejects.
  func check(_ limit: RejectLimit) throws(LoadError) {
    guard limit.isExceeded(rejected: rejects.count, read: read), let first = rejects.first else {
      return
    }
    let excerpt = first.excerpt.isEmpty ? "" : "\n  \(first.excerpt)"
    let bound =
      limit == .count(0) ? "not one is allowed" : "the limit is \(limit), see --max-rejects"
    throw LoadError(
      kind: .refused,
      description: """
        \(name):\(first.line): \(first.message)\(excerpt)
          \(first.remedy)
          \(rejects.count) of \(read) records were rejected (\(bound)); nothing was loaded
        """)
  }

  private func state(of source: ByteSource) -> LoadProgress {
    LoadProgress(bytesRead: source.rawByteCount, bytesTotal: source.size, records: read)
  }

  private func take(_ header: FeedHeader) throws(LoadError) {
    self.header = header
    guard header.feed.isFIRDS else { return }
    switch header.source {
    case "EU": source = InstrumentSource.firdsEU.rawValue
    case "GB": source = InstrumentSource.firdsGB.rawValue
    default:
      throw LoadError(
        kind: .refused,
        description: """
          \(name): the file names \(header.source ?? "nobody") as its authority, not EU or GB
            load files of ESMA or the FCA
          """)
    }
    guard header.asOf != nil else {
      throw LoadError(
        kind: .refused,
        description: """
          \(name): the file does not say for which day it reports
            load the file as it was published
          """)
    }
  }

  private func stage(_ record: FeedRecord, _ position: Position) throws {
    let line = position.line
    switch record {
    case .venue(let record):
      table = .listing
      writer.write(record, source: source, line: line)
    case .instrument(let record):
      table = .instrument
      writer.write(record, source: source, line: line)
    case .entity(let record):
      table = .entity
      writer.write(record, source: source, line: line)
    case .rating(let record):
      table = .rating
      writer.write(record, line: line)
    case .assessment(let record):
      table = .assessment
      writer.write(record, line: line)
    case .price(let record):
      table = .price
      writer.write(record, line: line)
    case .exchangeRate(let record):
      table = .exchangeRate
      writer.write(record, line: line)
    case .indexMember(let record):
      table = .indexMember
      writer.write(record, line: line)
    case .fundHolding(let record):
      table = .fundHolding
      writer.write(record, line: line)
    case .agreement(let record):
      table = .agreement
      writer.write(record, line: line)
    case .pledge(let record):
      table = .pledge
      writer.write(record, line: line)
    }
    guard let table else { return }
    let bytes = writer.bytes
    packed.read(bytes)
    counter.count(packed)
    // A venue's record has one version a file; of everything else, a file may tell the history.
    StagedKey.write(
      packed, keys: table.keys.count, hasDay: table.name != FactTable.listing.name,
      record: position.record, into: &key)
    try key.withUnsafeBytes { key in
      try rows.add(key: key, row: bytes)
    }
  }
}

import Collateral
import Feeds
import Parallel
import Reading
import Registry

/// A file that has been read to its end, its rows sorted outside the registry.
///
/// Nothing of it reaches the registry before the whole file is known to be good.
final class StagedFile {
  /// The rows of one table.
  struct Rows {
    /// The table; of venue records, the listings.
    let table: FactTable
    let sorter: RowSorter
  }

  /// Its rows, the tables in the order in which the file first spoke of them.
  private(set) var rows: [Rows] = []
  /// What the file says about itself.
  private(set) var header: FeedHeader
  /// Its rejects so far.
  let rejects: RejectSpool
  /// Records read, good and bad.
  private(set) var read = 0
  /// Records that are not wanted, and are not counted as read.
  private(set) var leftOut = 0
  /// What tells which records are wanted; nil where all are.
  let filter: KnownFilter?
  /// Name of the file, for messages.
  let name: String

  private static let recordsAtOnce = 256
  /// Memory for the rows of every table but the first.
  private static let furtherMemory = 8 << 20

  /// The file for the thread that sorts: what that thread changes, nobody else looks at before it is done.
  private struct Staged: @unchecked Sendable {
    let file: StagedFile
  }

  /// Whether a record of the file said several things.
  private(set) var hasSeveralRows = false
  private let folder: String
  private var lastRecord = 0
  private var writer = RowWriter()
  private var packed = PackedRow()
  private var key: [UInt8] = []
  /// Who speaks in it.
  private(set) var source = InstrumentSource.desk.rawValue
  private var counter = ColumnCounter()

  /// What its records look like in the first of its tables; rejects that are found later do not count.
  var profile: LoadProfile {
    let table = rows.first?.table
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
    _ source: ByteSource, as feed: FeedName, options: LoadOptions, filter: KnownFilter? = nil,
    progress: ((LoadProgress) -> Void)?
  ) throws {
    folder = options.temporaryFolder
    self.filter = filter
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
      source, as: feed, on: options.asOf, mapping: options.mapping,
      header: { try take($0) },
      record: { record, position in
        if let filter, !filter.keeps(record) {
          leftOut += 1
          return
        }
        // One record of the file may say several things.
        if position.record == lastRecord { hasSeveralRows = true } else { read += 1 }
        lastRecord = position.record
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
    source = header.feed.sourceName ?? source
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
    let table = write(record, line: position.line)
    let bytes = writer.bytes
    packed.read(bytes)
    let sorter = sorter(of: table)
    if table.name == rows.first?.table.name { counter.count(packed) }
    // A venue's record has one version a file; of everything else, a file may tell the history.
    StagedKey.write(
      packed, keys: table.keys.count, hasDay: table.name != FactTable.listing.name,
      record: position.record, into: &key)
    try key.withUnsafeBytes { key in
      try sorter.add(key: key, row: bytes)
    }
  }

  private func sorter(of table: FactTable) -> RowSorter {
    if let known = rows.first(where: { $0.table.name == table.name }) { return known.sorter }
    let sorter =
      rows.isEmpty
      ? RowSorter(folder: folder) : RowSorter(memory: Self.furtherMemory, folder: folder)
    rows.append(Rows(table: table, sorter: sorter))
    return sorter
  }

  /// Writes a record as a row, and tells of which table.
  private func write(_ record: FeedRecord, line: Int) -> FactTable {
    switch record {
    case .venue(let record):
      writer.write(record, source: source, line: line)
      return .listing
    case .instrument(let record):
      writer.write(record, source: source, line: line)
      return .instrument
    case .tokenGroup(let member, let group, let day):
      var record = InstrumentRecord(id: member.value, idType: .dti)
      record.dti = member
      record.tokenGroup = group
      record.validFrom = day
      writer.write(record, source: InstrumentSource.dtiGroups.rawValue, line: line)
      return .instrument
    case .entity(let record):
      writer.write(record, source: source, line: line)
      return .entity
    case .relationship(let record):
      writer.write(record, line: line)
      return .relationship
    case .parentException(let record, let source):
      writer.write(record, source: source.rawValue, line: line)
      return .entity
    case .withdrawnEntity(let lei, let source):
      writer.writeWithdrawal(lei, source: source.rawValue, line: line)
      return .entity
    case .rating(let record):
      writer.write(record, line: line)
      return .rating
    case .assessment(let record):
      writer.write(record, line: line)
      return .assessment
    case .price(let record):
      writer.write(record, line: line)
      return .price
    case .exchangeRate(let record):
      writer.write(record, line: line)
      return .exchangeRate
    case .indexMember(let record):
      writer.write(record, line: line)
      return .indexMember
    case .fundHolding(let record):
      writer.write(record, line: line)
      return .fundHolding
    case .agreement(let record):
      writer.write(record, line: line)
      return .agreement
    case .pledge(let record):
      writer.write(record, line: line)
      return .pledge
    }
  }
}

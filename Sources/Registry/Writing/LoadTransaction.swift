package import Collateral

/// One load while it is written: everything it does becomes visible at once, or never.
package final class LoadTransaction {
  /// Number of the load.
  package let id: Int64
  let connection: SQLConnection
  let entry: LoadEntry
  private let started: Instant
  private var mergers: [String: FactMerger] = [:]
  private var identifiers: IdentifierBook?
  private var listings: ListingBook?
  private var set: FullSet??
  private var named: NamedKeys?
  private let insertReject: SQLStatement
  private var rejects = 0

  init(_ entry: LoadEntry, started: Instant, on connection: SQLConnection) throws(RegistryError) {
    self.connection = connection
    self.entry = entry
    self.started = started
    let insert = try connection.prepare(
      """
      INSERT INTO load (
        feed, file, bytes, sha256, version, asOf, source, scope, part, parts, startedAt,
        committedAt, durationMs, programVersion, recordsRead, recordsNew, recordsChanged,
        recordsUnchanged, versionsClosed, recordsRejected)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, 0, 0, 0, 0)
      RETURNING id
      """)
    insert.bind(1, entry.feed)
    insert.bind(2, entry.file)
    insert.bind(3, entry.bytes)
    insert.bind(4, entry.sha256)
    insert.bind(5, entry.version)
    insert.bind(6, entry.asOf.map { Int64($0.days) })
    insert.bind(7, entry.source)
    insert.bind(8, entry.scope)
    insert.bind(9, entry.part.map(Int64.init))
    insert.bind(10, entry.parts.map(Int64.init))
    insert.bind(11, entry.startedAt)
    insert.bind(12, entry.committedAt)
    insert.bind(13, entry.programVersion)
    guard try insert.step() else {
      throw RegistryError(
        kind: .defect, path: connection.path, message: "a load was not given a number")
    }
    id = insert.integer(0)
    while try insert.step() {}
    insertReject = try connection.prepare(
      """
      INSERT INTO reject (load, number, line, record, code, field, message, excerpt, remedy)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  /// A load of the same bytes by the same feed, if there was one before this.
  package func sameFile() throws(RegistryError) -> LoadEntry? {
    try LoadLog.find(
      sha256: entry.sha256, bytes: entry.bytes, feed: entry.feed, before: id, on: connection)
  }

  /// The newest day of which loads of the same feed, source and scope spoke before this.
  package func newestDay() throws(RegistryError) -> CalendarDate? {
    try LoadLog.newestDay(
      feed: entry.feed, source: entry.source, scope: entry.scope, before: id, on: connection)
  }

  /// The newest day of which loads of a feed by the same publisher spoke before this.
  package func newestDay(ofFeed feed: String) throws(RegistryError) -> CalendarDate? {
    try LoadLog.newestDay(feed: feed, source: entry.source, before: id, on: connection)
  }

  /// The parts that were loaded before this of a feed's files of a day by the same publisher, and how many there are.
  package func parts(
    ofFeed feed: String, day: CalendarDate
  ) throws(RegistryError) -> (loaded: Set<Int>, count: Int) {
    try LoadLog.parts(
      feed: feed, source: entry.source, day: day, before: id, on: connection)
  }

  /// Merges a row into a table.
  package func merge(
    _ row: PackedRow, into table: FactTable, on day: Int32, firstDay: Int32? = nil
  ) throws(RegistryError) -> MergeOutcome {
    try merger(of: table).merge(row, on: day, firstDay: firstDay)
  }

  /// Merges an instrument with its identifiers.
  ///
  /// - Returns: nil when one of its identifiers belongs to another instrument; nothing was written.
  package func mergeInstrument(
    _ row: PackedRow, inUse: (IdentifierConflict) -> Void
  ) throws(RegistryError) -> MergeOutcome? {
    let book = try identifierBook()
    if let conflict = try book.conflict(row) {
      inUse(conflict)
      return nil
    }
    // Rows that had to wait for an identifier come out of order.
    let outcome = try merger(of: .instrument, isSorted: false).merge(row, on: row.validFrom)
    if outcome != .unchanged { try book.update(row) }
    return outcome
  }

  /// Records a reject.
  package func add(_ reject: StoredReject) throws(RegistryError) {
    rejects += 1
    insertReject.bind(1, id)
    insertReject.bind(2, Int64(rejects))
    insertReject.bind(3, Int64(reject.line))
    insertReject.bind(4, Int64(reject.record))
    insertReject.bind(5, reject.code)
    insertReject.bind(6, reject.field)
    insertReject.bind(7, reject.message)
    insertReject.bind(8, reject.excerpt)
    insertReject.bind(9, reject.remedy)
    try insertReject.run()
  }

  /// Writes the counts, with the versions closed, and the times; the load is then ready to commit.
  package func finish(_ counts: LoadCounts) throws(RegistryError) -> LoadEntry {
    for merger in mergers.values { try merger.finish() }
    try noteTables(mergers.keys.sorted())
    var finished = entry
    finished.id = id
    finished.counts = counts
    finished.counts.closed = mergers.values.reduce(0) { $0 + $1.superseded }
    let now = Instant.now
    // A clock that was set back must not make a later load known earlier.
    let newest = try connection.prepare("SELECT max(committedAt) FROM load WHERE id < ?1")
    newest.bind(1, id)
    let last = try newest.step() ? newest.optionalText(0) : nil
    finished.committedAt = max(now.description, last ?? "")
    finished.durationMs = max(0, now.milliseconds - started.milliseconds)
    let update = try connection.prepare(
      """
      UPDATE load SET committedAt = ?2, durationMs = ?3, recordsRead = ?4, recordsNew = ?5,
        recordsChanged = ?6, recordsUnchanged = ?7, versionsClosed = ?8, recordsRejected = ?9,
        recordsEnded = ?10
      WHERE id = ?1
      """)
    update.bind(1, id)
    update.bind(2, finished.committedAt)
    update.bind(3, finished.durationMs)
    update.bind(4, Int64(counts.read))
    update.bind(5, Int64(counts.new))
    update.bind(6, Int64(counts.changed))
    update.bind(7, Int64(counts.unchanged))
    update.bind(8, Int64(finished.counts.closed))
    update.bind(9, Int64(counts.rejected))
    update.bind(10, Int64(counts.ended))
    try update.run()
    return finished
  }

  private func merger(
    of table: FactTable, isSorted: Bool = true
  ) throws(RegistryError) -> FactMerger {
    if let merger = mergers[table.name] { return merger }
    let isEmpty = try connection.integer("SELECT 1 FROM \(table.name) LIMIT 1") == nil
    let merger = try FactMerger(table, load: id, isFresh: isEmpty && isSorted, on: connection)
    mergers[table.name] = merger
    return merger
  }

  /// Whether a table held nothing when the load began.
  package func isFresh(_ table: FactTable) throws(RegistryError) -> Bool {
    try merger(of: table).isFresh
  }

  /// Writes what may still wait, so that it can be found.
  func flush(_ table: FactTable) throws(RegistryError) {
    try mergers[table.name]?.finish()
  }

  func listingBook(_ day: CalendarDate) throws(RegistryError) -> ListingBook {
    if let listings { return listings }
    let book = try ListingBook(on: day, connection: connection)
    listings = book
    return book
  }

  /// The full file of which this load is a part; nil where it is none.
  func fullSet() throws(RegistryError) -> FullSet? {
    if let set { return set }
    let found = try FullSet(entry, load: id, on: connection)
    set = found
    return found
  }

  func namedKeys() throws(RegistryError) -> NamedKeys {
    if let named { return named }
    let keys = try NamedKeys(connection)
    named = keys
    return keys
  }

  private func identifierBook() throws(RegistryError) -> IdentifierBook {
    if let identifiers { return identifiers }
    let book = try IdentifierBook(load: id, on: connection)
    identifiers = book
    return book
  }
}

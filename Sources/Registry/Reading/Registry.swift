public import Collateral
import GRDB

/// A registry of reference data, open for reading.
///
/// Every fact has a day from which it is so and a load that made it known. Questions name both: the
/// day they are about, and the last load that counts, see ``knownLoad(at:)``. An answer given once
/// can be given again after any number of later loads.
///
/// Reading goes on while a load writes, and sees the state before it.
public final class Registry: Sendable {
  /// Path of the file.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens a registry; never makes one.
  ///
  /// - Throws: kind `missing` where there is none, `refused` for a file that is none, or that a newer
  ///   version of this program made.
  public init(readingAt path: String) throws(RegistryError) {
    guard case .registry = try RegistryFile.inspect(path) else {
      throw RegistryError(
        kind: .missing, path: path,
        message: "there is no registry; `import` makes one, --registry names another")
    }
    self.path = path
    queue = try RegistryFile.openForReading(path)
  }

  /// The last load that was known at an instant; 0 where there was none yet.
  ///
  /// - Parameter instant: nil for now, which is every load.
  public func knownLoad(at instant: Instant? = nil) throws(RegistryError) -> Int64 {
    try read { connection throws(RegistryError) in
      let query = try connection.prepare(
        "SELECT max(id) FROM load WHERE ?1 IS NULL OR committedAt <= ?1")
      query.bind(1, instant?.description)
      return try query.step() ? query.integer(0) : 0
    }
  }

  /// All loads, in order.
  public func loads() throws(RegistryError) -> [LoadEntry] {
    try read { connection throws(RegistryError) in try LoadLog.entries(on: connection) }
  }

  /// One load; nil where there is none of that number.
  public func load(_ id: Int64) throws(RegistryError) -> LoadEntry? {
    try read { connection throws(RegistryError) in
      try LoadLog.entries(id: id, on: connection).first
    }
  }

  /// The rejects of a load, in the order of its file.
  ///
  /// Those of old loads may have been dropped, see ``droppedRejects(load:)``.
  public func rejects(load: Int64) throws(RegistryError) -> [StoredReject] {
    try read { connection throws(RegistryError) in
      let query = try connection.prepare(
        """
        SELECT line, record, code, field, message, excerpt, remedy FROM reject
        WHERE load = ?1 ORDER BY number
        """)
      query.bind(1, load)
      var rejects: [StoredReject] = []
      while try query.step() {
        rejects.append(
          StoredReject(
            line: Int(query.integer(0)), record: Int(query.integer(1)), code: query.text(2),
            field: query.optionalText(3), message: query.text(4), excerpt: query.text(5),
            remedy: query.text(6)))
      }
      return rejects
    }
  }

  /// When the rejects of a load were dropped to save room; nil where they were not.
  public func droppedRejects(load: Int64) throws(RegistryError) -> String? {
    try read { connection throws(RegistryError) in
      guard try connection.has(table: "droppedReject") else { return nil }
      let query = try connection.prepare("SELECT droppedAt FROM droppedReject WHERE load = ?1")
      query.bind(1, load)
      return try query.step() ? query.text(0) : nil
    }
  }

  /// The registry's keys of the instruments that an identifier fits.
  ///
  /// The registry's own key goes first; then ISIN, CUSIP, FIGI and DTI, a CUSIP also through the ISIN
  /// of the United States or Canada that contains it; then tickers, in which case does not matter. One
  /// key, unless a ticker fits several.
  public func resolve(_ identifier: String, known: Int64) throws(RegistryError) -> [String] {
    try read { connection throws(RegistryError) in
      try IdentifierResolver(known: known, on: connection).resolve(identifier)
    }
  }

  /// All that a valuation of these instruments may look at.
  ///
  /// - Parameters:
  ///   - instruments: any identifiers; those that are unknown are left out.
  ///   - entities: legal entities that are wanted besides the issuers, such as pledgors,
  ///     secured parties and custodians.
  ///   - on: the day.
  ///   - known: the last load that counts.
  public func facts(
    forInstruments instruments: some Collection<String>, entities: some Collection<LEI> = [LEI](),
    on: CalendarDate, known: Int64
  ) throws(RegistryError) -> FactSnapshot {
    let identifiers = Set(instruments).sorted()
    let parties = Set(entities)
    return try read { connection throws(RegistryError) in
      let builder = try SnapshotBuilder(on: on, known: known, connection: connection)
      try builder.add(instruments: identifiers)
      try builder.add(entities: parties)
      return try builder.finish()
    }
  }

  /// Everything known about one instrument, by any of its identifiers.
  ///
  /// - Returns: nil where none is known, or where the identifier fits several; see ``resolve(_:known:)``.
  public func instrument(
    _ identifier: String, on: CalendarDate, known: Int64
  ) throws(RegistryError) -> InstrumentFacts? {
    try facts(forInstruments: [identifier], on: on, known: known).instrument(identifier)
  }

  /// What venues say differently about an instrument than the record that was chosen.
  public func conflicts(
    _ key: String, on: CalendarDate, known: Int64
  ) throws(RegistryError) -> [VenueConflict] {
    try read { connection throws(RegistryError) in
      let query = try InstrumentQuery(on: on, known: known, connection: connection)
      return try query.conflicts(of: key)
    }
  }

  /// All versions of an instrument, by the registry's key, in the order in which they became known.
  public func history(_ key: String, known: Int64) throws(RegistryError) -> [InstrumentVersion] {
    try read { connection throws(RegistryError) in
      try InstrumentVersion.all(of: key, known: known, on: connection)
    }
  }

  /// Keys of the instruments whose name or identifier contains a text, in which the case of ASCII
  /// letters does not matter; sorted.
  public func search(
    _ text: String, limit: Int, on: CalendarDate, known: Int64
  ) throws(RegistryError) -> [String] {
    try read { connection throws(RegistryError) in
      try InstrumentSearch.keys(text, limit: limit, on: on, known: known, on: connection)
    }
  }

  /// Keys of instruments in their order, at most so many, that stand behind a key.
  public func instrumentKeys(
    limit: Int, after key: String = ""
  ) throws(RegistryError) -> [String] {
    try read { connection throws(RegistryError) in
      let query = try connection.prepare(
        "SELECT DISTINCT id FROM instrument WHERE id > ?2 ORDER BY id LIMIT ?1")
      query.bind(1, Int64(limit))
      query.bind(2, key)
      var keys: [String] = []
      while try query.step() { keys.append(query.text(0)) }
      return keys
    }
  }

  /// How many instruments there are.
  public func instrumentCount() throws(RegistryError) -> Int {
    try read { connection throws(RegistryError) in
      Int(try connection.integer("SELECT count(DISTINCT id) FROM instrument") ?? 0)
    }
  }

  /// Findings of one check beyond which ``verify()`` is content with those.
  public static var findingLimit: Int { RegistryVerifier.findingLimit }

  /// What does not hold of the file; nothing where it is as loads leave it. Reads all of it.
  public func verify() throws(RegistryError) -> [RegistryFinding] {
    try read { connection throws(RegistryError) in
      try RegistryVerifier(connection: connection).findings()
    }
  }

  /// Asks one or several questions of one state of the registry.
  func read<Result>(
    _ body: (SQLConnection) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    do {
      return try queue.inDatabase { database in
        let connection = try SQLConnection(database, path: path)
        // One state for all questions of the body, whatever loads do meanwhile.
        try connection.execute("BEGIN DEFERRED")
        defer { try? connection.execute("ROLLBACK") }
        return try body(connection)
      }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }
}

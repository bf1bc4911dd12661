import Collateral

/// Look-ups in the history of loads that reading and writing share.
enum LoadLog {
  /// The columns of `entry`; a registry of an older program does not tell what ended.
  private static func columns(on connection: SQLConnection) throws(RegistryError) -> String {
    let ended = try connection.has("recordsEnded", in: "load") ? "recordsEnded" : "0"
    return "\(columns), \(ended)"
  }

  private static let columns = """
    id, feed, file, bytes, sha256, version, asOf, source, scope, part, parts, startedAt,
    committedAt, durationMs, programVersion, recordsRead, recordsNew, recordsChanged,
    recordsUnchanged, versionsClosed, recordsRejected
    """

  /// All loads in order, or one of them.
  static func entries(
    id: Int64? = nil, on connection: SQLConnection
  ) throws(RegistryError) -> [LoadEntry] {
    let query = try connection.prepare(
      "SELECT \(try columns(on: connection)) FROM load WHERE ?1 IS NULL OR id = ?1 ORDER BY id")
    query.bind(1, id)
    var entries: [LoadEntry] = []
    while try query.step() { entries.append(entry(query)) }
    return entries
  }

  /// The newest load of the same bytes by the same feed.
  static func find(
    sha256: String, bytes: Int64, feed: String, before: Int64 = .max, on connection: SQLConnection
  ) throws(RegistryError) -> LoadEntry? {
    let query = try connection.prepare(
      """
      SELECT \(try columns(on: connection)) FROM load
      WHERE bytes = ?1 AND sha256 = ?2 AND feed = ?3 AND id < ?4 ORDER BY id DESC LIMIT 1
      """)
    query.bind(1, bytes)
    query.bind(2, sha256)
    query.bind(3, feed)
    query.bind(4, before)
    return try query.step() ? entry(query) : nil
  }

  /// Whether a load of a file of that size exists.
  static func hasFile(
    ofSize bytes: Int64, on connection: SQLConnection
  ) throws(RegistryError) -> Bool {
    let query = try connection.prepare("SELECT 1 FROM load WHERE bytes = ?1 LIMIT 1")
    query.bind(1, bytes)
    return try query.step()
  }

  /// The newest day of which loads of a feed, source and scope spoke.
  static func newestDay(
    feed: String, source: String?, scope: String?, before: Int64 = .max,
    on connection: SQLConnection
  ) throws(RegistryError) -> CalendarDate? {
    let query = try connection.prepare(
      """
      SELECT max(asOf) FROM load
      WHERE feed = ?1 AND source IS ?2 AND scope IS ?3 AND id < ?4
      """)
    query.bind(1, feed)
    query.bind(2, source)
    query.bind(3, scope)
    query.bind(4, before)
    guard try query.step(), let day = query.optionalInteger(0) else { return nil }
    return CalendarDate(days: Int32(truncatingIfNeeded: day))
  }

  /// The newest day of which loads of a feed and source spoke, whatever their scope.
  static func newestDay(
    feed: String, source: String?, before: Int64, on connection: SQLConnection
  ) throws(RegistryError) -> CalendarDate? {
    let query = try connection.prepare(
      "SELECT max(asOf) FROM load WHERE feed = ?1 AND source IS ?2 AND id < ?3")
    query.bind(1, feed)
    query.bind(2, source)
    query.bind(3, before)
    guard try query.step(), let day = query.optionalInteger(0) else { return nil }
    return CalendarDate(days: Int32(truncatingIfNeeded: day))
  }

  /// The parts that were loaded of a feed's files of a day, and how many there are.
  static func parts(
    feed: String, source: String?, day: CalendarDate, before: Int64, on connection: SQLConnection
  ) throws(RegistryError) -> (loaded: Set<Int>, count: Int) {
    let query = try connection.prepare(
      """
      SELECT part, parts FROM load WHERE feed = ?1 AND source IS ?2 AND asOf = ?3 AND id < ?4
      """)
    query.bind(1, feed)
    query.bind(2, source)
    query.bind(3, Int64(day.days))
    query.bind(4, before)
    var loaded: Set<Int> = []
    var count = 1
    while try query.step() {
      // A file without a number is the only one of its day.
      loaded.insert(Int(query.optionalInteger(0) ?? 1))
      count = max(count, Int(query.optionalInteger(1) ?? 1))
    }
    return (loaded, count)
  }

  private static func entry(_ row: SQLStatement) -> LoadEntry {
    var entry = LoadEntry(
      feed: row.text(1), file: row.text(2), bytes: row.integer(3), sha256: row.text(4),
      startedAt: Instant(milliseconds: 0), programVersion: row.text(14))
    entry.id = row.integer(0)
    entry.version = row.optionalText(5)
    entry.asOf = row.optionalInteger(6).map { CalendarDate(days: Int32(truncatingIfNeeded: $0)) }
    entry.source = row.optionalText(7)
    entry.scope = row.optionalText(8)
    entry.part = row.optionalInteger(9).map { Int(truncatingIfNeeded: $0) }
    entry.parts = row.optionalInteger(10).map { Int(truncatingIfNeeded: $0) }
    entry.startedAt = row.text(11)
    entry.committedAt = row.text(12)
    entry.durationMs = row.integer(13)
    entry.counts = LoadCounts(
      read: Int(row.integer(15)), new: Int(row.integer(16)), changed: Int(row.integer(17)),
      unchanged: Int(row.integer(18)), closed: Int(row.integer(19)),
      rejected: Int(row.integer(20)), ended: Int(row.integer(21)))
    return entry
  }
}

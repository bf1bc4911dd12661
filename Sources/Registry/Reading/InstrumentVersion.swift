public import Collateral

/// One version of what one source says about an instrument.
public struct InstrumentVersion: Sendable, Hashable {
  /// The source and what it says; the record's first day is nil for "always".
  public var contribution: InstrumentContribution
  /// When the version became known, RFC 3339 in UTC.
  public var knownFrom: String
  /// When it was replaced by one with the same first day; nil while it holds.
  public var knownUntil: String?

  /// All versions of an instrument up to a load.
  static func all(
    of key: String, known: Int64, on connection: SQLConnection
  ) throws(RegistryError) -> [InstrumentVersion] {
    let query = try connection.prepare(
      """
      SELECT instrument.source, validFrom, load, line, begun.committedAt, ended.committedAt,
        \(connection.values(of: .instrument).joined(separator: ", "))
      FROM instrument
      JOIN load AS begun ON begun.id = instrument.load
      LEFT JOIN load AS ended ON ended.id = instrument.superseded AND ended.id <= ?2
      WHERE instrument.id = ?1 AND instrument.load <= ?2
      ORDER BY instrument.load, instrument.source, validFrom
      """)
    query.bind(1, key)
    query.bind(2, known)
    let row = InstrumentRow(query, path: connection.path)
    var versions: [InstrumentVersion] = []
    while try query.step() {
      var record = try row.record(id: key, from: 6)
      let validFrom = CalendarDate(days: Int32(truncatingIfNeeded: query.integer(1)))
      record.validFrom = validFrom == .beginning ? nil : validFrom
      versions.append(
        InstrumentVersion(
          contribution: InstrumentContribution(
            source: query.text(0), record: record,
            origin: Origin(load: query.integer(2), line: Int(query.integer(3)))),
          knownFrom: query.text(4), knownUntil: query.optionalText(5)))
    }
    return versions
  }
}

/// Which identifier belongs to which instrument, while instruments are merged.
///
/// An identifier belongs to an instrument as long as any version of it that has not been superseded
/// says so. ISIN (ISO 6166), CUSIP (ANSI X9.6), FIGI (ANSI X9.145) and DTI (ISO 24165) name one
/// instrument each; tickers do not.
final class IdentifierBook {
  private static let schemes = ["isin", "cusip", "figi", "dti", "ticker"]
  private static let uniqueSchemes = ["isin", "cusip", "figi", "dti"]

  private let load: Int64
  private let columns: [(scheme: String, column: Int)]
  private let ownerOf: [String: SQLStatement]
  private let isInstrument: SQLStatement
  private let hasIdentifiers: SQLStatement
  private let release: SQLStatement
  private let claim: SQLStatement

  init(load: Int64, on connection: SQLConnection) throws(RegistryError) {
    self.load = load
    let all = FactTable.instrument.columns
    columns = Self.schemes.compactMap { scheme in
      all.firstIndex(of: scheme).map { (scheme, $0) }
    }
    // One statement a scheme: a bound scheme makes SQLite plan again at every step, because the
    // partial index asks about it.
    var ownerOf: [String: SQLStatement] = [:]
    for scheme in Self.uniqueSchemes {
      ownerOf[scheme] = try connection.prepare(
        """
        SELECT instrument FROM identifier
        WHERE scheme = '\(scheme)' AND value = ?1 AND superseded IS NULL AND instrument <> ?2
        LIMIT 1
        """)
    }
    self.ownerOf = ownerOf
    isInstrument = try connection.prepare("SELECT 1 FROM instrument WHERE id = ?1 LIMIT 1")
    hasIdentifiers = try connection.prepare(
      "SELECT 1 FROM identifier WHERE instrument = ?1 AND superseded IS NULL LIMIT 1")
    let claims = Self.schemes.map { scheme in
      """
      SELECT '\(scheme)' AS scheme, \(scheme) AS value FROM instrument
      WHERE id = ?1 AND superseded IS NULL AND \(scheme) IS NOT NULL AND \(scheme) <> id
      """
    }.joined(separator: "\nUNION\n")
    release = try connection.prepare(
      """
      UPDATE identifier SET superseded = ?2
      WHERE instrument = ?1 AND superseded IS NULL AND (scheme, value) NOT IN (\(claims))
      """)
    claim = try connection.prepare(
      """
      INSERT INTO identifier (scheme, value, instrument, load)
      SELECT scheme, value, ?1, ?2 FROM (\(claims)) AS claims
      WHERE NOT EXISTS (
        SELECT 1 FROM identifier
        WHERE identifier.scheme = claims.scheme AND identifier.value = claims.value
          AND identifier.instrument = ?1 AND identifier.superseded IS NULL)
      """)
  }

  /// The first identifier of a row that belongs to another instrument; nil where all are free.
  func conflict(_ row: PackedRow) throws(RegistryError) -> IdentifierConflict? {
    guard let id = row.text(0) else { return nil }
    // The key itself may be another instrument's second name.
    if let scheme = row.text(2), Self.uniqueSchemes.contains(scheme),
      let owner = try owner(scheme, id, otherThan: id)
    {
      return IdentifierConflict(field: "id", value: id, owner: owner)
    }
    for (scheme, column) in columns where Self.uniqueSchemes.contains(scheme) {
      guard let value = row.text(column), value != id else { continue }
      if let owner = try owner(scheme, value, otherThan: id) {
        return IdentifierConflict(field: scheme, value: value, owner: owner)
      }
      isInstrument.bind(1, value)
      let exists = try isInstrument.step()
      isInstrument.reset()
      if exists { return IdentifierConflict(field: scheme, value: value, owner: value) }
    }
    return nil
  }

  /// Brings the identifiers of an instrument in line with what its versions now say.
  func update(_ row: PackedRow) throws(RegistryError) {
    guard let id = row.text(0) else { return }
    hasIdentifiers.bind(1, id)
    let hasSome = try hasIdentifiers.step()
    hasIdentifiers.reset()
    guard hasSome || columns.contains(where: { row.text($0.column) != nil }) else { return }
    release.bind(1, id)
    release.bind(2, load)
    try release.run()
    claim.bind(1, id)
    claim.bind(2, load)
    try claim.run()
  }

  private func owner(
    _ scheme: String, _ value: String, otherThan id: String
  ) throws(RegistryError) -> String? {
    guard let query = ownerOf[scheme] else { return nil }
    query.bind(1, value)
    query.bind(2, id)
    let owner = try query.step() ? query.text(0) : nil
    query.reset()
    return owner
  }
}

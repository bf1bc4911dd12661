import Collateral

/// Finds instruments by a part of a name or an identifier.
enum InstrumentSearch {
  /// Keys in their order, at most so many.
  static func keys(
    _ text: String, limit: Int, on: CalendarDate, known: Int64, on connection: SQLConnection
  ) throws(RegistryError) -> [String] {
    let contract =
      try connection.has("tokenContract", in: .instrument)
      ? " OR tokenContract LIKE ?1 ESCAPE '\\'" : ""
    let query = try connection.prepare(
      """
      SELECT DISTINCT id FROM instrument
      WHERE validFrom <= ?2 AND load <= ?3 AND (superseded IS NULL OR superseded > ?3)
        AND (id LIKE ?1 ESCAPE '\\' OR name LIKE ?1 ESCAPE '\\' OR shortName LIKE ?1 ESCAPE '\\'
          OR cusip LIKE ?1 ESCAPE '\\' OR figi LIKE ?1 ESCAPE '\\' OR isin LIKE ?1 ESCAPE '\\'
          OR dti LIKE ?1 ESCAPE '\\' OR ticker LIKE ?1 ESCAPE '\\'\(contract))
      ORDER BY id LIMIT ?4
      """)
    var pattern = "%"
    for character in text {
      if character == "%" || character == "_" || character == "\\" { pattern.append("\\") }
      pattern.append(character)
    }
    query.bind(1, pattern + "%")
    query.bind(2, Int64(on.days))
    query.bind(3, known)
    query.bind(4, Int64(max(0, limit)))
    var keys: [String] = []
    while try query.step() { keys.append(query.text(0)) }
    return keys
  }
}

import Collateral

/// Reads the versions of an instrument that are in force on a day, as of a load.
final class InstrumentQuery {
  private let query: SQLStatement
  private let path: String

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    path = connection.path
    // Descending in time within a source: the first row of each is the one in force.
    query = try connection.prepare(
      """
      SELECT source, validFrom, load, line, \(FactTable.instrument.values.joined(separator: ", "))
      FROM instrument
      WHERE id = ?1 AND validFrom <= ?2 AND load <= ?3
        AND (superseded IS NULL OR superseded > ?3)
      ORDER BY source, validFrom DESC
      """)
    query.bind(2, Int64(on.days))
    query.bind(3, known)
  }

  /// What each source says, in order of precedence: the desk, then FIRDS of the EU, then of the UK.
  func contributions(of key: String) throws(RegistryError) -> [InstrumentContribution] {
    query.bind(1, key)
    defer { query.reset() }
    var contributions: [InstrumentContribution] = []
    let row = InstrumentRow(query, path: path)
    // The order of precedence is that of the sources' names.
    while try query.step() {
      let source = query.text(0)
      if contributions.last?.source == source { continue }
      var record = try row.record(id: key, from: 4)
      let validFrom = CalendarDate(days: Int32(truncatingIfNeeded: query.integer(1)))
      record.validFrom = validFrom == .beginning ? nil : validFrom
      contributions.append(
        InstrumentContribution(
          source: source, record: record,
          origin: Origin(load: query.integer(2), line: Int(query.integer(3)))))
    }
    return contributions
  }

  /// What venues say differently.
  func conflicts(of key: String) throws(RegistryError) -> [VenueConflict] {
    query.bind(1, key)
    defer { query.reset() }
    var conflicts: [VenueConflict] = []
    var last = ""
    while try query.step() {
      let source = query.text(0)
      if source == last { continue }
      last = source
      guard let text = query.optionalText(4 + InstrumentRow.conflictsOffset) else { continue }
      for line in text.split(separator: "\n") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4 else { continue }
        conflicts.append(
          VenueConflict(
            source: source, mic: fields[0], attribute: fields[1], value: fields[2],
            chosen: fields[3].isEmpty ? nil : fields[3]))
      }
    }
    return conflicts
  }
}

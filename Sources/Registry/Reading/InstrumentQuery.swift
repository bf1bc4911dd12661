import Collateral

/// Reads the versions of an instrument that are in force on a day, as of a load.
final class InstrumentQuery {
  private let query: SQLStatement
  private let path: String

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    path = connection.path
    // The key read backward, which needs no sorting: the first row of each source is in force.
    query = try connection.prepare(
      """
      SELECT source, validFrom, load, line,
        \(connection.values(of: .instrument).joined(separator: ", "))
      FROM instrument
      WHERE id = ?1 AND validFrom <= ?2 AND load <= ?3
        AND (superseded IS NULL OR superseded > ?3)
      ORDER BY source DESC, validFrom DESC
      """)
    query.bind(2, Int64(on.days))
    query.bind(3, known)
  }

  /// What each source says that did not take it back, in the order of precedence of ``InstrumentSource``.
  func contributions(of key: String) throws(RegistryError) -> [InstrumentContribution] {
    query.bind(1, key)
    defer { query.reset() }
    var contributions: [InstrumentContribution] = []
    let row = InstrumentRow(query, path: path)
    var last = ""
    // The order of precedence is that of the sources' names, and they come backward.
    while try query.step() {
      let source = query.text(0)
      if source == last { continue }
      last = source
      var record = try row.record(id: key, from: 4)
      if record.status == .cancelled { continue }
      let validFrom = CalendarDate(days: Int32(truncatingIfNeeded: query.integer(1)))
      record.validFrom = validFrom == .beginning ? nil : validFrom
      let contribution = InstrumentContribution(
        source: source, record: record,
        origin: Origin(load: query.integer(2), line: Int(query.integer(3))))
      // Most instruments have one source: an array of just that size.
      contributions = contributions.isEmpty ? [contribution] : [contribution] + contributions
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
      let ofSource = text.split(separator: "\n").compactMap { line -> VenueConflict? in
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 4 else { return nil }
        return VenueConflict(
          source: source, mic: fields[0], attribute: fields[1], value: fields[2],
          chosen: fields[3].isEmpty ? nil : fields[3])
      }
      conflicts = ofSource + conflicts
    }
    return conflicts
  }
}

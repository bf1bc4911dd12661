import Glibc

/// Merges rows into one table of facts: the same rules for every table.
///
/// A row says: from this day on, so the source, the values are these. The version of the same key in
/// force on that day decides:
/// * it says the same: nothing is written;
/// * it differs and begins on that very day: it is superseded, and the row is inserted;
/// * it differs and began earlier: the row is inserted, and ends the earlier one's reign;
/// * there is none: the row is inserted.
/// Nothing is ever deleted or overwritten, so that every past answer can be given again.
final class FactMerger {
  private let table: FactTable
  private let load: Int64
  private let find: SQLStatement
  private let findAny: SQLStatement
  private let supersede: SQLStatement
  private let inserter: RowInserter
  /// Whether the table held nothing that a row could meet when the load began.
  let isFresh: Bool
  private var lastKey: [UInt8] = []
  /// Versions that the load ended.
  private(set) var superseded = 0

  /// A merger of a table for a load.
  ///
  /// - Parameter isFresh: true spares the look-ups, where the caller knows that the table is empty
  ///   and that rows come sorted by their keys.
  init(
    _ table: FactTable, load: Int64, isFresh: Bool, on connection: SQLConnection
  ) throws(RegistryError) {
    self.table = table
    self.load = load
    self.isFresh = isFresh
    let keyMatch = table.keys.enumerated()
      .map { "\($1) = ?\($0 + 1)" }.joined(separator: " AND ")
    let day = "?\(table.keys.count + 1)"
    let dayMatch =
      table.isDated ? "validFrom = \(day)" : "validFrom <= \(day) ORDER BY validFrom DESC LIMIT 1"
    find = try connection.prepare(
      """
      SELECT validFrom, \(table.values.joined(separator: ", ")) FROM \(table.name)
      WHERE \(keyMatch) AND superseded IS NULL AND \(dayMatch)
      """)
    findAny = try connection.prepare("SELECT 1 FROM \(table.name) WHERE \(keyMatch) LIMIT 1")
    supersede = try connection.prepare(
      """
      UPDATE \(table.name) SET superseded = ?\(table.keys.count + 2)
      WHERE \(keyMatch) AND validFrom = \(day) AND superseded IS NULL
      """)
    inserter = try RowInserter(table, load: load, isBatching: isFresh, on: connection)
  }

  /// Merges a row.
  ///
  /// - Parameters:
  ///   - row: key and values.
  ///   - day: the day from which the source says so.
  ///   - firstDay: the day from which a thing that was never seen is valid, where that is earlier.
  func merge(
    _ row: PackedRow, on day: Int32, firstDay: Int32? = nil
  ) throws(RegistryError) -> MergeOutcome {
    let first = min(day, firstDay ?? day)
    if isFresh && !isSameKeyAsBefore(row) {
      try inserter.insert(row, validFrom: first)
      return .new
    }
    // What is looked for may still wait.
    try inserter.flush()
    bindKeys(row, to: find)
    find.bind(table.keys.count + 1, Int64(day))
    guard try find.step() else {
      find.reset()
      var isKnown = false
      if !table.isDated {
        bindKeys(row, to: findAny)
        isKnown = try findAny.step()
        findAny.reset()
      }
      try inserter.insert(row, validFrom: isKnown ? day : first)
      return isKnown ? .changed(superseding: false) : .new
    }
    let beganToday = find.integer(0) == Int64(day)
    let isSame = isInForce(row)
    find.reset()
    if isSame { return .unchanged }
    if beganToday {
      bindKeys(row, to: supersede)
      supersede.bind(table.keys.count + 1, Int64(day))
      supersede.bind(table.keys.count + 2, load)
      try supersede.run()
      superseded += 1
    }
    try inserter.insert(row, validFrom: day)
    return .changed(superseding: beganToday)
  }

  /// Writes what may still wait, at the end of the load.
  func finish() throws(RegistryError) {
    try inserter.flush()
  }

  /// Whether a row is about the same thing as the one before it; remembers its key.
  private func isSameKeyAsBefore(_ row: PackedRow) -> Bool {
    let key = row.raw(0..<table.keys.count)
    let isSame =
      key.count == lastKey.count
      && lastKey.withUnsafeBytes { last in
        guard let left = key.baseAddress, let right = last.baseAddress else { return false }
        return memcmp(left, right, key.count) == 0
      }
    if !isSame {
      lastKey.removeAll(keepingCapacity: true)
      lastKey.append(contentsOf: key)
    }
    return isSame
  }

  /// Whether the version just found says what the row says.
  private func isInForce(_ row: PackedRow) -> Bool {
    for index in table.values.indices {
      let isNull = find.isNull(index + 1)
      switch row[table.keys.count + index] {
      case .null:
        if !isNull { return false }
      case .integer(let value):
        if isNull || find.integer(index + 1) != value { return false }
      case .text(let bytes):
        if isNull { return false }
        let stored = find.bytes(index + 1)
        if stored.count != bytes.count { return false }
        if let left = stored.baseAddress, let right = bytes.baseAddress,
          memcmp(left, right, bytes.count) != 0
        {
          return false
        }
      }
    }
    return true
  }

  private func bindKeys(_ row: PackedRow, to statement: SQLStatement) {
    for column in table.keys.indices { statement.bind(column + 1, row[column]) }
  }
}

import Collateral

/// The parts of one full file of a source: which records they named, so that those they did not name can be ended once
/// every part has arrived.
///
/// What a part brings anew names its load. What it only repeats leaves no other trace than a mark, which is kept until
/// the set is complete.
final class FullSet {
  private let entry: LoadEntry
  private let load: Int64
  private let connection: SQLConnection
  private let mark: SQLStatement
  /// The loads of the set, this one included.
  let loads: [Int64]
  /// Whether every part has arrived with this one.
  let isComplete: Bool
  /// Whether there can be a record that no part names.
  let canEnd: Bool

  /// - Returns: nil for a file that does not say which slice it replaces.
  init?(
    _ entry: LoadEntry, load: Int64, on connection: SQLConnection
  ) throws(RegistryError) {
    guard let asOf = entry.asOf, let scope = entry.scope, let part = entry.part,
      let parts = entry.parts
    else { return nil }
    self.entry = entry
    self.load = load
    self.connection = connection
    let query = try connection.prepare(
      """
      SELECT id, part FROM load
      WHERE feed = ?1 AND source IS ?2 AND scope = ?3 AND asOf = ?4 AND parts = ?5 AND id < ?6
      """)
    query.bind(1, entry.feed)
    query.bind(2, entry.source)
    query.bind(3, scope)
    query.bind(4, Int64(asOf.days))
    query.bind(5, Int64(parts))
    query.bind(6, load)
    var loads = [load]
    var arrived: Set<Int64> = [Int64(part)]
    while try query.step() {
      loads.append(query.integer(0))
      arrived.insert(query.integer(1))
    }
    self.loads = loads.sorted()
    isComplete = (1...Int64(max(1, parts))).allSatisfy(arrived.contains)
    let first = self.loads.first ?? load
    canEnd = try connection.integer("SELECT 1 FROM listing WHERE load < \(first) LIMIT 1") != nil
    mark = try connection.prepare("INSERT INTO fullSetMark (id, mic, load) VALUES (?1, ?2, ?3)")
    mark.bind(3, load)
  }

  /// The class of instruments that the set replaces, such as D in `FULINS_D`; nil where the slice is another.
  private var classLetter: Character? {
    guard let scope = entry.scope, scope.count == 8, scope.hasPrefix("FULINS_") else { return nil }
    return scope.last
  }

  /// Notes that a part repeats a listing.
  func mark(_ row: PackedRow) throws(RegistryError) {
    mark.bind(1, row[0])
    mark.bind(2, row[1])
    try mark.run()
  }

  /// The listings in force that no part of the complete set named, in their order.
  func absent(source: String, asOf: CalendarDate) throws(RegistryError) -> [(
    id: String, mic: String
  )] {
    guard let first = loads.first, let letter = classLetter else { return [] }
    let list = loads.map(String.init).joined(separator: ", ")
    let marks = try connection.prepare(
      "SELECT id, mic FROM fullSetMark WHERE load IN (\(list)) ORDER BY id, mic")
    let class_ = try connection.prepare(
      """
      SELECT cfi FROM instrument
      WHERE id = ?1 AND source = ?2 AND superseded IS NULL AND validFrom <= ?3
      ORDER BY validFrom DESC LIMIT 1
      """)
    class_.bind(2, source)
    class_.bind(3, Int64(asOf.days))
    let listings = try connection.prepare(
      """
      SELECT id, mic, load, status FROM listing
      WHERE source = ?1 AND superseded IS NULL AND validFrom <= ?2 ORDER BY id, mic, validFrom
      """)
    listings.bind(1, source)
    listings.bind(2, Int64(asOf.days))
    var absent: [(id: String, mic: String)] = []
    var marked: (id: String, mic: String)?
    func advance() throws(RegistryError) {
      marked = try marks.step() ? (marks.text(0), marks.text(1)) : nil
    }
    try advance()
    func judge(_ listing: (id: String, mic: String, isOpen: Bool)) throws(RegistryError) {
      while let mark = marked, (mark.id, mark.mic) < (listing.id, listing.mic) { try advance() }
      if let mark = marked, mark == (listing.id, listing.mic) { return }
      guard listing.isOpen else { return }
      class_.bind(1, listing.id)
      let isOfClass = try class_.step() && class_.text(0).first == letter
      class_.reset()
      if isOfClass { absent.append((listing.id, listing.mic)) }
    }
    var last: (id: String, mic: String, isOpen: Bool)?
    while try listings.step() {
      let (id, mic) = (listings.text(0), listings.text(1))
      // The last version of each listing is the one in force.
      if let before = last, (before.id, before.mic) != (id, mic) { try judge(before) }
      last = (id, mic, listings.isNull(3) && listings.integer(2) < first)
    }
    if let last { try judge(last) }
    return absent
  }

  /// Forgets the marks of this set and of all that were left incomplete before it.
  func forget() throws(RegistryError) {
    let delete = try connection.prepare(
      """
      DELETE FROM fullSetMark WHERE load IN (
        SELECT id FROM load WHERE feed = ?1 AND source IS ?2 AND scope IS ?3 AND asOf <= ?4)
      """)
    delete.bind(1, entry.feed)
    delete.bind(2, entry.source)
    delete.bind(3, entry.scope)
    delete.bind(4, entry.asOf.map { Int64($0.days) })
    try delete.run()
  }
}

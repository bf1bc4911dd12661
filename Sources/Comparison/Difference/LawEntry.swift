import Collateral
import Schedules

/// One thing that a schedule says: a figure, a bound, a member, a condition.
struct LawEntry {
  /// By what it is found again on the other side.
  struct Key: Hashable {
    /// What kind of item.
    var kind: String
    /// Name of the item.
    var id: String
    /// Which part of it; empty is the item itself.
    var cell: String
    /// First day of the dated block, where blocks of all dates are looked at.
    var from: CalendarDate?
  }

  var key: Key
  /// What it says.
  var value: String
  /// When it says so.
  var validity: Validity
  /// Where it stands.
  var citation: Citation
  /// Whether a change of citation alone is worth a line: once an item.
  var isHead: Bool
}

/// The entries of one side of a comparison, in the order of the files.
struct LawEntries {
  private(set) var entries: [LawEntry] = []
  /// The day on which the law is looked at; nil is all its days.
  let day: CalendarDate?
  private var seen: [LawEntry.Key: Int] = [:]

  init(on day: CalendarDate?) {
    self.day = day
  }

  /// Whether something is in force on the day, or on any where all are looked at.
  func includes(_ validity: Validity) -> Bool {
    day.map { validity.contains($0) } ?? true
  }

  /// Adds an item, and what its citation says besides; nothing that is empty.
  mutating func addItem(
    _ kind: String, _ id: String, _ value: String, _ validity: Validity, _ citation: Citation
  ) {
    add(kind, id, "", value.isEmpty ? "in force" : value, validity, citation, isHead: true)
    guard day == nil else { return }
    if validity.from != .beginning {
      add(kind, id, "from", validity.from.description, validity, citation)
    }
    add(kind, id, "to", validity.to?.description, validity, citation)
    add(kind, id, "note", citation.note, validity, citation)
  }

  /// Adds a part of an item.
  ///
  /// - Parameter dated: the block in which it stands, where it is one of several.
  mutating func add(
    _ kind: String, _ id: String, _ cell: String, _ value: String?, _ validity: Validity,
    _ citation: Citation, dated: Validity? = nil, isHead: Bool = false
  ) {
    guard let value, !value.isEmpty else { return }
    var key = LawEntry.Key(
      kind: kind, id: id, cell: cell, from: day == nil ? dated?.from : nil)
    let count = (seen[key] ?? 0) + 1
    seen[key] = count
    // Two things of one name are told apart by their order.
    if count > 1 { key.cell += " #\(count)" }
    entries.append(
      LawEntry(
        key: key, value: value, validity: dated ?? validity, citation: citation, isHead: isHead))
  }
}

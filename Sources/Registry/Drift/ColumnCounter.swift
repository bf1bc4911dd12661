/// Counts what rows say, column by column, whatever they are about.
///
/// A row costs a look at the tag of every column, and for columns whose words are still few one probe of a small table; a
/// column with more words than ``wordLimit`` is no list, and is only counted from then on. A hash of 64 bits stands for a
/// word: among so few, two of one hash do not occur.
package struct ColumnCounter {
  /// So many different words make a list at most.
  package static let wordLimit = 64

  /// Places for the words of a column; twice as many as there can be words.
  private static let slots = 128

  private var filled: [Int] = []
  /// Whether a column's words may still be a list.
  private var isList: [Bool] = []
  /// Hashes of the words, the places of one column after those of another; zero is free.
  private var hashes: [UInt64] = []
  private var counts: [Int] = []
  /// The words of each column with their places.
  private var texts: [[(place: Int, text: String)]] = []

  /// Nothing counted yet.
  package init() {}

  /// Counts a row.
  package mutating func count(_ row: borrowing PackedRow) {
    if filled.count < row.count { widen(to: row.count) }
    for column in 0..<row.count {
      switch row[column] {
      case .null: continue
      case .integer: filled[column] += 1
      case .text(let bytes):
        filled[column] += 1
        if isList[column] { note(bytes, column) }
      }
    }
  }

  private mutating func widen(to columns: Int) {
    let more = columns - filled.count
    filled += Array(repeating: 0, count: more)
    isList += Array(repeating: true, count: more)
    hashes += Array(repeating: 0, count: more * Self.slots)
    counts += Array(repeating: 0, count: more * Self.slots)
    texts += Array(repeating: [], count: more)
  }

  private mutating func note(_ bytes: UnsafeRawBufferPointer, _ column: Int) {
    let hash = Self.hash(bytes)
    let first = column * Self.slots
    var slot = Int(truncatingIfNeeded: hash >> 57)
    while true {
      let known = hashes[first + slot]
      if known == hash {
        counts[first + slot] += 1
        return
      }
      if known == 0 { break }
      slot = (slot + 1) & (Self.slots - 1)
    }
    if texts[column].count == Self.wordLimit {
      isList[column] = false
      return
    }
    hashes[first + slot] = hash
    counts[first + slot] = 1
    texts[column].append((first + slot, String(decoding: bytes, as: UTF8.self)))
  }

  /// Never zero, which marks a free place; the highest bits say where to look first.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    var hash = UInt64(truncatingIfNeeded: bytes.count) &* factor
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = (hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* factor
      hash ^= hash >> 29
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    hash = (hash ^ rest) &* factor
    return ((hash ^ hash >> 32) &* factor) | 1
  }

  /// What was counted.
  ///
  /// - Parameter names: of the columns, in the order of the rows.
  package func columns(_ names: [String]) -> [String: LoadProfile.Column] {
    var columns: [String: LoadProfile.Column] = [:]
    for (index, name) in names.enumerated() where index < filled.count {
      var words: [String: Int]?
      if isList[index], !texts[index].isEmpty {
        words = Dictionary(uniqueKeysWithValues: texts[index].map { ($0.text, counts[$0.place]) })
      }
      columns[name] = LoadProfile.Column(filled: filled[index], words: words)
    }
    return columns
  }
}

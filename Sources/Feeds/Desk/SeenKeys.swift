import Collateral

/// The keys of a file that were met so far, with the line of each: exact, and about 30 bytes a key.
struct SeenKeys {
  private struct Entry {
    var start: Int
    var count: Int32
    var line: Int32
  }

  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var slots = [Int32](repeating: -1, count: 1024)
  private let hash = ByteHash.shared

  /// Notes a key. Returns the line where it stood before, if it did.
  mutating func insert(_ key: UnsafeRawBufferPointer, line: Int) -> Int? {
    if (entries.count + 1) * 2 > slots.count { grow() }
    var slot = Int(truncatingIfNeeded: hash(key)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.count == key.count && isSame(entry, key) { return Int(entry.line) }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(entries.count)
    entries.append(
      Entry(
        start: bytes.count, count: Int32(truncatingIfNeeded: key.count),
        line: Int32(clamping: line)))
    bytes.append(contentsOf: key)
    return nil
  }

  private func isSame(_ entry: Entry, _ key: UnsafeRawBufferPointer) -> Bool {
    bytes.withUnsafeBytes {
      UnsafeRawBufferPointer(rebasing: $0[entry.start..<entry.start + key.count])
        .elementsEqual(key)
    }
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      let end = entry.start + Int(entry.count)
      let value = bytes.withUnsafeBytes { all in
        hash(UnsafeRawBufferPointer(rebasing: all[entry.start..<end]))
      }
      var slot = Int(truncatingIfNeeded: value) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}

import Glibc
import Parallel

/// Finds the rows of a ``PledgeTable`` by name: about seven bytes a row.
///
/// The high bits of the hash choose a region; regions are filled side by side.
struct PledgeIndex: Sendable {
  /// Open addressing; a slot is free where its tag is 0.
  private struct Region: Sendable {
    var rows: [UInt32]
    var tags: [UInt8]
  }

  private let regions: [Region]
  private let regionBits: UInt32
  /// Whether a name stands in two rows; the first one is found.
  let hasDuplicate: Bool

  /// Indexes rows by the hashes of their names, which come in parts.
  init(_ columns: PledgeColumns, hashes: [[UInt32]]) {
    let bits: UInt32 = columns.count < 1 << 15 ? 0 : 3
    let filled = Array(0..<UInt32(1) << bits).parallelMap { number in
      Self.region(number, bits, columns, hashes)
    }
    regionBits = bits
    regions = filled.map(\.region)
    hasDuplicate = filled.contains { $0.hasDuplicate }
  }

  /// The row of a name; nil if there is none.
  func row(named name: UnsafeRawBufferPointer, _ columns: PledgeColumns) -> Int? {
    let hash = ByteHash.shared(name)
    let region = regions[Self.number(hash, regionBits)]
    let tag = Self.tag(hash)
    var place = Self.place(hash, regionBits, region.tags.count)
    while region.tags[place] != 0 {
      let row = Int(region.rows[place])
      if region.tags[place] == tag && Self.isSame(columns.id(row), name) { return row }
      place = place + 1 == region.tags.count ? 0 : place + 1
    }
    return nil
  }

  private static func region(
    _ number: UInt32, _ bits: UInt32, _ columns: PledgeColumns, _ hashes: [[UInt32]]
  ) -> (region: Region, hasDuplicate: Bool) {
    var count = 0
    for hashes in hashes {
      for hash in hashes where Self.number(hash, bits) == number { count += 1 }
    }
    let size = count + count / 2 + 1
    var rows = [UInt32](repeating: 0, count: size)
    var tags = [UInt8](repeating: 0, count: size)
    var hasDuplicate = false
    var row = 0
    for hashes in hashes {
      for hash in hashes {
        defer { row += 1 }
        guard Self.number(hash, bits) == number else { continue }
        let tag = Self.tag(hash)
        var place = Self.place(hash, bits, size)
        var isKnown = false
        while tags[place] != 0 && !isKnown {
          isKnown = tags[place] == tag && isSame(columns.id(Int(rows[place])), columns.id(row))
          place = place + 1 == size ? 0 : place + 1
        }
        if isKnown {
          hasDuplicate = true
        } else {
          tags[place] = tag
          rows[place] = UInt32(row)
        }
      }
    }
    return (Region(rows: rows, tags: tags), hasDuplicate)
  }

  private static func number(_ hash: UInt32, _ bits: UInt32) -> Int { Int(hash >> (32 - bits)) }

  /// What is left of the hash, spread over the slots of the region.
  private static func place(_ hash: UInt32, _ bits: UInt32, _ size: Int) -> Int {
    Int(truncatingIfNeeded: (UInt64(hash << bits) &* UInt64(size)) >> 32)
  }

  private static func tag(_ hash: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: hash) | 0x80 }

  private static func isSame(
    _ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer
  ) -> Bool {
    guard one.count == other.count else { return false }
    guard let first = one.baseAddress, let second = other.baseAddress else { return true }
    return memcmp(first, second, one.count) == 0
  }
}

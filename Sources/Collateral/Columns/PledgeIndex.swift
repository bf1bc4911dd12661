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

  /// A row with the hash of its name.
  private struct Item {
    var hash: UInt32
    var row: UInt32
  }

  /// Room for the rows region by region, written by several parts in places of their own.
  private struct Room: @unchecked Sendable {
    let items: UnsafeMutablePointer<Item>
  }

  /// Indexes rows by the hashes of their names, which come in parts.
  init(_ columns: PledgeColumns, hashes: [[UInt32]]) {
    let bits: UInt32 = columns.count < 1 << 15 ? 0 : 3
    let room = Room(items: .allocate(capacity: max(1, columns.count)))
    defer { room.items.deallocate() }
    let spans = Self.sort(hashes, bits, into: room)
    let filled = spans.parallelMap { Self.region($0, bits, columns, room) }
    regionBits = bits
    regions = filled.map(\.region)
    hasDuplicate = filled.contains { $0.hasDuplicate }
  }

  /// Sorts the rows by region, in order within each; returns where the regions are.
  private static func sort(
    _ hashes: [[UInt32]], _ bits: UInt32, into room: Room
  ) -> [Range<Int>] {
    let counts = hashes.parallelMap { hashes in
      var counts = Array(repeating: 0, count: 1 << Int(bits))
      for hash in hashes { counts[number(hash, bits)] += 1 }
      return counts
    }
    var spans: [Range<Int>] = []
    var firsts = counts
    var next = 0
    for region in 0..<1 << Int(bits) {
      let start = next
      for part in counts.indices {
        firsts[part][region] = next
        next += counts[part][region]
      }
      spans.append(start..<next)
    }
    var parts: [(hashes: [UInt32], row: Int, places: [Int])] = []
    var row = 0
    for (hashes, places) in zip(hashes, firsts) {
      parts.append((hashes, row, places))
      row += hashes.count
    }
    _ = parts.parallelMap { hashes, first, places in
      var places = places
      for (index, hash) in hashes.enumerated() {
        let region = number(hash, bits)
        (room.items + places[region]).initialize(
          to: Item(hash: hash, row: UInt32(first + index)))
        places[region] += 1
      }
    }
    return spans
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
    _ span: Range<Int>, _ bits: UInt32, _ columns: PledgeColumns, _ room: Room
  ) -> (region: Region, hasDuplicate: Bool) {
    let size = span.count + span.count / 2 + 1
    var rows = [UInt32](repeating: 0, count: size)
    var tags = [UInt8](repeating: 0, count: size)
    var hasDuplicate = false
    for index in span {
      let item = room.items[index]
      let tag = Self.tag(item.hash)
      var place = Self.place(item.hash, bits, size)
      var isKnown = false
      while tags[place] != 0 && !isKnown {
        isKnown =
          tags[place] == tag && isSame(columns.id(Int(rows[place])), columns.id(Int(item.row)))
        place = place + 1 == size ? 0 : place + 1
      }
      if isKnown {
        hasDuplicate = true
      } else {
        tags[place] = tag
        rows[place] = item.row
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

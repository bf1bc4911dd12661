import Glibc

/// Numbers names in the order of their first appearance. A name is its bytes; no `String` is made.
package struct NameInterner: Sendable {
  private struct Slot {
    var hash: UInt32 = 0
    /// One more than the number; 0 is a free slot.
    var entry: UInt32 = 0
    var start: UInt32 = 0
    var count: UInt32 = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 256)
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var hashes: [UInt32] = []
  /// Of no meaning; what is summed up is not left out by the compiler.
  private var warmth: UInt32 = 0

  /// No names yet.
  package init() {}

  /// How many names there are.
  package var count: Int { ends.count }

  /// Appends the numbers of names, of which new ones are noted.
  ///
  /// Many at a time are faster than one by one: they wait for memory together.
  package mutating func append(
    numbersOf names: [UnsafeRawBufferPointer], to numbers: inout [UInt32]
  ) {
    while (ends.count + names.count) * 4 > slots.count * 3 { grow() }
    hashes.removeAll(keepingCapacity: true)
    let hash = ByteHash.shared
    for name in names { hashes.append(hash(name)) }
    warm()
    // Local, so that nothing is counted in the loop: that would end the waiting together.
    var (bytes, ends) = (self.bytes, self.ends)
    (self.bytes, self.ends) = ([], [])
    slots.withUnsafeMutableBufferPointer { slots in
      for (name, hash) in zip(names, hashes) {
        var place = Int(hash) & (slots.count - 1)
        while slots[place].entry > 0 && !Self.isSame(slots[place], name, hash, bytes) {
          place = (place + 1) & (slots.count - 1)
        }
        if slots[place].entry == 0 {
          slots[place] = Slot(
            hash: hash, entry: UInt32(ends.count + 1), start: UInt32(bytes.count),
            count: UInt32(name.count))
          bytes.append(contentsOf: name)
          ends.append(UInt32(bytes.count))
        }
        numbers.append(slots[place].entry - 1)
      }
    }
    (self.bytes, self.ends) = (bytes, ends)
  }

  /// Looks at every place where the names at hand may be: without a decision in between, memory answers for many at a
  /// time.
  private mutating func warm() {
    var sum: UInt32 = 0
    for hash in hashes { sum &+= slots[Int(hash) & (slots.count - 1)].entry }
    if bytes.isEmpty { return }
    for hash in hashes {
      sum &+= UInt32(bytes[min(Int(slots[Int(hash) & (slots.count - 1)].start), bytes.count - 1)])
    }
    warmth &+= sum
  }

  /// The names, by number.
  package var names: [String] {
    withNames { $0.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// The names of several, the first ones first; and, for each of those, its numbers in the whole.
  static func joined(_ parts: [NameInterner]) -> (names: [String], numbers: [[UInt32]]) {
    guard var whole = parts.first else { return ([], []) }
    var numbers = [(0..<whole.count).map { UInt32($0) }]
    for part in parts.dropFirst() {
      var found: [UInt32] = []
      found.reserveCapacity(part.count)
      part.withNames { whole.append(numbersOf: $0, to: &found) }
      numbers.append(found)
    }
    return (whole.names, numbers)
  }

  private func withNames<Result>(_ body: ([UnsafeRawBufferPointer]) -> Result) -> Result {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      return body(
        ends.map { end in
          defer { start = Int(end) }
          return UnsafeRawBufferPointer(rebasing: bytes[start..<Int(end)])
        })
    }
  }

  private static func isSame(
    _ slot: Slot, _ name: UnsafeRawBufferPointer, _ hash: UInt32, _ bytes: [UInt8]
  ) -> Bool {
    guard slot.hash == hash, Int(slot.count) == name.count else { return false }
    return bytes.withUnsafeBytes { bytes in
      guard let known = bytes.baseAddress, let name = name.baseAddress else { return true }
      return memcmp(known + Int(slot.start), name, Int(slot.count)) == 0
    }
  }

  private mutating func grow() {
    var larger = [Slot](repeating: Slot(), count: slots.count * 2)
    for slot in slots where slot.entry > 0 {
      var place = Int(slot.hash) & (larger.count - 1)
      while larger[place].entry > 0 { place = (place + 1) & (larger.count - 1) }
      larger[place] = slot
    }
    slots = larger
  }
}

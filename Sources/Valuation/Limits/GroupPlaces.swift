/// Numbers for the groups of an agreement, in the order in which they are met: open addressing, emptied in one step.
struct GroupPlaces {
  private struct Slot {
    var code: UInt64 = 0
    var place: Int32 = 0
    /// The agreement for which the slot was filled; any other is as good as empty.
    var round: UInt32 = 0
  }

  private var slots = Array(repeating: Slot(), count: 256)
  private var round: UInt32 = 1
  private var count = 0

  /// Forgets all groups.
  mutating func removeAll() {
    count = 0
    round &+= 1
    if round == 0 { (slots, round) = (Array(repeating: Slot(), count: slots.count), 1) }
  }

  /// The number of a limit's group; the next one where it is new.
  mutating func place(_ limit: Int, _ key: Int32) -> Int {
    let code = Self.code(limit, key)
    let slot = slot(code)
    if slots[slot].round == round { return Int(slots[slot].place) }
    slots[slot] = Slot(code: code, place: Int32(count), round: round)
    count += 1
    if count * 2 > slots.count { grow() }
    return count - 1
  }

  /// The number of a limit's group; nil where it was not met.
  func known(_ limit: Int, _ key: Int32) -> Int? {
    let slot = slot(Self.code(limit, key))
    return slots[slot].round == round ? Int(slots[slot].place) : nil
  }

  /// Where a group stands, or would stand.
  private func slot(_ code: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (code &* 0x9E37_79B9_7F4A_7C15) >> 40) & (slots.count - 1)
    while slots[slot].round == round, slots[slot].code != code {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    let filled = slots.filter { $0.round == round }
    slots = Array(repeating: Slot(), count: slots.count * 2)
    for old in filled { slots[slot(old.code)] = old }
  }

  private static func code(_ limit: Int, _ key: Int32) -> UInt64 {
    UInt64(limit) << 32 | UInt64(UInt32(bitPattern: key))
  }
}

/// Places of verdicts by what was asked: open addressing over two numbers of 32 bits.
struct VerdictTable {
  private var keys: [UInt64]
  private var places: [Int32]
  private var count = 0

  init() {
    keys = Array(repeating: .max, count: 64)
    places = Array(repeating: -1, count: 64)
  }

  /// The place under two numbers; nil where nobody asked yet.
  func place(_ view: Int32, _ relation: UInt32) -> Int32? {
    let key = Self.key(view, relation)
    var slot = Self.slot(key, keys.count)
    while keys[slot] != .max {
      if keys[slot] == key { return places[slot] }
      slot = (slot + 1) & (keys.count - 1)
    }
    return nil
  }

  /// Notes the place under two numbers that are new.
  mutating func insert(_ view: Int32, _ relation: UInt32, _ place: Int32) {
    if (count + 1) * 2 > keys.count { grow() }
    put(Self.key(view, relation), place)
    count += 1
  }

  private mutating func put(_ key: UInt64, _ place: Int32) {
    var slot = Self.slot(key, keys.count)
    while keys[slot] != .max { slot = (slot + 1) & (keys.count - 1) }
    keys[slot] = key
    places[slot] = place
  }

  private mutating func grow() {
    let (oldKeys, oldPlaces) = (keys, places)
    keys = Array(repeating: .max, count: oldKeys.count * 2)
    places = Array(repeating: -1, count: oldKeys.count * 2)
    for (slot, key) in oldKeys.enumerated() where key != .max { put(key, oldPlaces[slot]) }
  }

  private static func key(_ view: Int32, _ relation: UInt32) -> UInt64 {
    UInt64(UInt32(bitPattern: view)) << 32 | UInt64(relation)
  }

  private static func slot(_ key: UInt64, _ count: Int) -> Int {
    let mixed = (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 32) & (count - 1)
  }
}

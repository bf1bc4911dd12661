/// Pairs of short and long options of one underlying and right, those first whose spread can lose least at its strikes.
///
/// Pairs are found when they are asked for: of ten thousand options there are millions.
struct SpreadPairs {
  /// An option by its number among the legs.
  struct Option {
    var leg: Int
    /// In units of 10⁻⁸.
    var strike: Int64
    var expiry: Int32
  }

  /// A pair, and what it can lose a unit, in units of 10⁻⁸.
  struct Pair {
    var width: Int64
    var short: Int
    var long: Int
  }

  /// Where a short option stands in the list of the long ones.
  private struct Cursor {
    var short: Option
    /// Long options that lose nothing come first, in the order of the legs; then the rest, by strike.
    var isWide = false
    var place = 0
  }

  private let isPut: Bool
  private let longs: [Option]
  private let byStrike: [Option]
  /// A heap of the next pair of each short option.
  private var heap: [(pair: Pair, cursor: Cursor)] = []
  private var current: Cursor?

  /// The pairs of some short options with some long ones that do not end before them.
  init(shorts: [Option], longs: [Option], isPut: Bool) {
    self.isPut = isPut
    self.longs = longs
    byStrike = longs.sorted {
      $0.strike == $1.strike ? $0.leg < $1.leg : ($0.strike < $1.strike) != isPut
    }
    for short in shorts { advance(Cursor(short: short)) { _ in true } }
  }

  /// The next pair of which both legs are open; nil where none is left.
  mutating func next(_ isOpen: (Int) -> Bool) -> Pair? {
    if let last = current.take(), isOpen(last.short.leg) { advance(last, isOpen) }
    while let (pair, cursor) = pop() {
      guard isOpen(pair.short) else { continue }
      if isOpen(pair.long) {
        current = cursor
        return pair
      }
      advance(cursor, isOpen)
    }
    return nil
  }

  /// Takes the short option of the last pair out: what it can lose only grows.
  mutating func dropShort() { current = nil }

  private func width(_ short: Option, _ long: Option) -> Int64 {
    max(0, isPut ? short.strike - long.strike : long.strike - short.strike)
  }

  private mutating func advance(_ start: Cursor, _ isOpen: (Int) -> Bool) {
    var cursor = start
    while true {
      let list = cursor.isWide ? byStrike : longs
      guard cursor.place < list.count else {
        if cursor.isWide { return }
        (cursor.isWide, cursor.place) = (true, 0)
        continue
      }
      let long = list[cursor.place]
      cursor.place += 1
      let width = width(cursor.short, long)
      if (width > 0) == cursor.isWide, long.expiry >= cursor.short.expiry, isOpen(long.leg) {
        return push(Pair(width: width, short: cursor.short.leg, long: long.leg), cursor)
      }
    }
  }

  // MARK: The heap

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    let (left, right) = (heap[left].pair, heap[right].pair)
    return (left.width, left.short, left.long) < (right.width, right.short, right.long)
  }

  private mutating func push(_ pair: Pair, _ cursor: Cursor) {
    heap.append((pair, cursor))
    var place = heap.count - 1
    while place > 0, precedes(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func pop() -> (Pair, Cursor)? {
    guard !heap.isEmpty else { return nil }
    heap.swapAt(0, heap.count - 1)
    let first = heap.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && precedes(child, least) {
        least = child
      }
      if least == place { return first }
      heap.swapAt(place, least)
      place = least
    }
  }
}

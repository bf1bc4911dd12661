import Schedules

/// Which of a regime's limits apply to an asset, by their numbers in ``RegimeAnswer/limits``.
struct LimitMask: OptionSet, Hashable, Sendable {
  /// So many limits a regime or composition may have in force at once.
  static let capacity = 64

  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// One limit.
  init(_ number: Int) { rawValue = 1 << UInt64(number) }

  /// Those of some limits of which something holds.
  init(of limits: [CompiledLimit], _ holds: (ConcentrationLimit) -> Bool) {
    self = limits.enumerated().reduce(into: []) { mask, item in
      if holds(item.element.source) { mask.insert(LimitMask(item.offset)) }
    }
  }

  /// The same limits where others stand before them.
  func shifted(by count: Int) -> LimitMask {
    count < Self.capacity ? LimitMask(rawValue: rawValue << UInt64(count)) : []
  }

  /// The numbers, in order.
  var numbers: [Int] {
    var numbers: [Int] = []
    var rest = rawValue
    while rest != 0 {
      numbers.append(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    return numbers
  }
}

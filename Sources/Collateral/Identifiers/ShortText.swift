/// Up to fifteen ASCII characters in two machine words, ordered as text.
///
/// Identifiers are compared and hashed by the million; two words do that several times faster than
/// a `String`, and take as much room.
struct ShortText: Sendable, Hashable, Comparable {
  /// Characters one to eight, the first in the highest byte, zero-filled.
  let high: UInt64
  /// Characters nine to sixteen.
  let low: UInt64

  /// Takes at most fifteen bytes that have been checked to be ASCII without NUL.
  init(_ bytes: UnsafeRawBufferPointer) {
    var (high, low): (UInt64, UInt64) = (0, 0)
    for index in 0..<min(bytes.count, 8) {
      high |= UInt64(bytes[index]) << UInt64(56 - 8 * index)
    }
    if bytes.count > 8 {
      for index in 8..<min(bytes.count, 15) {
        low |= UInt64(bytes[index]) << UInt64(120 - 8 * index)
      }
    }
    self.high = high
    self.low = low
  }

  /// Number of characters.
  var count: Int {
    low == 0 ? 8 - high.trailingZeroBitCount / 8 : 16 - low.trailingZeroBitCount / 8
  }

  /// The byte at a place.
  subscript(index: Int) -> UInt8 {
    index < 8
      ? UInt8(truncatingIfNeeded: high >> UInt64(56 - 8 * index))
      : UInt8(truncatingIfNeeded: low >> UInt64(120 - 8 * index))
  }

  /// The characters; does not allocate.
  var text: String {
    let count = count
    return String(unsafeUninitializedCapacity: count) { buffer in
      for index in 0..<count {
        buffer[index] = self[index]
      }
      return count
    }
  }

  static func < (left: ShortText, right: ShortText) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }
}

/// A text by which rows are sorted and found: its first sixteen bytes as two numbers, and its length.
///
/// Names of instruments are compared by the million; nearly all are shorter than that, and then two
/// comparisons of numbers decide, in the order in which SQLite keeps text (by bytes, then length).
struct BookKey: Sendable {
  /// Bytes that fit.
  static let capacity = 16

  /// Bytes one to eight, the first in the highest place, zero-filled.
  let high: UInt64
  /// Bytes nine to sixteen.
  let low: UInt64
  /// Length in bytes.
  let count: Int32
  /// What the caller wants to remember of it.
  var index: Int32

  init(_ bytes: UnsafeRawBufferPointer, index: Int32 = 0) {
    count = Int32(truncatingIfNeeded: bytes.count)
    self.index = index
    if bytes.count >= Self.capacity {
      high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
      low = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    } else if bytes.count >= 8 {
      high = UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self))
      // The last eight bytes without those that are in the first eight.
      let last = bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
      low = UInt64(bigEndian: last) << UInt64(8 * (Self.capacity - bytes.count))
    } else {
      var packed: UInt64 = 0
      for index in 0..<bytes.count {
        packed |= UInt64(bytes[index]) << UInt64(56 - 8 * index)
      }
      high = packed
      low = 0
    }
  }

  init(_ text: String, index: Int32 = 0) {
    var copy = text
    self = copy.withUTF8 { BookKey(UnsafeRawBufferPointer($0), index: index) }
  }

  /// Whether the key is the whole text.
  var isWhole: Bool { count <= Self.capacity }

  /// Whether the first bytes and the length are the same; for a whole key, whether the text is.
  func matches(_ other: BookKey) -> Bool {
    high == other.high && low == other.low && count == other.count
  }

  /// Whether the first bytes alone put it before another.
  func isSurelyBefore(_ other: BookKey) -> Bool {
    high == other.high ? low < other.low : high < other.high
  }

  /// Whether it is sorted before another; asks for the texts only where the keys do not decide.
  func precedes(
    _ other: BookKey, _ text: @autoclosure () -> String, _ otherText: @autoclosure () -> String
  ) -> Bool {
    if high != other.high { return high < other.high }
    if low != other.low { return low < other.low }
    if isWhole || other.isWhole { return count < other.count }
    return text().utf8.lexicographicallyPrecedes(otherText().utf8)
  }
}

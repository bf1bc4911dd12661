/// The first and the last eight bytes of a name: all of one that has up to 16, together with its length.
struct NameEnds: Equatable {
  /// Names up to this length are told apart by it.
  static let length = 16

  private var first: UInt64 = 0
  private var last: UInt64 = 0

  /// Those of no name.
  init() {}

  /// Those of a name.
  init(_ name: UnsafeRawBufferPointer) {
    if name.count >= 8 {
      first = name.loadUnaligned(as: UInt64.self)
      last = name.loadUnaligned(fromByteOffset: name.count - 8, as: UInt64.self)
    } else {
      for byte in name { first = first << 8 | UInt64(byte) }
    }
  }
}

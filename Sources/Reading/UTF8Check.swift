/// Checks that bytes which arrive in blocks are UTF-8 (RFC 3629: no overlong forms, no surrogates).
struct UTF8Check {
  private var missing = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  /// Whether no character is half read.
  var isComplete: Bool { missing == 0 }

  /// The offset of the first byte that cannot stand where it does; nil if all can.
  mutating func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    var at = 0
    let count = bytes.count
    while at < count {
      if missing == 0 {
        while at + 8 <= count,
          bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          at += 8
        }
        guard at < count else { break }
        let byte = bytes[at]
        if byte >= 0x80 && !begin(byte) { return at }
      } else {
        guard bytes[at] >= lowest && bytes[at] <= highest else { return at }
        missing -= 1
        lowest = 0x80
        highest = 0xBF
      }
      at += 1
    }
    return nil
  }

  private mutating func begin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0xC2...0xDF: missing = 1
    case 0xE0...0xEF:
      missing = 2
      if byte == 0xE0 { lowest = 0xA0 }
      if byte == 0xED { highest = 0x9F }
    case 0xF0...0xF4:
      missing = 3
      if byte == 0xF0 { lowest = 0x90 }
      if byte == 0xF4 { highest = 0x8F }
    default: return false
    }
    return true
  }
}

extension UnsafeRawBufferPointer {
  /// How many line feeds the bytes hold.
  func lineFeedCount() -> Int {
    var count = 0
    for byte in self where byte == 0x0A { count &+= 1 }
    return count
  }
}

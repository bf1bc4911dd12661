/// Turns UTF-16LE into UTF-8, block by block: a block may end in the middle of a unit or of a pair of them.
struct UTF16Transcoder {
  /// Why a text is no UTF-16.
  enum Fault: Error {
    case loneSurrogate
    case halfUnit
  }

  private var half: UInt8?
  private var high: UInt16?
  private var isFirst = true

  /// The text of a block; what is left over waits for the next one.
  mutating func transcode(_ block: some Collection<UInt8>) throws(Fault) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(block.count)
    for byte in block {
      guard let low = half else {
        half = byte
        continue
      }
      half = nil
      try append(UInt16(byte) << 8 | UInt16(low), to: &text)
    }
    return text
  }

  /// Checks that nothing is left over.
  func finish() throws(Fault) {
    if half != nil { throw .halfUnit }
    if high != nil { throw .loneSurrogate }
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) throws(Fault) {
    defer { isFirst = false }
    if isFirst && unit == 0xFEFF { return }
    var code = UInt32(unit)
    if let first = high {
      guard (0xDC00..<0xE000).contains(unit) else { throw .loneSurrogate }
      high = nil
      code = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(unit) - 0xDC00)
    } else if (0xD800..<0xDC00).contains(unit) {
      high = unit
      return
    }
    guard let scalar = Unicode.Scalar(code) else { throw .loneSurrogate }
    UTF8.encode(scalar)?.forEach { text.append($0) }
  }
}

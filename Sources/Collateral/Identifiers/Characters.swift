/// Classes and values of ASCII characters that the identifier standards share.
enum Characters {
  /// Whether the byte is 0–9.
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// Whether the byte is A–Z.
  static func isLetter(_ byte: UInt8) -> Bool { byte &- 65 < 26 }

  /// Whether the byte is 0–9 or A–Z.
  static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

  /// A, E, I, O and U as bits, A the lowest.
  static let vowels: UInt32 = 0x10_4111

  /// Whether the byte is a capital consonant, Y included.
  static func isConsonant(_ byte: UInt8) -> Bool {
    isLetter(byte) && vowels >> UInt32(byte - 65) & 1 == 0
  }

  /// 0–9 for digits, 10–35 for letters, as ISO 6166, ISO 17442 and ANSI X9.6 count them.
  ///
  /// The byte must be one of these.
  static func value(_ byte: UInt8) -> Int { Int(byte) - (byte < 65 ? 48 : 55) }

  /// Calls `body` with the bytes of `text`.
  static func withBytes<Value>(
    of text: some StringProtocol,
    _ body: (UnsafeRawBufferPointer) throws(IdentifierError) -> Value
  ) throws(IdentifierError) -> Value {
    var copy = String(text)
    let result: Result<Value, IdentifierError> = copy.withUTF8 { buffer in
      Result { () throws(IdentifierError) in try body(UnsafeRawBufferPointer(buffer)) }
    }
    return try result.get()
  }
}

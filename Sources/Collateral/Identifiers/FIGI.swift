/// Financial instrument global identifier (ANSI X9.145, published by the OMG).
///
/// Two consonants, `G`, eight consonants or digits and a check digit. Prefixes that would make it
/// look like an ISIN are reserved: BS, BM, GG, GB, GH, KY, VG.
public struct FIGI: Identifier {
  /// ANSI X9.145.
  public static var kind: IdentifierError.Kind { .figi }

  private let packed: ShortText

  /// Checks and takes a FIGI from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `prefix`, `checkDigit`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 12 else { throw Self.refused(bytes, .length) }
    guard Self.isWellFormed(bytes), Characters.isDigit(bytes[11]) else {
      throw Self.refused(bytes, .characters)
    }
    guard !Self.isReserved(bytes[0], bytes[1]) else { throw Self.refused(bytes, .prefix) }
    guard bytes[11] == Self.checkDigit(bytes) else { throw Self.refused(bytes, .checkDigit) }
    packed = ShortText(bytes)
  }

  /// The twelve characters.
  public var value: String { packed.text }

  /// The FIGI that begins with the eleven characters of `body`.
  /// - Throws: ``IdentifierError`` as the initializer.
  public static func completing(_ body: some StringProtocol) throws(IdentifierError) -> FIGI {
    let digit = try Characters.withBytes(of: body) { bytes throws(IdentifierError) in
      guard bytes.count == 11 else { throw refused(bytes, .length) }
      guard isWellFormed(bytes) else { throw refused(bytes, .characters) }
      return checkDigit(bytes)
    }
    return try FIGI("\(body)\(Character(UnicodeScalar(digit)))")
  }

  /// Orders as text.
  public static func < (left: FIGI, right: FIGI) -> Bool { left.packed < right.packed }

  /// Whether the first eleven characters are of the right kind.
  private static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard Characters.isConsonant(bytes[0]), Characters.isConsonant(bytes[1]),
      bytes[2] == UInt8(ascii: "G")
    else { return false }
    return bytes[3..<11].allSatisfy { Characters.isConsonant($0) || Characters.isDigit($0) }
  }

  private static func isReserved(_ first: UInt8, _ second: UInt8) -> Bool {
    switch (Character(UnicodeScalar(first)), Character(UnicodeScalar(second))) {
    case ("B", "S"), ("B", "M"), ("G", "G"), ("G", "B"), ("G", "H"), ("K", "Y"), ("V", "G"): true
    default: false
    }
  }

  /// Modulus 10 over the digits of the values, every second value doubled.
  private static func checkDigit(_ bytes: UnsafeRawBufferPointer) -> UInt8 {
    var sum = 0
    for index in 0..<11 {
      let value = Characters.value(bytes[index]) * (index % 2 == 1 ? 2 : 1)
      sum += value / 10 + value % 10
    }
    return UInt8(ascii: "0") + UInt8((10 - sum % 10) % 10)
  }
}

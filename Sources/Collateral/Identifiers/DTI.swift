/// Digital token identifier (ISO 24165): eight characters and a check character.
///
/// The alphabet is the ten digits and the twenty consonants other than Y; the first is not 0.
public struct DTI: Identifier {
  /// ISO 24165.
  public static var kind: IdentifierError.Kind { .dti }

  private let packed: ShortText

  /// Checks and takes a DTI from UTF-8 bytes.
  ///
  /// Bitcoin's `4H95J0R2X`, the first one in the registry, does not follow the check character
  /// system that every later one follows, and is taken as it is.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `checkDigit`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 9 else { throw Self.refused(bytes, .length) }
    guard bytes[0] != UInt8(ascii: "0"), bytes.allSatisfy({ Self.place(of: $0) != nil }) else {
      throw Self.refused(bytes, .characters)
    }
    guard bytes[8] == Self.checkCharacter(bytes) || bytes.elementsEqual("4H95J0R2X".utf8) else {
      throw Self.refused(bytes, .checkDigit)
    }
    packed = ShortText(bytes)
  }

  /// The nine characters.
  public var value: String { packed.text }

  /// The DTI that begins with the eight characters of `body`.
  /// - Throws: ``IdentifierError`` as the initializer.
  public static func completing(_ body: some StringProtocol) throws(IdentifierError) -> DTI {
    let check = try Characters.withBytes(of: body) { bytes throws(IdentifierError) in
      guard bytes.count == 8 else { throw refused(bytes, .length) }
      guard bytes.allSatisfy({ place(of: $0) != nil }) else { throw refused(bytes, .characters) }
      return checkCharacter(bytes)
    }
    return try DTI("\(body)\(Character(UnicodeScalar(check)))")
  }

  /// Orders as text.
  public static func < (left: DTI, right: DTI) -> Bool { left.packed < right.packed }

  /// Place of a character in the alphabet of 30: digits, then consonants without Y.
  private static func place(of byte: UInt8) -> Int? {
    if Characters.isDigit(byte) { return Int(byte) - 48 }
    guard Characters.isConsonant(byte), byte != UInt8(ascii: "Y") else { return nil }
    // A letter's place is lower by one for each vowel (and Y) before it.
    let vowels = Characters.vowels & ((1 as UInt32) << UInt32(byte - 65) &- 1)
    return Int(byte) - 55 - vowels.nonzeroBitCount - (byte == UInt8(ascii: "Z") ? 1 : 0)
  }

  /// Hybrid system MOD 31,30 of ISO 7064 over the first eight characters.
  private static func checkCharacter(_ bytes: UnsafeRawBufferPointer) -> UInt8 {
    var rest = 30
    for index in 0..<8 {
      let sum = (rest + (place(of: bytes[index]) ?? 0)) % 30
      rest = (sum == 0 ? 30 : sum) * 2 % 31
    }
    let check = (31 - rest) % 30
    let alphabet: StaticString = "0123456789BCDFGHJKLMNPQRSTVWXZ"
    return alphabet.utf8Start[check]
  }
}

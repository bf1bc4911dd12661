/// International securities identification number (ISO 6166).
///
/// Two letters, nine letters or digits (the national number) and a check digit. Refused although
/// they may be well-formed: prefixes that nobody assigns, and placeholders such as `NOISINFOUND9`,
/// which passes the check digit.
public struct ISIN: Identifier {
  /// ISO 6166.
  public static var kind: IdentifierError.Kind { .isin }

  private let packed: ShortText

  /// Checks and takes an ISIN from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `placeholder`, `country`, `checkDigit`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 12 else { throw Self.refused(bytes, .length) }
    guard Self.isWellFormed(bytes), Characters.isDigit(bytes[11]) else {
      throw Self.refused(bytes, .characters)
    }
    packed = ShortText(bytes)
    guard !Self.isPlaceholder(packed) else { throw Self.refused(bytes, .placeholder) }
    guard CountryTable.isPrefixOfISIN(bytes[0], bytes[1]) else {
      throw Self.refused(bytes, .country)
    }
    guard bytes[11] == Self.checkDigit(bytes) else { throw Self.refused(bytes, .checkDigit) }
  }

  /// The twelve characters.
  public var value: String { packed.text }

  /// The prefix as a country; nil where it is none, such as `XS` and `EZ`.
  public var country: CountryCode? { CountryCode(packed[0], packed[1]) }

  /// The national number: the nine characters between prefix and check digit.
  public var nsin: String { String(value.dropFirst(2).dropLast()) }

  /// The CUSIP inside an ISIN of the United States or Canada; nil elsewhere, and where the nine
  /// characters are not a CUSIP.
  public var cusip: CUSIP? {
    guard country == .unitedStates || country == .canada else { return nil }
    return try? CUSIP(nsin)
  }

  /// The ISIN that begins with the eleven characters of `body`.
  /// - Throws: ``IdentifierError`` as the initializer.
  public static func completing(_ body: some StringProtocol) throws(IdentifierError) -> ISIN {
    let digit = try Characters.withBytes(of: body) { bytes throws(IdentifierError) in
      guard bytes.count == 11 else { throw refused(bytes, .length) }
      guard isWellFormed(bytes) else { throw refused(bytes, .characters) }
      return checkDigit(bytes)
    }
    return try ISIN("\(body)\(Character(UnicodeScalar(digit)))")
  }

  /// Orders as text.
  public static func < (left: ISIN, right: ISIN) -> Bool { left.packed < right.packed }

  /// Whether the first eleven characters are of the right kind.
  private static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard Characters.isLetter(bytes[0]), Characters.isLetter(bytes[1]) else { return false }
    for index in 2..<11 where !Characters.isAlphanumeric(bytes[index]) {
      return false
    }
    return true
  }

  /// Whether the number stands for "none": prefix `XX`, `NOISIN…`, or a body of one repeated letter
  /// or of zeros.
  ///
  /// Other repeated digits may be real: Swiss numbers are issued in sequence.
  private static func isPlaceholder(_ text: ShortText) -> Bool {
    if text.high >> 48 == 0x5858 { return true }
    if text.high >> 16 == 0x4E4F_4953_494E { return true }
    let first = UInt64(text[2])
    guard first == 0x30 || first >= 0x41 else { return false }
    return text.high & 0xFFFF_FFFF_FFFF == first * 0x0101_0101_0101
      && text.low >> 40 == first * 0x01_0101
  }

  /// Modulus 10 "double-add-double" over the digits, a letter being its two-digit value (ISO 6166,
  /// annex A).
  ///
  /// Without branches: letters and digits follow each other at random, and a processor that guesses
  /// wrong loses more time than the arithmetic takes.
  private static func checkDigit(_ bytes: UnsafeRawBufferPointer) -> UInt8 {
    var sum: UInt32 = 0
    // One where the digit counts double, as the last before the check digit does.
    var double: UInt32 = 1
    var index = 10
    while index >= 0 {
      let byte = UInt32(bytes[index])
      let isLetter = byte >> 6
      let value = byte &- 48 &- 7 &* isLetter
      // Division by ten, exact up to 68.
      let tens = (value &* 13) >> 7
      let ones = value &- 10 &* tens
      // Twice a digit from five on loses nine to its sum of digits; tens go to three only.
      sum &+= ones &+ double &* (ones &- 9 &* ((ones &+ 3) >> 3))
      sum &+= tens &+ (1 &- double) &* tens
      // A letter is two digits and leaves the order as it is.
      double ^= 1 &- isLetter
      index -= 1
    }
    return UInt8(ascii: "0") + UInt8((10 &- sum % 10) % 10)
  }
}

/// CUSIP number (ANSI X9.6): eight digits, letters, `*`, `@` or `#`, and a check digit.
public struct CUSIP: Identifier {
  /// ANSI X9.6.
  public static var kind: IdentifierError.Kind { .cusip }

  private let packed: ShortText

  /// Checks and takes a CUSIP from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `placeholder` (all zeros), `checkDigit`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 9 else { throw Self.refused(bytes, .length) }
    guard let digit = Self.checkDigit(bytes), Characters.isDigit(bytes[8]) else {
      throw Self.refused(bytes, .characters)
    }
    guard !bytes.prefix(8).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      throw Self.refused(bytes, .placeholder)
    }
    guard bytes[8] == digit else { throw Self.refused(bytes, .checkDigit) }
    packed = ShortText(bytes)
  }

  /// The nine characters.
  public var value: String { packed.text }

  /// The ISIN with this CUSIP as its national number (ISO 6166): country, CUSIP, check digit.
  /// - Throws: ``IdentifierError`` `characters` for a private number with `*`, `@` or `#`, which
  ///   has no ISIN.
  public func isin(country: CountryCode = .unitedStates) throws(IdentifierError) -> ISIN {
    try ISIN.completing("\(country.value)\(value)")
  }

  /// The CUSIP that begins with the eight characters of `body`.
  /// - Throws: ``IdentifierError`` as the initializer.
  public static func completing(_ body: some StringProtocol) throws(IdentifierError) -> CUSIP {
    let digit = try Characters.withBytes(of: body) { bytes throws(IdentifierError) in
      guard bytes.count == 8 else { throw refused(bytes, .length) }
      guard let digit = checkDigit(bytes) else { throw refused(bytes, .characters) }
      return digit
    }
    return try CUSIP("\(body)\(Character(UnicodeScalar(digit)))")
  }

  /// Orders as text.
  public static func < (left: CUSIP, right: CUSIP) -> Bool { left.packed < right.packed }

  /// Modulus 10 "double-add-double" over the first eight characters, every second one doubled
  /// (ANSI X9.6); nil if one is not allowed.
  private static func checkDigit(_ bytes: UnsafeRawBufferPointer) -> UInt8? {
    var sum = 0
    for index in 0..<8 {
      var value: Int
      switch bytes[index] {
      case let byte where Characters.isAlphanumeric(byte): value = Characters.value(byte)
      case UInt8(ascii: "*"): value = 36
      case UInt8(ascii: "@"): value = 37
      case UInt8(ascii: "#"): value = 38
      default: return nil
      }
      if index % 2 == 1 { value *= 2 }
      sum += value / 10 + value % 10
    }
    return UInt8(ascii: "0") + UInt8((10 - sum % 10) % 10)
  }
}

/// Country code (ISO 3166-1 alpha-2).
///
/// Besides the 249 official codes these are taken because reference data uses them: `EU` (bodies of
/// the European Union, exceptionally reserved), `XK` (Kosovo, user-assigned) and the withdrawn `AN`,
/// `CS` and `YU`, which old issuers still carry.
public struct CountryCode: Identifier {
  /// ISO 3166-1 alpha-2.
  public static var kind: IdentifierError.Kind { .country }

  /// `US`.
  public static let unitedStates = CountryCode(packed: 0x5553)
  /// `CA`.
  public static let canada = CountryCode(packed: 0x4341)

  private let packed: UInt16

  /// Checks and takes a country code from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `unknownCode`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 2 else { throw Self.refused(bytes, .length) }
    guard Characters.isLetter(bytes[0]), Characters.isLetter(bytes[1]) else {
      throw Self.refused(bytes, .characters)
    }
    guard let code = CountryCode(bytes[0], bytes[1]) else {
      throw Self.refused(bytes, .unknownCode)
    }
    self = code
  }

  /// The code of two letters, or nil if it is not in the table.
  init?(_ first: UInt8, _ second: UInt8) {
    guard CountryTable.isCountry(first, second) else { return nil }
    packed = UInt16(first) << 8 | UInt16(second)
  }

  private init(packed: UInt16) {
    self.packed = packed
  }

  /// The two letters.
  public var value: String {
    String(unsafeUninitializedCapacity: 2) { buffer in
      buffer[0] = UInt8(packed >> 8)
      buffer[1] = UInt8(packed & 0xFF)
      return 2
    }
  }

  /// Whether ISO 3166-1 assigns the code officially.
  public var isOfficial: Bool {
    CountryTable.isOfficial(UInt8(packed >> 8), UInt8(packed & 0xFF))
  }

  /// Orders as text.
  public static func < (left: CountryCode, right: CountryCode) -> Bool {
    left.packed < right.packed
  }
}

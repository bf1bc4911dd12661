/// Legal entity identifier (ISO 17442): eighteen capital letters or digits and two check digits.
public struct LEI: Identifier {
  /// ISO 17442.
  public static var kind: IdentifierError.Kind { .lei }

  /// Ten characters of six bits each, the first in the highest bits: order is that of the text.
  private let first: UInt64
  /// The other ten.
  private let second: UInt64

  /// Checks and takes an LEI from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `placeholder`, `checkDigit`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 20 else { throw Self.refused(bytes, .length) }
    guard Self.isWellFormed(bytes), Characters.isDigit(bytes[18]), Characters.isDigit(bytes[19])
    else {
      throw Self.refused(bytes, .characters)
    }
    first = Self.pack(bytes, from: 0)
    second = Self.pack(bytes, from: 10)
    // All zeros with 98 passes the arithmetic.
    guard first > 0 || second >> 12 > 0 else { throw Self.refused(bytes, .placeholder) }
    let check = Int(bytes[18] - 48) * 10 + Int(bytes[19] - 48)
    // 00, 01 and 99 would alias 97, 98 and 02 (ISO 7064 MOD 97-10 yields 02 to 98).
    guard check >= 2, check <= 98, Self.remainder(bytes, count: 20) == 1 else {
      throw Self.refused(bytes, .checkDigit)
    }
  }

  /// The twenty characters.
  public var value: String {
    String(unsafeUninitializedCapacity: 20) { buffer in
      for index in 0..<10 {
        buffer[index] = Self.character(first >> UInt64(54 - 6 * index))
        buffer[10 + index] = Self.character(second >> UInt64(54 - 6 * index))
      }
      return 20
    }
  }

  /// The LEI that begins with the eighteen characters of `body`.
  /// - Throws: ``IdentifierError`` as the initializer.
  public static func completing(_ body: some StringProtocol) throws(IdentifierError) -> LEI {
    let check = try Characters.withBytes(of: body) { bytes throws(IdentifierError) in
      guard bytes.count == 18 else { throw refused(bytes, .length) }
      guard isWellFormed(bytes) else { throw refused(bytes, .characters) }
      return 98 - (remainder(bytes, count: 18) * 100) % 97
    }
    return try LEI("\(body)\(check < 10 ? "0" : "")\(check)")
  }

  /// Orders as text.
  public static func < (left: LEI, right: LEI) -> Bool {
    left.first == right.first ? left.second < right.second : left.first < right.first
  }

  /// Whether the first eighteen characters are of the right kind.
  private static func isWellFormed(_ bytes: UnsafeRawBufferPointer) -> Bool {
    for index in 0..<18 where !Characters.isAlphanumeric(bytes[index]) {
      return false
    }
    return true
  }

  /// The number that the first characters spell, modulo 97 (ISO 7064 MOD 97-10); letters are two
  /// digits.
  ///
  /// Without branches: letters and digits follow each other at random, and a processor that guesses
  /// wrong loses more time than the arithmetic takes.
  private static func remainder(_ bytes: UnsafeRawBufferPointer, count: Int) -> UInt64 {
    var rest: UInt64 = 0
    for index in 0..<count {
      let byte = UInt64(bytes[index])
      let isLetter = byte >> 6
      rest = rest &* (10 &+ 90 &* isLetter) &+ byte &- 48 &- 7 &* isLetter
      // Seven letters on a rest of two digits stay below 10^17.
      if index == 6 || index == 13 { rest %= 97 }
    }
    return rest % 97
  }

  private static func pack(_ bytes: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
    var packed: UInt64 = 0
    for index in start..<start + 10 {
      let byte = UInt64(bytes[index])
      packed = packed << 6 | (byte &- 48 &- 7 &* (byte >> 6))
    }
    return packed
  }

  private static func character(_ bits: UInt64) -> UInt8 {
    let value = UInt8(truncatingIfNeeded: bits & 0x3F)
    return value < 10 ? 48 + value : 55 + value
  }
}

/// Classification of financial instruments (ISO 10962): category, group and four attributes.
///
/// Category and group are checked against the standard's table; the attributes only for being
/// letters, because their meaning depends on the edition. `X` is "unknown" or "not applicable".
public struct CFI: Identifier {
  /// ISO 10962.
  public static var kind: IdentifierError.Kind { .cfi }

  private let packed: ShortText

  /// Checks and takes a CFI code from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`, `unknownCode` (category or group).
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 6 else { throw Self.refused(bytes, .length) }
    for byte in bytes where !Characters.isLetter(byte) {
      throw Self.refused(bytes, .characters)
    }
    guard Self.groups[Int(bytes[0] - 65)] >> UInt32(bytes[1] - 65) & 1 == 1 else {
      throw Self.refused(bytes, .unknownCode)
    }
    packed = ShortText(bytes)
  }

  /// The six letters.
  public var value: String { packed.text }

  /// First letter: E equities, C collective investment vehicles, D debt, R rights, O listed options,
  /// F futures, S swaps, H other options, I spot, J forwards, K strategies, L financing,
  /// T referential instruments, M others.
  public var category: Character { Character(UnicodeScalar(packed[0])) }

  /// Second letter; its meaning depends on the category.
  public var group: Character { Character(UnicodeScalar(packed[1])) }

  /// The four attributes; their meaning depends on category and group.
  public var attributes: String { String(value.dropFirst(2)) }

  /// Orders as text.
  public static func < (left: CFI, right: CFI) -> Bool { left.packed < right.packed }

  /// The groups of each category A–Z as bits, A the lowest; zero for a letter that is no category.
  private static let groups: [UInt32] = {
    var groups = [UInt32](repeating: 0, count: 26)
    let table: KeyValuePairs = [
      "C": "BEFHIMPS", "D": "ABCDEGMNSTWY", "E": "CDFLMPSY", "F": "CF", "H": "CEFMRT", "I": "FT",
      "J": "CEFRT", "K": "CEFMRTY", "L": "LRS", "M": "CM", "O": "CMP", "R": "ADFMPSW",
      "S": "CEFMRT", "T": "BCDIMRT",
    ]
    for (category, letters) in table {
      for place in category.utf8.map({ Int($0) - 65 }) {
        groups[place] = letters.utf8.reduce(0) { $0 | 1 << (UInt32($1) - 65) }
      }
    }
    return groups
  }()
}

/// Classification of financial instruments (ISO 10962): category, group and four attributes.
///
/// Category and group are checked against the standard's table; the attributes only for being
/// letters, because their meaning depends on the edition. `X` is "unknown" or "not applicable".
public struct CFI: Identifier {
  /// ISO 10962.
  public static var kind: IdentifierError.Kind { .cfi }

  /// Six letters of five bits each, A being one and the first in the highest bits: order is that of the text.
  private let packed: UInt32

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
    packed = bytes.reduce(0) { $0 << 5 | UInt32($1 - 64) }
  }

  /// The code of ``bits``; nil for zero, which is none.
  init?(bits: UInt32) {
    if bits == 0 { return nil }
    packed = bits
  }

  /// The code in four bytes, never zero, for records of which there are many.
  var bits: UInt32 { packed }

  /// The six letters.
  public var value: String {
    String(unsafeUninitializedCapacity: 6) { buffer in
      for index in 0..<6 { buffer[index] = letter(index) }
      return 6
    }
  }

  /// First letter: E equities, C collective investment vehicles, D debt, R rights, O listed options,
  /// F futures, S swaps, H other options, I spot, J forwards, K strategies, L financing,
  /// T referential instruments, M others.
  public var category: Character { Character(UnicodeScalar(letter(0))) }

  /// Second letter; its meaning depends on the category.
  public var group: Character { Character(UnicodeScalar(letter(1))) }

  /// The four attributes; their meaning depends on category and group.
  public var attributes: String { String(value.dropFirst(2)) }

  /// Orders as text.
  public static func < (left: CFI, right: CFI) -> Bool { left.packed < right.packed }

  private func letter(_ index: Int) -> UInt8 {
    64 + UInt8(truncatingIfNeeded: packed >> UInt32(25 - 5 * index) & 0x1F)
  }

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

/// Market identifier code (ISO 10383): four capital letters or digits.
///
/// Only the structure is checked. The list changes every month and has no check digit, so that a
/// code this program has never heard of may well be right.
public struct MIC: Identifier {
  /// ISO 10383.
  public static var kind: IdentifierError.Kind { .mic }

  private let packed: ShortText

  /// Checks and takes a MIC from UTF-8 bytes.
  /// - Throws: ``IdentifierError``: `length`, `characters`.
  public init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError) {
    guard bytes.count == 4 else { throw Self.refused(bytes, .length) }
    guard bytes.allSatisfy(Characters.isAlphanumeric) else {
      throw Self.refused(bytes, .characters)
    }
    packed = ShortText(bytes)
  }

  /// The four characters.
  public var value: String { packed.text }

  /// Orders as text.
  public static func < (left: MIC, right: MIC) -> Bool { left.packed < right.packed }
}

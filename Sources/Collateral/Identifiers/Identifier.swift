/// A code of a published standard, checked when it is made, so that one in hand is well-formed.
public protocol Identifier: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Which standard it follows.
  static var kind: IdentifierError.Kind { get }
  /// The code as the standard prints it.
  var value: String { get }
  /// Checks and takes a code from UTF-8 bytes, without making a `String` unless it is refused.
  /// - Throws: ``IdentifierError`` with the text, the reason and the remedy.
  init(utf8 bytes: UnsafeRawBufferPointer) throws(IdentifierError)
}

extension Identifier {
  /// Checks and takes a code; blanks and lower case are refused.
  /// - Throws: ``IdentifierError`` with the text, the reason and the remedy.
  public init(_ text: some StringProtocol) throws(IdentifierError) {
    self = try Characters.withBytes(of: text) { bytes throws(IdentifierError) in
      try Self(utf8: bytes)
    }
  }

  /// The code.
  public var description: String { value }

  /// An error about bytes that were read as this kind of code.
  static func refused(
    _ bytes: UnsafeRawBufferPointer, _ reason: IdentifierError.Reason
  ) -> IdentifierError {
    IdentifierError(
      kind: kind, text: String(decoding: bytes.prefix(200), as: UTF8.self), reason: reason)
  }
}

/// A value of a JSON document. Numbers are kept as they are written: nothing becomes a binary floating-point number.
public indirect enum JSONValue: Sendable, Hashable {
  /// Members in the order of the file; no key stands twice.
  case object([Member])
  /// Elements in their order.
  case array([JSONValue])
  /// Text, with its escapes resolved.
  case string(String)
  /// A number, in its own digits.
  case number(String)
  /// A truth value.
  case bool(Bool)
  /// Nothing.
  case null

  /// A member of an object.
  public struct Member: Sendable, Hashable {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: JSONValue
  }

  /// The members of an object; none for anything else.
  public var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }

  /// The elements of an array; a value that is no array is the only one of its own, null is none.
  public var elements: [JSONValue] {
    switch self {
    case .array(let elements): elements
    case .null: []
    default: [self]
    }
  }

  /// The text of a string or the digits of a number.
  public var text: String? {
    switch self {
    case .string(let text), .number(let text): text
    default: nil
    }
  }
}

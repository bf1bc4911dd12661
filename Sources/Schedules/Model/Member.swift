/// One word of a list in a condition.
public enum Member: Sendable, Hashable {
  /// The word itself, such as `US`.
  case word(String)
  /// A set of the regime's definitions, written `$name`.
  case set(String)

  /// Reads `word` or `$name`.
  public init(_ text: String) {
    self = text.hasPrefix("$") ? .set(String(text.dropFirst())) : .word(text)
  }
}

/// What is wrong with one row of a CSV file; the rows after it are not affected.
public enum CSVProblem: String, Sendable, Hashable {
  /// A quote inside a field that does not start with one.
  case strayQuote = "a quote stands inside an unquoted field"
  /// Text between a closing quote and the next separator.
  case textAfterQuote = "text follows a closing quote"
  /// A carriage return that no line feed follows.
  case strayCarriageReturn = "a carriage return stands inside a line"
}

public import Money

/// What an assessment has to say for a condition to hold.
public enum AssessmentBound: Sendable, Hashable {
  /// Exactly this word.
  case equals(String)
  /// A percentage or step of at most this.
  case atMost(Percentage)
  /// A percentage or step of at least this.
  case atLeast(Percentage)
  /// A percentage or step above this.
  case above(Percentage)

  /// Reads `yes`, `≤20`, `≥3` or `>20`; nil where the bound is not a number.
  public init?(_ text: String) {
    guard let sign = text.first else { return nil }
    guard "≤≥>".contains(sign) else {
      self = .equals(text)
      return
    }
    guard let bound = try? Percentage(text.dropFirst()) else { return nil }
    switch sign {
    case "≤": self = .atMost(bound)
    case "≥": self = .atLeast(bound)
    default: self = .above(bound)
    }
  }

  /// Whether a recorded value meets the bound; nil where it is not on the bound's scale.
  public func isMet(by value: String) -> Bool? {
    if case .equals(let word) = self { return value == word }
    guard let number = try? Percentage(value) else { return nil }
    switch self {
    case .equals: return nil
    case .atMost(let bound): return number <= bound
    case .atLeast(let bound): return number >= bound
    case .above(let bound): return number > bound
    }
  }
}

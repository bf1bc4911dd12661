public import Money
public import Valuation

/// Why two answers cannot be set against each other.
public enum AttributionError: Error, Sendable, CustomStringConvertible {
  /// The agreement is valued in another currency.
  case baseCurrency(agreement: String, before: Currency, after: Currency)
  /// One of the answers, or a step between them, cannot be given.
  case valuation(ValuationError)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .baseCurrency(let agreement, let before, let after):
      """
      agreement \(agreement): its base currency was \(before) and is \(after): amounts of two currencies cannot be subtracted
        give it another name in one of the books: its pledges are then returned and new
      """
    case .valuation(let error): error.description
    }
  }
}

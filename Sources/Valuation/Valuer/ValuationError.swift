public import Money

/// Why a valuation cannot be made at all; nothing has been printed then.
public enum ValuationError: Error, Sendable, CustomStringConvertible {
  /// No schedule has this name.
  case unknownRegime(String, known: [String])
  /// An amount does not fit.
  case amount(pledge: String, NumberError)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .unknownRegime(let name, let known):
      "there is no regime `\(name)`; known: \(known.joined(separator: ", "))"
    case .amount(let pledge, let error):
      "pledge \(pledge): \(error); mend its quantity or price"
    }
  }
}

/// Why a text is not a currency code of ISO 4217.
public struct CurrencyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// Not three capital letters.
    case malformed
    /// Three capital letters that ISO 4217 does not and did not assign.
    case unknown
  }

  /// What is wrong.
  public let reason: Reason
  /// The text that was read.
  public let text: String

  /// An error about a text.
  public init(_ reason: Reason, text: String) {
    self.reason = reason
    self.text = text
  }

  /// What is wrong and what is allowed, without a full stop.
  public var description: String {
    let subject = "\"\(NumberError.shortened(text))\""
    return switch reason {
    case .malformed:
      "\(subject) is not a currency code; write three capital letters (ISO 4217), such as EUR"
    case .unknown:
      "\(subject) is not a currency code of ISO 4217; correct the code"
    }
  }
}

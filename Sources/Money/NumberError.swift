/// Why a number cannot be read or a calculation cannot be done.
///
/// Nothing in this module rounds silently, wraps or traps on data: what does not fit is this error.
public struct NumberError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// There is no text.
    case empty
    /// The text is not a plain decimal number.
    case notANumber
    /// More decimals than the kind of number keeps.
    case tooManyDecimals(allowed: Int)
    /// The number, or a result, does not fit.
    case overflow
    /// A negative number where only zero or more makes sense.
    case negative
    /// Zero where something is divided by the number.
    case divisionByZero
  }

  /// What is wrong.
  public let reason: Reason
  /// The text that was read; nil for the result of a calculation.
  public let text: String?

  /// An error about a text, or about a calculation where there is none.
  public init(_ reason: Reason, text: String? = nil) {
    self.reason = reason
    self.text = text
  }

  /// What is wrong and what is allowed, without a full stop.
  public var description: String {
    let subject = text.map { "\"\(Self.shortened($0))\"" } ?? "the result"
    return switch reason {
    case .empty:
      "the number is empty; write digits such as 12.5"
    case .notANumber:
      "\(subject) is not a number; write digits with an optional sign and decimal point, such as "
        + "-12.5, without blanks, thousands separators or an exponent"
    case .tooManyDecimals(let allowed):
      switch allowed {
      case 0: "\(subject) has decimals; none are allowed here"
      case 1: "\(subject) has too many decimals; at most 1 is allowed here"
      default: "\(subject) has too many decimals; at most \(allowed) are allowed here"
      }
    case .overflow:
      "\(subject) is too large to be represented exactly"
    case .negative:
      "\(subject) is negative; only zero or more is allowed here"
    case .divisionByZero:
      "\(subject) is zero; only more than zero is allowed here"
    }
  }

  /// The first characters of a text, so that a hostile field does not fill a terminal.
  static func shortened(_ text: String) -> String {
    text.count <= 40 ? text : "\(text.prefix(40))…"
  }

  /// An error about bytes that were read as a number.
  static func reading(_ bytes: UnsafeRawBufferPointer, _ reason: Reason) -> NumberError {
    NumberError(reason, text: String(decoding: bytes.prefix(200), as: UTF8.self))
  }
}

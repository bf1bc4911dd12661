import Collateral
import Money

/// Why a field cannot be taken. What reads the record adds the field's name and makes a ``Reject``
/// of it.
struct FieldProblem: Error {
  var code: RejectCode
  var message: String
  var field: String?
  var value: String?

  init(_ code: RejectCode, _ message: String, field: String? = nil, value: String? = nil) {
    self.code = code
    self.message = message
    self.field = field
    self.value = value
  }

  init(_ error: IdentifierError) {
    let code: RejectCode =
      switch error.kind {
      case .isin: .invalidISIN
      case .lei: .invalidLEI
      case .cusip: .invalidCUSIP
      case .figi: .invalidFIGI
      case .dti: .invalidDTI
      case .cfi: .invalidCFI
      case .mic: .invalidMIC
      case .country: .invalidCountry
      }
    self.init(
      error.reason == .placeholder ? .placeholder : code, error.description, value: error.text)
  }

  init(_ error: NumberError) {
    let code: RejectCode =
      switch error.reason {
      case .overflow: .overflow
      case .negative, .divisionByZero: .negativeNumber
      case .empty, .notANumber, .tooManyDecimals: .invalidNumber
      }
    self.init(code, error.description, value: error.text)
  }

  init(_ error: CurrencyError) {
    self.init(.invalidCurrency, error.description, value: error.text)
  }

  init(_ error: DateError) {
    self.init(.invalidDate, error.description, value: error.text)
  }

  static func missing(_ field: String) -> FieldProblem {
    FieldProblem(.missingField, "\(field) is missing", field: field)
  }

  /// The problem with the name of its field, where it has none yet.
  func naming(_ field: String) -> FieldProblem {
    var problem = self
    problem.field = self.field ?? field
    return problem
  }

  /// The problem as a reject of a record.
  func reject(at position: Position, excerpt: String) -> Reject {
    let text =
      if let field, !message.hasPrefix(field) { "\(field): \(message)" } else { message }
    return Reject(
      position: position, code: code, field: field, message: text, excerpt: excerpt,
      remedy: code.remedy)
  }
}

/// What a condition is asked to come to: its result is yes, no or unknown.
enum Outcome {
  /// Yes.
  case holds
  /// No.
  case fails
  /// Yes or unknown.
  case mayHold
  /// No or unknown.
  case mayFail

  /// The same of the condition's negation.
  var opposite: Outcome {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .mayHold: .mayFail
    case .mayFail: .mayHold
    }
  }

  /// Whether it leans to yes.
  var isPositive: Bool {
    switch self {
    case .holds, .mayHold: true
    case .fails, .mayFail: false
    }
  }
}

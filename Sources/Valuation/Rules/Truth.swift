/// The result of a condition.
enum Truth: Sendable {
  case yes, no, unknown

  init(_ holds: Bool) { self = holds ? .yes : .no }

  /// The word of an explanation.
  var word: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .unknown: "unknown"
    }
  }
}

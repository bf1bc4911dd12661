import Schedules

extension ConcentrationLimit.Scope {
  /// The flag of a pledge in a group that holds more than it may.
  var flag: String {
    switch self {
    case .issue: "limit-issue"
    case .issuer: "limit-issuer"
    case .group: "limit-group"
    case .classes: "limit-class"
    case .country: "limit-country"
    case .currency: "limit-currency"
    case .custodian: "limit-custodian"
    }
  }
}

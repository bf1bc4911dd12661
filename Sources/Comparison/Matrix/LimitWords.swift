import Money
import Schedules

/// A concentration limit in words.
enum LimitWords {
  static func text(_ limit: ConcentrationLimit) -> String {
    let reference = limit.reference.rawValue.replacing("-", with: " ")
    var bounds = limit.bounds.map { bound in
      switch bound {
      case .percent(let percent): "\(percent) % of \(reference)"
      case .amount(let amount): "\(amount.currency) \(amount)"
      }
    }.joined(separator: " or ")
    switch limit.combination {
    case .greaterOf: bounds += ", whichever is greater"
    case .lesserOf: bounds += ", whichever is less"
    case nil: break
    }
    var words = ["\(limit.title): \(bounds)"]
    if let above = limit.above { words.append("of what exceeds \(above.currency) \(above)") }
    if limit.isSystemicOnly { words.append("between systemic parties") }
    if limit.guardCondition != nil { words.append("for some assets of the point only") }
    return words.joined(separator: ", ")
  }
}

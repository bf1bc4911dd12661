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
      case .units(let units): "\(units) units"
      }
    }.joined(separator: " or ")
    switch limit.combination {
    case .greaterOf: bounds += ", whichever is greater"
    case .lesserOf: bounds += ", whichever is less"
    case nil: break
    }
    var words = ["\(limit.title): \(bounds)"]
    if let above = limit.above { words.append("of what exceeds \(above.currency) \(above)") }
    if let balance = limit.onlyAbove {
      words.append("only for more than \(balance.currency) \(balance)")
    }
    if !limit.positionAbove.isEmpty {
      let sizes = limit.positionAbove.map(FigureText.text).joined(separator: " and ")
      words.append("only for a position of more than \(sizes)")
    }
    if limit.isSystemicOnly { words.append("between systemic parties") }
    if limit.guardCondition != nil { words.append("for some assets of the point only") }
    switch limit.excess {
    case .disregarded: break
    case .surcharge:
      words.append(
        "beyond which \(limit.surcharge.map(FigureText.text) ?? "more") is taken besides")
    case .flag: words.append("beyond which it is flagged")
    }
    return words.joined(separator: ", ")
  }
}

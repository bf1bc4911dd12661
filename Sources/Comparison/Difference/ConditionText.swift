import Collateral
import Schedules

/// A condition in the words of a schedule file.
enum ConditionText {
  /// The text; nil where there is no condition.
  static func text(_ condition: Condition?) -> String? {
    condition.map { part($0) }
  }

  private static func part(_ condition: Condition) -> String {
    switch condition {
    case .all(let parts): return parts.map { nested($0) }.joined(separator: ", ")
    case .any(let parts): return "any: [\(parts.map { "{\(part($0))}" }.joined(separator: ", "))]"
    case .not(let inner): return "not: {\(part(inner))}"
    case .unknown(let inner, let holds):
      return "\(part(inner)), unknown: \(holds ? "holds" : "fails")"
    case .assetClass(let list): return words("class", list.map(\.rawValue))
    case .issuerSector(let list): return words("issuer_sector", list.map(\.rawValue))
    case .issuerCountry(let list, let isNegated):
      return words(isNegated ? "issuer_country_not" : "issuer_country", members(list))
    case .issuer(let list): return words("issuer", members(list))
    case .index(let list): return words("index", members(list))
    case .instrument(let list): return words("instrument", members(list))
    case .currency(let list): return words("currency", members(list))
    case .step(let range): return "step: \(range)"
    case .assessment(let measure, let bound):
      return "assessment: {\(measure.rawValue): \(text(bound))}"
    case .margin(let margin): return "margin: \(margin.rawValue)"
    case .securedParty(let list): return words("secured_party", list.map(\.rawValue))
    case .seniority(let list): return words("seniority", list.map(\.rawValue))
    case .maturity(let band): return "maturity: \(band)"
    case .originalMaturity(let band): return "original_maturity: \(band)"
    case .coupon(let list): return words("coupon", list.map(\.rawValue))
    case .price(let bound): return "price: \(bound)"
    case .relation(let list): return words("relation", list.map(\.rawValue))
    case .sameAsPledgor(let list): return words("same_as_pledgor", list.map(\.rawValue))
    case .countryStep(let range): return "country_step: \(range)"
    case .movesWithExposure(let list): return words("moves_with_exposure", list.map(\.rawValue))
    case .custodian(let list): return words("custodian", list.map(\.rawValue))
    case .transaction(let list): return words("transaction", list.map(\.rawValue))
    case .election(let list): return words("election", list)
    case .publiclyTraded: return "publicly_traded: yes"
    }
  }

  /// A part of an `all`: what has keys of its own that would run into others stands in braces.
  private static func nested(_ condition: Condition) -> String {
    switch condition {
    case .all, .unknown: "{\(part(condition))}"
    default: part(condition)
    }
  }

  private static func words(_ key: String, _ words: [String]) -> String {
    "\(key): [\(words.joined(separator: ", "))]"
  }

  private static func members(_ members: [Member]) -> [String] {
    members.map { member in
      switch member {
      case .word(let word): word
      case .set(let name): "$\(name)"
      }
    }
  }

  private static func text(_ bound: AssessmentBound) -> String {
    switch bound {
    case .equals(let word): word
    case .atMost(let bound): "≤\(bound)"
    case .atLeast(let bound): "≥\(bound)"
    case .above(let bound): ">\(bound)"
    }
  }
}

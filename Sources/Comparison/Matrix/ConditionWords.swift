import Collateral
import Money
import Schedules

/// A condition in plain words.
enum ConditionWords {
  /// The words.
  ///
  /// - Parameter isNegated: whether it must not hold.
  static func text(_ condition: Condition, isNegated: Bool = false) -> String {
    let no = isNegated
    switch condition {
    case .all(let parts): return joined(parts, no ? "or" : "and", no)
    case .any(let parts): return joined(parts, no ? "and" : "or", no)
    case .not(let inner): return text(inner, isNegated: !no)
    case .unknown(let inner, let holds):
      return text(inner, isNegated: no) + (holds != no ? " or not known" : "")
    case .assetClass(let list): return words("class", list.map(\.rawValue), no)
    case .issuerSector(let list): return words("sector of the issuer", list.map(\.rawValue), no)
    case .issuerCountry(let list, let isNegated):
      return words("country of the issuer", members(list), isNegated != no)
    case .issuer(let list): return words("issuer", members(list), no)
    case .index(let list):
      return "\(no ? "in none" : "in one") of the indices \(members(list).joined(separator: ", "))"
    case .instrument(let list): return words("instrument", members(list), no)
    case .currency(let list): return words("currency", members(list), no)
    case .step(let range): return words("credit quality step", [range.description], no)
    case .assessment(let measure, let bound):
      return "\(measure.rawValue) is \(text(bound, isNegated: no))"
    case .margin(let margin): return words("margin", [margin.rawValue], no)
    case .securedParty(let list): return words("secured party", list.map(\.rawValue), no)
    case .seniority(let list): return words("rank", list.map(\.rawValue), no)
    case .maturity(let band): return words("residual maturity", [text(band)], no)
    case .originalMaturity(let band): return words("original maturity", [text(band)], no)
    case .coupon(let list): return words("coupon", list.map(\.rawValue), no)
    case .price(let bound): return words("price", [text(bound)], no)
    case .relation(let list):
      return words("relation of the pledgor", list.map(\.rawValue), no)
    case .sameAsPledgor(let list):
      let traits = list.map(\.rawValue).joined(separator: no ? " or " : " and ")
      return "\(traits) of issuer and pledgor \(no ? "differ" : "are the same")"
    case .countryStep(let range):
      return words("credit quality step of the issuer's government", [range.description], no)
    case .movesWithExposure(let list):
      let links = list.map(\.rawValue).joined(separator: " or ")
      return "\(no ? "does not move" : "moves") with the exposure by \(links)"
    case .custodian(let list): return words("custodian", list.map(\.rawValue), no)
    case .transaction(let list): return words("transaction", list.map(\.rawValue), no)
    case .election(let list):
      return "\(list.joined(separator: " or ")) \(no ? "not elected" : "elected")"
    case .publiclyTraded: return no ? "not publicly traded" : "publicly traded"
    }
  }

  /// What a condition asks of assessments and credit quality; nil where it asks for nothing of the kind.
  static func assessed(_ condition: Condition, isNegated: Bool = false) -> String? {
    switch condition {
    case .all(let parts) where !isNegated: return assessed(parts, false)
    case .any(let parts) where isNegated: return assessed(parts, true)
    case .not(let inner): return assessed(inner, isNegated: !isNegated)
    default: return asks(condition) ? text(condition, isNegated: isNegated) : nil
    }
  }

  /// Each part must hold: those that ask for nothing of the kind are left out.
  private static func assessed(_ parts: [Condition], _ isNegated: Bool) -> String? {
    let found = parts.compactMap { assessed($0, isNegated: isNegated) }
    return found.isEmpty ? nil : found.joined(separator: " and ")
  }

  private static func asks(_ condition: Condition) -> Bool {
    switch condition {
    case .assessment, .step: true
    case .all(let parts), .any(let parts): parts.contains { asks($0) }
    case .not(let inner), .unknown(let inner, _): asks(inner)
    default: false
    }
  }

  private static func joined(_ parts: [Condition], _ word: String, _ isNegated: Bool) -> String {
    if parts.count == 1 { return text(parts[0], isNegated: isNegated) }
    return parts.map { part in
      let words = text(part, isNegated: isNegated)
      return isCombined(part) ? "(\(words))" : words
    }.joined(separator: " \(word) ")
  }

  private static func isCombined(_ condition: Condition) -> Bool {
    switch condition {
    case .all(let parts), .any(let parts): parts.count > 1
    case .not(let inner): isCombined(inner)
    case .unknown: true
    default: false
    }
  }

  private static func words(_ what: String, _ list: [String], _ isNegated: Bool) -> String {
    guard isNegated else { return "\(what) is \(list.joined(separator: " or "))" }
    return list.count == 1
      ? "\(what) is not \(list[0])" : "\(what) is none of \(list.joined(separator: ", "))"
  }

  private static func members(_ members: [Member]) -> [String] {
    members.map { member in
      switch member {
      case .word(let word): word
      case .set(let name): name
      }
    }
  }

  private static func text(_ bound: AssessmentBound, isNegated: Bool) -> String {
    switch bound {
    case .equals("yes") where isNegated: "no"
    case .equals("no") where isNegated: "yes"
    case .equals(let word): isNegated ? "not \(word)" : word
    case .atMost(let bound): isNegated ? "above \(bound)" : "at most \(bound)"
    case .atLeast(let bound): isNegated ? "below \(bound)" : "at least \(bound)"
    case .above(let bound): isNegated ? "at most \(bound)" : "above \(bound)"
    }
  }

  private static func text(_ band: MaturityBand) -> String {
    var words: [String] = []
    if let lower = band.lower {
      words.append("\(lower.isInclusive ? "at least" : "more than") \(text(lower))")
    }
    if let upper = band.upper {
      words.append("\(upper.isInclusive ? "at most" : "less than") \(text(upper))")
    }
    return words.joined(separator: " and ")
  }

  private static func text(_ bound: MaturityBand.Bound) -> String {
    let unit =
      switch bound.unit {
      case .years: "year"
      case .months: "month"
      case .days: "day"
      }
    return "\(bound.count) \(unit)\(bound.count == 1 ? "" : "s")"
  }

  private static func text(_ bound: PriceBound) -> String {
    switch bound.side {
    case .atLeast: "at least \(bound.bound)"
    case .atMost: "at most \(bound.bound)"
    case .above: "above \(bound.bound)"
    case .below: "below \(bound.bound)"
    }
  }
}

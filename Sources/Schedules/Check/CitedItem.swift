/// A part of a schedule that says where it stands and how well it is known.
struct CitedItem {
  /// What it is, such as "point `a`".
  let name: String
  let citation: Citation
  /// Whether something tells a reader what was not seen.
  let isExplained: Bool

  private init(_ name: String, _ citation: Citation, isExplained: Bool = false) {
    self.name = name
    self.citation = citation
    self.isExplained = isExplained || citation.note != nil
  }

  /// Every such part of a schedule.
  static func all(in schedule: Schedule) -> [CitedItem] {
    let regime = schedule.regime
    var items = [
      CitedItem("the regime", regime.citation, isExplained: !regime.notes.isEmpty)
    ]
    if let credit = regime.creditQuality {
      items.append(CitedItem("`credit_quality`", credit.citation))
    }
    items += schedule.sets.map { CitedItem("set `\($0.id)`", $0.citation) }
    for point in schedule.points {
      items.append(CitedItem("point `\(point.id)`", point.citation))
      items += requirements(point.requirements, of: "point `\(point.id)`", point.citation)
    }
    for rule in schedule.tokenRules {
      items.append(CitedItem("token rule `\(rule.id)`", rule.citation))
      items += requirements(rule.requirements, of: "token rule `\(rule.id)`", rule.citation)
    }
    items += schedule.notListed.map { CitedItem("the entry of `not_listed`", $0.citation) }
    items += schedule.exclusions.map { CitedItem("exclusion `\($0.id)`", $0.citation) }
    items += schedule.haircuts.map { CitedItem("row `\($0.id)`", $0.citation) }
    items += schedule.holdingPeriods.map { CitedItem("scaling `\($0.id)`", $0.citation) }
    items += schedule.currencyRules.map { CitedItem("currency rule `\($0.id)`", $0.citation) }
    items += schedule.limits.map { CitedItem("limit `\($0.id)`", $0.citation) }
    return items
  }

  /// A requirement that is as little verified as its point is explained by the point's note.
  private static func requirements(
    _ requirements: [Requirement], of owner: String, _ inherited: Citation
  ) -> [CitedItem] {
    requirements.map {
      CitedItem(
        "requirement `\($0.reason)` of \(owner)", $0.citation,
        isExplained: inherited.verified == .unverified)
    }
  }
}

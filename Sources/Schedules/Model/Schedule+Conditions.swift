extension Schedule {
  /// Every condition that an item sets, with the item's citation.
  var conditions: [(condition: Condition, citation: Citation)] {
    var found: [(condition: Condition, citation: Citation)] = []
    func add(_ condition: Condition?, _ citation: Citation) {
      if let condition { found.append((condition, citation)) }
    }
    for point in points { add(point.when, point.citation) }
    for requirement in points.flatMap(\.requirements) + tokenRules.flatMap(\.requirements) {
      add(requirement.guardCondition, requirement.citation)
      add(requirement.condition, requirement.citation)
    }
    for exclusion in exclusions {
      add(exclusion.guardCondition, exclusion.citation)
      if case .condition(let condition) = exclusion.test { add(condition, exclusion.citation) }
    }
    for rule in tokenRules { add(rule.guardCondition, rule.citation) }
    for row in haircuts { add(row.guardCondition, row.citation) }
    for rule in currencyRules {
      add(rule.guardCondition, rule.citation)
      add(rule.exception, rule.citation)
    }
    for limit in limits { add(limit.guardCondition, limit.citation) }
    return found
  }
}

extension Schedule {
  /// The choices that the regime leaves to the parties of an agreement.
  public var elections: Set<String> {
    var conditions = points.map(\.when)
    for requirement in points.flatMap(\.requirements) + tokenRules.flatMap(\.requirements) {
      conditions += [requirement.guardCondition, requirement.condition].compactMap(\.self)
    }
    conditions += exclusions.compactMap(\.guardCondition)
    for exclusion in exclusions {
      if case .condition(let condition) = exclusion.test { conditions.append(condition) }
    }
    conditions += haircuts.compactMap(\.guardCondition) + tokenRules.compactMap(\.guardCondition)
    conditions += currencyRules.flatMap { [$0.guardCondition, $0.exception].compactMap(\.self) }
    conditions += limits.compactMap(\.guardCondition)
    return conditions.reduce(into: []) { $0.formUnion($1.elections) }
  }
}

extension Condition {
  /// The choices that the condition asks for, however deep.
  fileprivate var elections: Set<String> {
    switch self {
    case .election(let words): Set(words)
    case .all(let parts), .any(let parts): parts.reduce(into: []) { $0.formUnion($1.elections) }
    case .not(let inner), .unknown(let inner, _): inner.elections
    default: []
    }
  }
}

extension Schedule {
  /// The choices that the regime leaves to the parties of an agreement.
  public var elections: Set<String> {
    conditions.reduce(into: []) { $0.formUnion($1.condition.elections) }
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

public import Collateral
public import Schedules

/// The kinds of one class that rules tell apart by naming instruments, such as bitcoin among cryptoassets.
public struct InstrumentKinds: Sendable {
  /// One kind with an instrument that stands for it.
  public struct Kind: Sendable, Hashable {
    /// Names of the sets to which it belongs.
    public let name: String
    /// An instrument of the kind.
    public let identifier: String
  }

  /// The kinds, in order of name; empty where no rule tells any apart.
  public let kinds: [Kind]

  /// The kinds of a class under the rules of these regimes.
  public init(
    _ assetClass: AssetClass, law: Law, regimes: [String], on day: CalendarDate
  ) {
    var names: [String: Set<String>] = [:]
    for regime in Self.schedules(of: regimes, in: law) {
      guard let schedule = law.schedules[regime] else { continue }
      let used = Self.sets(of: assetClass, in: schedule)
      for set in schedule.sets where set.kind == .instrument && used.contains(set.id) {
        for member in set.values.last(where: { $0.validity.contains(day) })?.members ?? [] {
          names[member, default: []].insert(set.id)
        }
      }
    }
    // One instrument stands for all that belong to the same sets.
    let alike = Dictionary(grouping: names.keys.sorted()) { names[$0] ?? [] }
    kinds = alike.compactMap { sets, members in
      members.first.map { Kind(name: sets.sorted().joined(separator: ", "), identifier: $0) }
    }.sorted { $0.name < $1.name }
  }

  private static func schedules(of regimes: [String], in law: Law) -> [String] {
    var found: [String] = []
    var open = regimes
    while let name = open.popLast() {
      if found.contains(name) { continue }
      found.append(name)
      open += law.compositions[name]?.members ?? []
      open += law.schedules[name]?.followed ?? []
    }
    return found.sorted()
  }

  /// The sets that rules on points for the class test an instrument against.
  private static func sets(of assetClass: AssetClass, in schedule: Schedule) -> Set<String> {
    var sets: Set<String> = []
    let points = schedule.points.filter { mentions(assetClass, $0.when) }
    let ids = Set(points.map(\.id))
    func reaches(_ names: [String]) -> Bool { names.isEmpty || !ids.isDisjoint(with: names) }
    for point in points {
      collect(point.when, &sets)
      for requirement in point.requirements {
        if let guardCondition = requirement.guardCondition { collect(guardCondition, &sets) }
        collect(requirement.condition, &sets)
      }
    }
    guard !ids.isEmpty else { return sets }
    for row in schedule.haircuts where reaches(row.points) {
      if let guardCondition = row.guardCondition { collect(guardCondition, &sets) }
    }
    for rule in schedule.exclusions where reaches(rule.points) {
      if let guardCondition = rule.guardCondition { collect(guardCondition, &sets) }
      if case .condition(let condition) = rule.test { collect(condition, &sets) }
    }
    return sets
  }

  private static func mentions(_ assetClass: AssetClass, _ condition: Condition) -> Bool {
    switch condition {
    case .assetClass(let classes): classes.contains(assetClass)
    case .all(let parts), .any(let parts): parts.contains { mentions(assetClass, $0) }
    case .not(let inner), .unknown(let inner, _): mentions(assetClass, inner)
    default: false
    }
  }

  private static func collect(_ condition: Condition, _ sets: inout Set<String>) {
    switch condition {
    case .instrument(let members):
      for case .set(let name) in members { sets.insert(name) }
    case .all(let parts), .any(let parts):
      for part in parts { collect(part, &sets) }
    case .not(let inner), .unknown(let inner, _): collect(inner, &sets)
    default: break
    }
  }
}

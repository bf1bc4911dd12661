import Collateral
import Schedules

/// What the rules of some regimes tell apart on a day: the words and bounds that their conditions name.
///
/// It says only where to look; what the rules answer there is for the engine to say.
struct RuleWords {
  /// Lists of countries, each once.
  private(set) var countries: Set<Set<String>> = []
  /// Lists of currencies.
  private(set) var currencies: Set<Set<String>> = []
  /// Lists of indices.
  private(set) var indices: Set<Set<String>> = []
  /// Lists of instruments.
  private(set) var instruments: Set<Set<String>> = []
  /// Lists of sectors.
  private(set) var sectors: Set<Set<String>> = []
  /// Lists of coupons.
  private(set) var coupons: Set<Set<String>> = []
  /// Measures that are asked for.
  private(set) var measures: Set<AssessmentMeasure> = []
  /// Ends of bands of maturity.
  private(set) var bounds: Set<MaturityBand.Bound> = []
  /// Named sets of the day by kind, for short names in output.
  private(set) var sets: [NamedSet.Kind: [String: Set<String>]] = [:]

  private let day: CalendarDate
  private var ownSets: [String: Set<String>] = [:]

  /// The words of regimes and compositions, of their members, and of those that they follow.
  init(_ law: Law, regimes: some Sequence<String>, on day: CalendarDate) {
    self.day = day
    var open = Array(regimes)
    var seen: Set<String> = []
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      if let schedule = law.schedules[name] {
        open += schedule.followed
        add(schedule)
      } else if let composition = law.compositions[name] {
        open += composition.members
        ownSets = [:]
        for choice in composition.choices { add(choice.when) }
      }
    }
  }

  private mutating func add(_ schedule: Schedule) {
    ownSets = [:]
    for set in schedule.sets {
      guard let values = set.values.last(where: { $0.validity.contains(day) }) else { continue }
      ownSets[set.id] = Set(values.members)
      sets[set.kind, default: [:]][set.id] = Set(values.members)
    }
    for point in schedule.points where point.validity.contains(day) {
      add(point.when)
      add(point.requirements)
    }
    for rule in schedule.tokenRules where rule.validity.contains(day) {
      add(rule.guardCondition)
      add(rule.requirements)
    }
    for exclusion in schedule.exclusions where exclusion.validity.contains(day) {
      add(exclusion.guardCondition)
      switch exclusion.test {
      case .condition(let condition): add(condition)
      case .issuerSector(let list, _): sectors.insert(Set(list.map(\.rawValue)))
      case .ownIssue, .closeLink, .guarantor, .custodian: break
      }
    }
    for row in schedule.haircuts where row.validity.contains(day) {
      add(row.guardCondition)
      for values in row.values where values.validity.contains(day) {
        values.bands.forEach { add($0) }
      }
    }
    for rule in schedule.currencyRules where rule.validity.contains(day) {
      add(rule.guardCondition)
      add(rule.exception)
    }
  }

  private mutating func add(_ requirements: [Requirement]) {
    for requirement in requirements where requirement.validity.contains(day) {
      add(requirement.guardCondition)
      add(requirement.condition)
    }
  }

  private mutating func add(_ band: MaturityBand) {
    bounds.formUnion([band.lower, band.upper].compactMap(\.self))
  }

  private mutating func add(_ condition: Condition?) {
    guard let condition else { return }
    switch condition {
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let inner), .unknown(let inner, _): add(inner)
    case .issuerSector(let list): sectors.insert(Set(list.map(\.rawValue)))
    case .issuerCountry(let list, _): countries.insert(words(list))
    case .index(let list): indices.insert(words(list))
    case .instrument(let list): instruments.insert(words(list))
    case .currency(let list): currencies.insert(words(list).filter { $0.utf8.count == 3 })
    case .assessment(let measure, _): measures.insert(measure)
    case .maturity(let band), .originalMaturity(let band): add(band)
    case .coupon(let list): coupons.insert(Set(list.map(\.rawValue)))
    case .assetClass, .issuer, .step, .margin, .securedParty, .seniority, .price, .relation,
      .sameAsPledgor, .countryStep, .movesWithExposure, .custodian, .transaction, .election,
      .publiclyTraded:
      break
    }
  }

  private func words(_ members: [Member]) -> Set<String> {
    members.reduce(into: []) { words, member in
      switch member {
      case .word(let word): words.insert(word)
      case .set(let name): words.formUnion(ownSets[name] ?? [])
      }
    }
  }
}

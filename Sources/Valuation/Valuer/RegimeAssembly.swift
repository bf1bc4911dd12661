import Collateral
import Schedules

/// Builds the answers of regimes and compositions over one set of facts, each once, with those that they follow or are
/// made of.
struct RegimeAssembly {
  private let compiled: CompiledLaw
  private let day: CalendarDate
  private let lawDay: CalendarDate
  private let groups: GroupGraph
  private let governments: Governments
  private let asset: @Sendable (String) -> AssetView?
  private var regimes: [String: RegimeValuer] = [:]
  private var compositions: [String: CompositionValuer] = [:]

  init(
    _ compiled: CompiledLaw, on day: CalendarDate, lawDay: CalendarDate, groups: GroupGraph,
    entities: [LEI: EntityFacts], asset: @escaping @Sendable (String) -> AssetView?
  ) {
    self.compiled = compiled
    self.day = day
    self.lawDay = lawDay
    self.groups = groups
    governments = Governments(entities)
    self.asset = asset
  }

  /// The answer of a regime or composition; nil where there is none of this name.
  mutating func answer(_ name: String) -> (any RegimeAnswer)? {
    if let schedule = compiled.law.schedules[name] { return regime(schedule) }
    if let composition = compiled.law.compositions[name] { return self.composition(composition) }
    return nil
  }

  /// The answer of an agreement's own terms.
  mutating func terms(_ terms: OwnTerms) -> RegimeValuer { regime(terms.schedule) }

  private mutating func regime(_ schedule: Schedule) -> RegimeValuer {
    let name = schedule.regime.id
    if let known = regimes[name] { return known }
    var followed: [String: RegimeValuer] = [:]
    for other in schedule.followed {
      if let schedule = compiled.law.schedules[other] { followed[other] = regime(schedule) }
    }
    let (ready, quality) = compiled.compiled(schedule, on: day, lawDay: lawDay)
    let valuer = RegimeValuer(
      schedule: ready, creditQuality: quality,
      domesticCurrencies: compiled.law.domesticCurrencies, groups: groups, governments: governments,
      followed: followed, asset: asset)
    regimes[name] = valuer
    return valuer
  }

  private mutating func composition(_ composition: Composition) -> CompositionValuer {
    let name = composition.regime.id
    if let known = compositions[name] { return known }
    var members: [(name: String, answer: any RegimeAnswer)] = []
    for member in composition.members {
      if let answer = answer(member) { members.append((member, answer)) }
    }
    let valuer = CompositionValuer(
      composition, members: members, on: day, lawDay: lawDay,
      domesticCurrencies: compiled.law.domesticCurrencies, groups: groups)
    compositions[name] = valuer
    return valuer
  }
}

import Collateral
import Money
import Schedules

/// A schedule for one day: only what is in force, with its sets and bands resolved.
///
/// Its parts are classes, so that a million pledges pass them on without copying.
struct CompiledSchedule: Sendable {
  final class CompiledRequirement: Sendable {
    let guardRule: Rule?
    let rule: Rule
    let source: Requirement

    init(guardRule: Rule?, rule: Rule, source: Requirement) {
      self.guardRule = guardRule
      self.rule = rule
      self.source = source
    }
  }

  final class CompiledPoint: Sendable {
    let when: Rule
    let requirements: [CompiledRequirement]
    let exclusions: [CompiledExclusion]
    let haircuts: [CompiledHaircut]
    let source: EligibilityPoint

    init(
      when: Rule,
      requirements: [CompiledRequirement],
      exclusions: [CompiledExclusion],
      haircuts: [CompiledHaircut],
      source: EligibilityPoint
    ) {
      self.when = when
      self.requirements = requirements
      self.exclusions = exclusions
      self.haircuts = haircuts
      self.source = source
    }
  }

  final class CompiledExclusion: Sendable {
    let guardRule: Rule?
    /// The rule of a `condition` exclusion.
    let rule: Rule?
    let source: Exclusion

    init(guardRule: Rule?, rule: Rule?, source: Exclusion) {
      self.guardRule = guardRule
      self.rule = rule
      self.source = source
    }
  }

  final class CompiledHaircut: Sendable {
    let guardRule: Rule?
    let bands: [ResolvedMaturityBand]
    let values: HaircutValues
    let source: HaircutRow
    /// Names of the cells as output shows them: a list a range of steps, a name a band.
    let names: [[String]]

    init(
      guardRule: Rule?,
      bands: [ResolvedMaturityBand],
      values: HaircutValues,
      source: HaircutRow
    ) {
      self.guardRule = guardRule
      self.bands = bands
      self.values = values
      self.source = source
      names = Self.names(source.id, values)
    }

    private static func names(_ id: String, _ values: HaircutValues) -> [[String]] {
      func names(_ prefix: String) -> [String] {
        values.bands.isEmpty ? [prefix] : values.bands.map { "\(prefix)/\($0)" }
      }
      switch values.figures {
      case .byBand: return [names(id)]
      case .byStep(let lines): return lines.map { names("\(id)/\($0.steps)") }
      case .lookThrough, .assessed, .follow: return [[id]]
      }
    }
  }

  final class CompiledCurrencyRule: Sendable {
    let guardRule: Rule?
    let exception: Rule?
    let values: CurrencyRule.Values
    let source: CurrencyRule

    init(
      guardRule: Rule?, exception: Rule?, values: CurrencyRule.Values, source: CurrencyRule
    ) {
      self.guardRule = guardRule
      self.exception = exception
      self.values = values
      self.source = source
    }
  }

  final class CompiledTokenRule: Sendable {
    let guardRule: Rule?
    let requirements: [CompiledRequirement]
    let source: TokenRule

    init(guardRule: Rule?, requirements: [CompiledRequirement], source: TokenRule) {
      self.guardRule = guardRule
      self.requirements = requirements
      self.source = source
    }
  }

  let regime: Regime
  /// The day whose law this is.
  let lawDay: CalendarDate
  let isInForce: Bool
  let points: [CompiledPoint]
  let tokenRules: [CompiledTokenRule]
  let notListed: [NotListedEntry]
  /// How figures for one holding period become those for another; nil where the regime does not say.
  let holdingPeriod: HoldingPeriodRule?
  let currencyRules: [CompiledCurrencyRule]
  /// The limits in force.
  let limits: [CompiledLimit]

  /// A schedule for one day.
  ///
  /// - Parameter lawDay: the day whose law counts; residual maturities are measured from `day`.
  init(_ schedule: Schedule, on day: CalendarDate, lawDay: CalendarDate) {
    let compiler = RuleCompiler(sets: schedule.sets, on: day, lawDay: lawDay)
    regime = schedule.regime
    self.lawDay = lawDay
    isInForce = schedule.regime.validity.contains(lawDay)
    let exclusions = schedule.exclusions.filter { $0.validity.contains(lawDay) }
    let haircuts = schedule.haircuts.filter { $0.validity.contains(lawDay) }
    points = schedule.points.filter { $0.validity.contains(lawDay) }.map { point in
      CompiledPoint(
        when: compiler.rule(point.when),
        requirements: Self.requirements(point.requirements, compiler, on: lawDay),
        exclusions: exclusions.filter { $0.points.isEmpty || $0.points.contains(point.id) }.map {
          Self.exclusion($0, compiler)
        },
        haircuts: haircuts.filter { $0.points.isEmpty || $0.points.contains(point.id) }.compactMap {
          Self.haircut($0, compiler, on: day, lawDay)
        },
        source: point)
    }
    tokenRules = schedule.tokenRules.filter { $0.validity.contains(lawDay) }.map { rule in
      CompiledTokenRule(
        guardRule: rule.guardCondition.map(compiler.rule),
        requirements: Self.requirements(rule.requirements, compiler, on: lawDay), source: rule)
    }
    holdingPeriod = schedule.holdingPeriods.last { $0.validity.contains(lawDay) }
    notListed = schedule.notListed.filter { $0.validity.contains(lawDay) }
    limits = schedule.limits.filter { $0.validity.contains(lawDay) }.map {
      CompiledLimit(
        source: $0, guardRule: $0.guardCondition.map(compiler.rule), regime: schedule.regime.id)
    }
    currencyRules = schedule.currencyRules.filter { $0.validity.contains(lawDay) }.compactMap {
      rule in
      guard let values = rule.values.last(where: { $0.validity.contains(lawDay) }) else {
        return nil
      }
      return CompiledCurrencyRule(
        guardRule: rule.guardCondition.map(compiler.rule),
        exception: rule.exception.map(compiler.rule), values: values, source: rule)
    }
  }

  private static func requirements(
    _ requirements: [Requirement], _ compiler: RuleCompiler, on lawDay: CalendarDate
  ) -> [CompiledRequirement] {
    requirements.filter { $0.validity.contains(lawDay) }.map {
      CompiledRequirement(
        guardRule: $0.guardCondition.map(compiler.rule), rule: compiler.rule($0.condition),
        source: $0)
    }
  }

  private static func exclusion(
    _ exclusion: Exclusion, _ compiler: RuleCompiler
  ) -> CompiledExclusion {
    var rule: Rule?
    if case .condition(let condition) = exclusion.test { rule = compiler.rule(condition) }
    return CompiledExclusion(
      guardRule: exclusion.guardCondition.map(compiler.rule), rule: rule, source: exclusion)
  }

  private static func haircut(
    _ row: HaircutRow, _ compiler: RuleCompiler, on day: CalendarDate, _ lawDay: CalendarDate
  ) -> CompiledHaircut? {
    guard let values = row.values.last(where: { $0.validity.contains(lawDay) }) else { return nil }
    return CompiledHaircut(
      guardRule: row.guardCondition.map(compiler.rule),
      bands: values.bands.map { $0.resolved(on: day) }, values: values, source: row)
  }
}

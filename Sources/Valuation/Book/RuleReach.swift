import Collateral
import Schedules

/// What the rules of some regimes can tell apart in an asset.
///
/// Two assets between which they see no difference have the same verdict, so that one need not be asked again.
struct RuleReach {
  /// Days between which all maturities are alike: the first day of each stretch.
  private(set) var turns: Set<CalendarDate> = []
  /// Whether some rule looks at the price.
  private(set) var looksAtPrice = false
  /// Whether some rule looks at the time from issue to maturity.
  private(set) var looksAtIssueDate = false
  /// Instruments that some rule names.
  private(set) var namedInstruments: Set<String> = []
  /// Issuers that some rule names.
  private(set) var namedIssuers: Set<LEI> = []

  /// What matures on the day is matured.
  init(on day: CalendarDate) {
    turns = [day.adding(days: 1)]
  }

  /// Adds what a regime's rules look at.
  mutating func add(_ schedule: CompiledSchedule) {
    for point in schedule.points {
      add(point.when)
      add(point.requirements)
      for exclusion in point.exclusions {
        add(exclusion.guardRule)
        add(exclusion.rule)
      }
      for haircut in point.haircuts {
        add(haircut.guardRule)
        haircut.bands.forEach { add($0) }
        if haircut.values.ofPrincipal != nil { looksAtPrice = true }
      }
    }
    for token in schedule.tokenRules {
      add(token.guardRule)
      add(token.requirements)
    }
    for currency in schedule.currencyRules {
      add(currency.guardRule)
      add(currency.exception)
    }
    for limit in schedule.limits { add(limit.guardRule) }
  }

  private mutating func add(_ requirements: [CompiledSchedule.CompiledRequirement]) {
    for requirement in requirements {
      add(requirement.guardRule)
      add(requirement.rule)
    }
  }

  private mutating func add(_ band: ResolvedMaturityBand) {
    if let first = band.first { turns.insert(first) }
    if let last = band.last { turns.insert(last.adding(days: 1)) }
  }

  /// Adds what a rule looks at.
  mutating func add(_ rule: Rule?) {
    switch rule {
    case .all(let parts), .any(let parts): for part in parts { add(part) }
    case .not(let inner), .unknown(let inner, _): add(inner)
    case .issuer(let issuers, _, _): namedIssuers.formUnion(issuers)
    case .instrument(let instruments, _, _): namedInstruments.formUnion(instruments)
    case .maturity(let band, _): add(band)
    case .originalMaturity: looksAtIssueDate = true
    case .price: looksAtPrice = true
    // These look at what a profile holds in full, or at the agreement.
    default: break
    }
  }
}

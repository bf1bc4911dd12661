import Collateral

/// One regime's law: everything that its folder holds.
public struct Schedule: Sendable {
  /// What the regime is.
  public var regime: Regime
  /// Named sets.
  public var sets: [NamedSet] = []
  /// The list of eligible assets, in the order of the act.
  public var points: [EligibilityPoint] = []
  /// What the regime does with tokens, in the order in which it is tried.
  public var tokenRules: [TokenRule] = []
  /// Cited statements of what is not on the list.
  public var notListed: [NotListedEntry] = []
  /// What is shut out although it is on the list.
  public var exclusions: [Exclusion] = []
  /// Haircut tables, in the order in which they are tried.
  public var haircuts: [HaircutRow] = []
  /// Scaling of holding periods.
  public var holdingPeriods: [HoldingPeriodRule] = []
  /// Currency mismatch.
  public var currencyRules: [CurrencyRule] = []
  /// Concentration limits.
  public var limits: [ConcentrationLimit] = []
  /// Small agreements that show what the limits take.
  public var books: [LimitBook] = []
  /// Examples from all files.
  public var examples: [ScheduleExample] = []

  /// The regimes whose haircuts its rows follow.
  public var followed: Set<String> {
    Set(
      haircuts.flatMap(\.values).compactMap { values in
        if case .follow(let regime) = values.figures { regime } else { nil }
      })
  }

  /// A schedule with nothing but its head.
  public init(regime: Regime) {
    self.regime = regime
  }
}

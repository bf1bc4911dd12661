public import Collateral
public import Money

/// The figures of a haircut row during a span of days.
public struct HaircutValues: Sendable, Hashable {
  /// What the figures look like.
  public enum Figures: Sendable, Hashable {
    /// One figure a band (one in all, where there are no bands).
    case byBand([HaircutFigure])
    /// One list of figures, one a band, for each range of steps.
    case byStep([StepFigures])
    /// The weighted average of what a fund holds.
    case lookThrough(LookThrough)
    /// What is recorded for the instrument under a measure, at least `floor`.
    case assessed(AssessmentMeasure, floor: Percentage?)
    /// What another regime's list, requirements and haircuts give.
    case follow(String)
  }

  /// The figures of one range of steps.
  public struct StepFigures: Sendable, Hashable {
    /// The range.
    public var steps: StepRange
    /// One figure a band.
    public var figures: [HaircutFigure]
    /// Where it is written.
    public var location: SourceLocation
  }

  /// How a rule looks through a fund.
  public struct LookThrough: Sendable, Hashable {
    /// Whether every asset must be eligible; otherwise what is not eligible counts as lost.
    public var requiresAllEligible: Bool
    /// The points on which the assets may stand; empty is any.
    public var points: [String]
    /// Whether all assets must be in the currency of the unit.
    public var requiresSameCurrency: Bool
  }

  /// When.
  public var validity: Validity
  /// Bands of residual maturity; empty is any.
  public var bands: [MaturityBand]
  /// Where a percentage of principal is greater than that of market value, it counts; nil is none.
  public var ofPrincipal: Percentage?
  /// Holding period in business days for which the figures are printed; nil where they are not scaled.
  public var holdingDays: Int?
  /// Whether the act prints figures that look like fractions or like valuation percentages.
  public var isAsPrinted: Bool
  /// The figures.
  public var figures: Figures
  /// Where it is written.
  public var location: SourceLocation
}

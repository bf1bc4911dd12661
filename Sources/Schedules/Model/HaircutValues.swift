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
  /// The figures.
  public var figures: Figures
  /// Where it is written.
  public var location: SourceLocation
}

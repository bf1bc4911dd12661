public import Collateral

/// What comes to pass for an asset on a day, as far as it is known today.
public struct UpcomingChange: Sendable {
  /// Something that happens on the day.
  public enum Cause: String, CaseIterable, Sendable, Hashable {
    /// A maturity passes a bound.
    case maturity
    /// A fact begins or ends.
    case facts
    /// An item of the law begins or ends.
    case law
  }

  /// The day.
  public let day: CalendarDate
  /// The asset.
  public let inquiry: CollateralInquiry
  /// What happens on the day that may be why.
  public let causes: [Cause]
  /// Whether it matures on the day.
  public let matures: Bool
  /// What differs from the day before: of the instrument, of what it represents or holds, of issuers and guarantors.
  public let findings: [AttributionFinding]
  /// The regimes whose answer differs from that of the day before.
  public let verdicts: [VerdictChange]
}

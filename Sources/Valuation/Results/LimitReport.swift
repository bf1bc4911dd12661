public import Money
public import Schedules

/// One group of a limit: what it may hold, what it holds, and what of that counts.
public struct LimitReport: Sendable {
  /// How a limit stands.
  public enum State: String, Sendable {
    /// Within its bound.
    case within
    /// The group holds more than it may.
    case exceeded
    /// What it is measured against, or the position, is too small for the limit to apply.
    case outside
    /// The bound is not known.
    case unknown
  }

  /// Agreement.
  public var agreement: String
  /// Regime under which the agreement is valued.
  public var regime: String
  /// The limit.
  public var limit: ConcentrationLimit
  /// The regime that sets it: that of the agreement, a member of a composition, or the agreement's own terms.
  public var setBy: String
  /// What the pledges have in common, in words: an identifier or name.
  public var group: String
  /// Its pledges.
  public var pledges: [String]
  /// The most that it may hold, in base currency; nil where the limit does not apply or its bound is not known.
  public var bound: TotalAmount?
  /// What it holds before limits, in what the limit measures.
  public var used: TotalAmount
  /// What of it counts after all limits, in what the limit measures.
  public var counted: TotalAmount
  /// How it stands.
  public var state: State
  /// The reason codes of what is not known.
  public var missing: [String]

  /// Bound less use, in base currency; negative is the excess.
  public var headroom: TotalAmount? {
    guard let bound else { return nil }
    return try? bound.subtracting(used)
  }
}

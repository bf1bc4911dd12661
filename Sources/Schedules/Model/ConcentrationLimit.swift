public import Collateral
public import Money

/// A limit on how much of the collateral may come from one place.
public struct ConcentrationLimit: Sendable, Hashable {
  /// What is grouped.
  public enum Scope: String, CaseIterable, Sendable {
    /// One instrument.
    case issue
    /// One issuer.
    case issuer
    /// One issuer and its group.
    case group
    /// The points named, together.
    case classes = "class"
    /// Issuers of one country.
    case country
    /// One currency.
    case currency
    /// One custodian.
    case custodian
  }

  /// What is measured.
  public enum Measure: String, CaseIterable, Sendable {
    /// Market value.
    case marketValue = "market-value"
    /// Value after haircut.
    case valueAfterHaircut = "value-after-haircut"
  }

  /// Against what it is measured.
  public enum Reference: String, CaseIterable, Sendable {
    /// All collateral collected.
    case collected
    /// The collateral that is recognized.
    case recognized
    /// What is on the points of the limit.
    case points
    /// The requirement.
    case requirement
    /// The size of the issue.
    case issueSize = "issue-size"
    /// Average daily volume.
    case averageDailyVolume = "average-daily-volume"
    /// Net capital.
    case netCapital = "net-capital"
    /// Tentative net capital.
    case tentativeNetCapital = "tentative-net-capital"
    /// An amount of money.
    case amount
  }

  /// What happens to the excess.
  public enum Excess: String, CaseIterable, Sendable {
    /// It counts as nothing.
    case disregarded
    /// It takes a surcharge.
    case surcharge
    /// It is flagged.
    case flag
  }

  /// What a bound does that is not known.
  public enum Unknown: String, CaseIterable, Sendable {
    /// The pledges of the group are undetermined.
    case undetermined
    /// They carry a flag.
    case flag
  }

  /// How several bounds become one.
  public enum Combination: String, CaseIterable, Sendable {
    /// The largest counts.
    case greaterOf = "greater-of"
    /// The smallest counts.
    case lesserOf = "lesser-of"
  }

  /// One bound.
  public enum Bound: Sendable, Hashable {
    /// A share of the reference, in percent.
    case percent(Percentage)
    /// An amount.
    case amount(Amount)
    /// So many units of the instrument.
    case units(Quantity)
  }

  /// A size below which a position is outside the limit.
  public enum Size: Sendable, Hashable {
    /// An amount.
    case amount(Amount)
    /// So many units of the instrument.
    case units(Quantity)
    /// A share of net capital or tentative net capital, in percent.
    case percent(Percentage, of: Reference)
  }

  /// What is taken of the excess where it is not disregarded.
  public enum Surcharge: Sendable, Hashable {
    /// So many percent of the excess.
    case percent(Percentage)
    /// So many percent of the haircut that the excess has already taken.
    case ofHaircut(Percentage)
  }

  /// Short name.
  public var id: String
  /// What it limits.
  public var title: String
  /// What is grouped.
  public var scope: Scope
  /// The points to which it applies; empty is all.
  public var points: [String]
  /// Which margin it is about; nil is both.
  public var margin: MarginKind?
  /// What is measured.
  public var measure: Measure
  /// Against what.
  public var reference: Reference
  /// The bounds.
  public var bounds: [Bound]
  /// How they combine.
  public var combination: Combination?
  /// So much is free; bounds are on what exceeds it.
  public var above: Amount?
  /// Applies only where the reference exceeds this.
  public var onlyAbove: Amount?
  /// Applies only to a group that is worth more than the largest of these.
  public var positionAbove: [Size]
  /// Applies only between systemic parties.
  public var isSystemicOnly: Bool
  /// Applies only when this holds; nil is always.
  public var guardCondition: Condition?
  /// What happens to the excess.
  public var excess: Excess
  /// What is taken of the excess; nil unless it takes a surcharge.
  public var surcharge: Surcharge?
  /// What a bound does that is not known.
  public var unknown: Unknown
  /// When it is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

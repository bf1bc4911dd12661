public import Collateral
public import Money

/// The addition to a haircut for collateral in another currency.
public struct CurrencyRule: Sendable, Hashable {
  /// What stands in where the agreement names no settlement currency.
  public enum WhenNotStated: String, CaseIterable, Sendable {
    /// The base currency of the agreement.
    case base
    /// Nothing: everything is mismatched.
    case mismatch
  }

  /// The addition during a span of days.
  public struct Values: Sendable, Hashable {
    /// When.
    public var validity: Validity
    /// In percent of market value; nil where the rule has a figure that nobody has seen.
    public var percent: Percentage?
    /// Holding period in business days for which the figure is printed; nil where it is not scaled.
    public var holdingDays: Int?
    /// Where it is written.
    public var location: SourceLocation
  }

  /// Short name.
  public var id: String
  /// Which margin it is about; nil is both.
  public var margin: MarginKind?
  /// Applies only when this holds; nil is always.
  public var guardCondition: Condition?
  /// What stands in where the agreement names no settlement currency.
  public var whenNotStated: WhenNotStated
  /// Collateral that never takes the addition.
  public var exception: Condition?
  /// The addition, in order of date.
  public var values: [Values]
  /// When the rule is in force.
  public var validity: Validity
  /// Where it stands.
  public var citation: Citation
}

public import Collateral
public import Money

/// A small agreement that a file of limits states, with what limits take of it.
public struct LimitBook: Sendable {
  /// A pledge of the book, as limits look at it.
  public struct Posted: Sendable {
    /// Short name.
    public var id: String
    /// The point of the list on which it stands.
    public var point: String
    /// Value after haircut.
    public var value: Amount
    /// Market value.
    public var marketValue: Amount
    /// Haircut in percent.
    public var haircut: Percentage
    /// Units, or nominal.
    public var quantity: Quantity
    /// Units, or nominal, of the whole issue.
    public var issueSize: Quantity?
    /// Units traded on an average day.
    public var dailyVolume: Quantity?
    /// What it is grouped by; a scope left out stands by itself.
    public var keys: [ConcentrationLimit.Scope: String]
    /// Limits whose condition it does not fulfill.
    public var excepted: [String]
  }

  /// What it shows.
  public var name: String
  /// The day.
  public var on: CalendarDate
  /// Currency of all amounts.
  public var base: Currency
  /// Which margin the collateral serves.
  public var margin: MarginKind
  /// Whether both parties are systemic; nil where it is not stated.
  public var isSystemic: Bool?
  /// Amount to be covered.
  public var requirement: Amount
  /// Net capital.
  public var netCapital: Amount?
  /// Tentative net capital.
  public var tentativeNetCapital: Amount?
  /// Exchange rates, such as `EURUSD`.
  public var rates: [ExchangeRateFact]
  /// The pledges.
  public var pledges: [Posted]
  /// What limits take, by pledge; a pledge left out loses nothing.
  public var disregarded: [String: Amount]
  /// Every limit with a group that holds more than it may.
  public var exceeded: [String]
  /// The pledges that are undetermined because of a bound.
  public var undetermined: [String]
  /// Where it is written.
  public var location: SourceLocation
}

public import Money

/// One asset of a fund's portfolio in force.
public struct HoldingFact: Sendable, Hashable {
  /// The asset, by the registry's own key; a currency code for cash.
  public var instrument: String
  /// Share of the fund's net asset value, in percent.
  public var share: Percentage
  /// Where it came from.
  public var origin: Origin

  /// A holding.
  public init(instrument: String, share: Percentage, origin: Origin) {
    self.instrument = instrument
    self.share = share
    self.origin = origin
  }
}

/// What was known, at one instant, to be so on one day: all that a valuation may look at.
public struct FactSnapshot: Sendable {
  /// The day.
  public var on: CalendarDate
  /// The last load that counts; nil for facts that were never in a registry.
  public var knownLoad: Int64?
  /// The loads that facts name as their origin.
  public var loads: [Int64: LoadOrigin]
  /// Any identifier that was asked for → the registry's key of the instrument.
  public var aliases: [String: String]
  /// Identifiers that fit more than one instrument, with the keys that they fit.
  public var ambiguous: [String: [String]]
  /// Instruments by the registry's key.
  public var instruments: [String: InstrumentFacts]
  /// Entities by LEI: issuers, parties, their parents, and the members of the groups reached.
  public var entities: [LEI: EntityFacts]
  /// Exchange rates, newest per pair, at most ten days old.
  public var rates: [ExchangeRateFact]

  /// A snapshot without facts.
  public init(on: CalendarDate) {
    self.on = on
    self.loads = [:]
    self.aliases = [:]
    self.ambiguous = [:]
    self.instruments = [:]
    self.entities = [:]
    self.rates = []
  }

  /// The facts of an instrument by any identifier that was asked for.
  ///
  /// - Returns: nil where the registry knows none, or where the identifier is ambiguous.
  public func instrument(_ identifier: String) -> InstrumentFacts? {
    if let facts = instruments[identifier] { return facts }
    guard let key = aliases[identifier] else { return nil }
    return instruments[key]
  }
}

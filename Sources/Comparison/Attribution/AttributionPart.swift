/// A part of a change of collateral value, in the order in which the inputs move from their old to their new state.
///
/// The order is a choice: where two inputs change together, the earlier part takes its effect at the old state of the
/// later one.
public enum AttributionPart: String, CaseIterable, Sendable, Hashable {
  /// Pledges of the earlier book alone: less what they were worth.
  case returned
  /// Another quantity.
  case quantity
  /// Another price, recorded or stated.
  case price
  /// Other exchange rates.
  case exchangeRate = "exchange-rate"
  /// The same facts and the same law, seen on the later day.
  case time = "passage-of-time"
  /// All other facts.
  case referenceData = "reference-data"
  /// The law of the later day.
  case rule
  /// Other terms of the agreement.
  case agreement
  /// Pledges of the later book alone: what they are worth.
  case new
  /// Less the change of what limits take.
  case limits
}

import Collateral
import Schedules
import Valuation

/// The valuers of a chain: each takes one more kind of input from the later side.
struct AttributionValuers: Sendable {
  /// Facts and law of the earlier side.
  let start: Valuer
  /// With the later prices.
  let prices: Valuer
  /// With the later exchange rates.
  let rates: Valuer
  /// On the later day.
  let time: Valuer
  /// With all later facts.
  let facts: Valuer
  /// With the later law.
  let rule: Valuer

  init(
    law: Law, regimes: Set<String>, from before: FactSnapshot, to after: FactSnapshot,
    terms: AgreementTerms
  ) throws(ValuationError) {
    func valuer(
      _ snapshot: FactSnapshot, _ lawDay: CalendarDate
    ) throws(ValuationError) -> Valuer {
      try Valuer(
        law: law, regimes: regimes, snapshot: snapshot, lawDay: lawDay, terms: terms)
    }
    let priced = before.taking(pricesOf: after)
    let converted = priced.taking(ratesOf: after)
    start = try valuer(before, before.on)
    prices = try valuer(priced, before.on)
    rates = try valuer(converted, before.on)
    time = try valuer(converted.seen(on: after.on), before.on)
    facts = try valuer(after, before.on)
    rule = try valuer(after, after.on)
  }
}

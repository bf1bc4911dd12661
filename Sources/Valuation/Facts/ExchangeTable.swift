import Collateral
import Money

/// Converts between currencies with the newest rates of the day.
struct ExchangeTable: Sendable {
  /// A conversion and the rates that it rests on.
  struct Conversion: Sendable {
    let factor: ConversionFactor
    let rates: [ExchangeRateFact]
  }

  private struct Pair: Hashable {
    var base: Currency
    var quote: Currency
  }

  private let byPair: [Pair: ExchangeRateFact]
  private let partners: [Currency: Set<Currency>]

  init(_ rates: [ExchangeRateFact]) {
    var byPair: [Pair: ExchangeRateFact] = [:]
    var partners: [Currency: Set<Currency>] = [:]
    for rate in rates {
      byPair[Pair(base: rate.base, quote: rate.quote)] = rate
      partners[rate.base, default: []].insert(rate.quote)
      partners[rate.quote, default: []].insert(rate.base)
    }
    self.byPair = byPair
    self.partners = partners
  }

  /// Units of `target` for one `source`; nil where no rate is known.
  ///
  /// A direct rate goes before a cross; of several crosses the one with the newest older leg counts, then the first
  /// shared currency by code.
  ///
  /// - Throws: ``NumberError`` where the product of two rates does not fit.
  func conversion(from source: Currency, to target: Currency) throws(NumberError) -> Conversion? {
    if source == target { return Conversion(factor: .one, rates: []) }
    if let leg = try leg(source, target) { return Conversion(factor: leg.0, rates: [leg.1]) }
    guard let near = partners[source], let far = partners[target] else { return nil }
    var best: (date: CalendarDate, conversion: Conversion)?
    for shared in near.intersection(far).sorted() {
      guard let first = try leg(source, shared), let second = try leg(shared, target) else {
        continue
      }
      let date = min(first.1.date, second.1.date)
      if let best, best.date >= date { continue }
      let factor = try first.0.multiplied(by: second.0)
      best = (date, Conversion(factor: factor, rates: [first.1, second.1]))
    }
    return best?.conversion
  }

  /// The pair as quoted, or the other way round, whichever is newer.
  private func leg(
    _ source: Currency, _ target: Currency
  ) throws(NumberError) -> (ConversionFactor, ExchangeRateFact)? {
    let direct = byPair[Pair(base: source, quote: target)]
    let inverse = byPair[Pair(base: target, quote: source)]
    if let direct, direct.date >= (inverse?.date ?? direct.date) {
      return (try ConversionFactor(rate: direct.rate), direct)
    }
    guard let inverse else { return nil }
    return (try ConversionFactor(rate: inverse.rate).inverse, inverse)
  }
}

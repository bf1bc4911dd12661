import Collateral
import Foundation
import Money

/// Values one pledge by reading the schedule from top to bottom: the same law, none of the engine's code.
struct SlowValuer {
  var law: SlowLaw
  var snapshot: FactSnapshot

  private var day: String { snapshot.on.description }

  func value(_ pledge: Pledge, under agreement: Agreement, regime: String) -> SlowResult {
    let base = agreement.baseCurrency
    guard let asset = SlowAsset(pledge.instrument, in: snapshot) else {
      return unknown(pledge, under: agreement, regime: regime)
    }
    let lawyer = SlowLawyer(
      law: law, snapshot: snapshot, agreement: agreement, custodian: pledge.custodian?.value)
    var answer = lawyer.answer(
      regime, on: asset, price: pledge.price?.description ?? asset.price?.price)

    var price = pledge.price?.description
    var currency = pledge.currency?.code ?? asset.currency
    if asset.assetClass == "cash" {
      (price, currency) = ("1", asset.currency)
    } else if price == nil, let found = asset.price,
      pledge.currency.map({ $0.code == found.currency }) ?? true
    {
      (price, currency) = (found.price, found.currency)
    }
    var exact: SlowNumber?
    var marketValue: String?
    if let price, let currency, let source = try? Currency(currency) {
      let value =
        SlowNumber(pledge.quantity.description) * SlowNumber(price)
        / SlowNumber(asset.isDebt ? 100 : 1)
      marketValue = value.rounded(decimals: source.minorDigits)
      if let factor = SlowExchange(snapshot).factor(from: currency, to: base.code) {
        exact = value * factor
      } else {
        answer.miss("missing-fx")
      }
    } else {
      answer.miss("missing-price")
    }

    var result = answer.result
    result.currency = currency
    result.marketValue = marketValue
    result.marketValueBase = exact?.rounded(decimals: base.minorDigits)
    result.valueAfterHaircut = SlowNumber(0).rounded(decimals: base.minorDigits)
    if result.decision == "eligible", let exact {
      let share = SlowNumber("\(answer.retained)") / SlowNumber(100)
      result.valueAfterHaircut = (exact * share).rounded(decimals: base.minorDigits)
    }
    return result
  }

  /// Nobody knows the instrument, or it fits several.
  private func unknown(
    _ pledge: Pledge, under agreement: Agreement, regime: String
  ) -> SlowResult {
    let lawyer = SlowLawyer(law: law, snapshot: snapshot, agreement: agreement)
    var answer = lawyer.refusalOutOfForce(regime) ?? SlowAnswer()
    let isAmbiguous = snapshot.ambiguous[pledge.instrument] != nil
    answer.miss(isAmbiguous ? "ambiguous-instrument" : "unknown-instrument")
    let currency = agreement.baseCurrency
    var result = answer.result
    result.valueAfterHaircut = SlowNumber(0).rounded(decimals: currency.minorDigits)
    return result
  }
}

/// Conversion by trying everything: the pair, the pair turned around, every third currency.
struct SlowExchange {
  private var rates: [(base: String, quote: String, date: String, rate: String)]

  init(_ snapshot: FactSnapshot) {
    rates = snapshot.rates.map {
      ($0.base.code, $0.quote.code, $0.date.description, $0.rate.description)
    }
  }

  func factor(from: String, to: String) -> SlowNumber? {
    if from == to { return SlowNumber(1) }
    if let leg = leg(from, to) { return leg.factor }
    // The cross whose older leg is the newest; then the first third currency by name.
    var best: (date: String, factor: SlowNumber)?
    for middle in Set(rates.flatMap { [$0.base, $0.quote] }).sorted() {
      guard let first = leg(from, middle), let second = leg(middle, to) else { continue }
      let date = min(first.date, second.date)
      if date > best?.date ?? "" { best = (date, first.factor * second.factor) }
    }
    return best?.factor
  }

  /// The newest rate of two currencies, whichever way round it is quoted.
  private func leg(_ from: String, _ to: String) -> (date: String, factor: SlowNumber)? {
    let direct = rates.last { $0.base == from && $0.quote == to }
    let turned = rates.last { $0.base == to && $0.quote == from }
    if let direct, direct.date >= turned?.date ?? "" {
      return (direct.date, SlowNumber(direct.rate))
    }
    return turned.map { ($0.date, SlowNumber(1) / SlowNumber($0.rate)) }
  }
}

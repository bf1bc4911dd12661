import Collateral
import Money

/// Reads the books of a file of limits.
enum LimitBookReader {
  static func books(_ file: YAMLMapping) -> [LimitBook] {
    file.mappings("books").compactMap(book)
  }

  private static func book(_ item: YAMLMapping) -> LimitBook? {
    defer { item.finish() }
    let name = item.required("name")
    let on = item.required("on").flatMap(item.date)
    guard let agreement = item.mapping("agreement") else {
      item.missing("agreement")
      return nil
    }
    let margin = agreement.word("margin", as: MarginKind.self) ?? .initial
    let isSystemic = agreement.yesNo("systemic")
    if !agreement.has("base_currency") { agreement.missing("base_currency") }
    let base = agreement.currency("base_currency")
    guard let name, let on, let base else {
      agreement.finish()
      return nil
    }
    let requirement = amount("requirement", agreement, base)
    let netCapital = amount("net_capital", agreement, base)
    let tentative = amount("tentative_net_capital", agreement, base)
    agreement.finish()
    let rates = item.mapping("rates").map { self.rates($0, on) } ?? []
    let pledges = item.mappings("pledges").compactMap { posted($0, base) }
    if pledges.isEmpty { item.missing("pledges") }
    guard let expect = item.mapping("expect") else {
      item.missing("expect")
      return nil
    }
    defer { expect.finish() }
    return LimitBook(
      name: name.text, on: on, base: base, margin: margin, isSystemic: isSystemic,
      requirement: requirement ?? Amount(minorUnits: 0, currency: base), netCapital: netCapital,
      tentativeNetCapital: tentative, rates: rates, pledges: pledges,
      disregarded: expect.mapping("disregarded").map { amounts($0, base, pledges) } ?? [:],
      exceeded: (expect.list("exceeded") ?? []).map(\.text),
      undetermined: (expect.list("undetermined") ?? []).map(\.text), location: item.location)
  }

  private static func posted(_ item: YAMLMapping, _ base: Currency) -> LimitBook.Posted? {
    let id = item.required("id")
    let point = item.required("point")
    if !item.has("value") { item.missing("value") }
    let value = amount("value", item, base)
    let market = amount("market_value", item, base)
    let haircut = item.text("haircut").flatMap(item.percentage)
    let quantity = quantity("quantity", item)
    let issueSize = self.quantity("issue_size", item)
    let dailyVolume = self.quantity("average_daily_volume", item)
    var keys: [ConcentrationLimit.Scope: String] = [:]
    for scope in ConcentrationLimit.Scope.allCases where scope != .classes {
      keys[scope] = item.filled(scope.rawValue)?.text
    }
    let excepted = (item.list("not") ?? []).map(\.text)
    item.finish()
    guard let id, let point, let value else { return nil }
    return LimitBook.Posted(
      id: id.text, point: point.text, value: value, marketValue: market ?? value,
      haircut: haircut ?? .zero, quantity: quantity ?? .zero, issueSize: issueSize,
      dailyVolume: dailyVolume, keys: keys, excepted: excepted)
  }

  private static func amounts(
    _ mapping: YAMLMapping, _ base: Currency, _ pledges: [LimitBook.Posted]
  ) -> [String: Amount] {
    defer { mapping.finish() }
    var amounts: [String: Amount] = [:]
    for pledge in pledges { amounts[pledge.id] = amount(pledge.id, mapping, base) }
    return amounts
  }

  private static func amount(_ key: String, _ item: YAMLMapping, _ base: Currency) -> Amount? {
    item.text(key).flatMap { text in
      item.value(text, "write a plain amount, such as \"10000000\"") {
        try Amount($0, currency: base)
      }
    }
  }

  private static func quantity(_ key: String, _ item: YAMLMapping) -> Quantity? {
    item.text(key).flatMap { text in
      item.value(text, "write a plain number of units") { try Quantity($0) }
    }
  }

  /// `{EURUSD: "1.10"}`: units of the second for one of the first.
  private static func rates(_ mapping: YAMLMapping, _ on: CalendarDate) -> [ExchangeRateFact] {
    defer { mapping.finish() }
    return mapping.keys.compactMap { pair -> ExchangeRateFact? in
      guard pair.text.count == 6,
        let base = mapping.value(
          pair, "write a pair such as EURUSD", { try Currency($0.prefix(3)) }),
        let quote = mapping.value(
          pair, "write a pair such as EURUSD", { try Currency($0.suffix(3)) }),
        let text = mapping.text(pair.text),
        let rate = mapping.value(text, "write a plain rate", { try ExchangeRate($0) })
      else { return nil }
      return ExchangeRateFact(
        base: base, quote: quote, date: on, rate: rate, origin: Origin(load: 0, line: 0))
    }
  }
}

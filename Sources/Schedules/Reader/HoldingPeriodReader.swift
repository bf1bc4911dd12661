import Collateral

/// Reads the scaling of holding periods: key `scaling` of topic `haircuts`.
enum HoldingPeriodReader {
  static func rules(_ file: YAMLMapping, _ items: ItemReader) -> [HoldingPeriodRule] {
    file.mappings("scaling").compactMap { item in
      let id = item.required("id")
      if !item.has("holding_days") { item.missing("holding_days") }
      var days: [TransactionKind: Int] = [:]
      if let periods = item.mapping("holding_days") {
        for key in periods.keys {
          let count = Self.days(periods, key.text)
          if let kind = periods.closed(key, as: TransactionKind.self) { days[kind] = count }
        }
        periods.finish()
        for kind in TransactionKind.allCases where days[kind] == nil {
          periods.missing(kind.rawValue)
        }
      }
      let whenNotStated = item.requiredWord("when_not_stated", as: TransactionKind.self)
      let citation = items.citation(item)
      let validity = items.validity(item)
      item.finish()
      guard let id, let whenNotStated else { return nil }
      return HoldingPeriodRule(
        id: id.text, holdingDays: days, whenNotStated: whenNotStated, validity: validity,
        citation: citation)
    }
  }

  /// A number of business days, or a problem.
  static func days(_ mapping: YAMLMapping, _ key: String) -> Int? {
    guard let text = mapping.text(key) else { return nil }
    if let days = Int(text.text), (1...250).contains(days) { return days }
    mapping.problems.add(
      at: text.location, "`\(text.text)` is not a number of business days",
      remedy: "write a whole number from 1 to 250")
    return nil
  }
}

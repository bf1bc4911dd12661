import Collateral

/// Reads currency mismatch: topic `currency`.
enum CurrencyRuleReader {
  static func rules(_ file: YAMLMapping, _ items: ItemReader) -> [CurrencyRule] {
    file.mappings("currency_mismatch").compactMap { item in
      let id = item.required("id")
      let margin = item.word("margin", as: MarginKind.self)
      if let against = item.required("measured_against"), against.text != "settlement" {
        item.problems.add(
          at: against.location, "cannot measure against `\(against.text)`",
          remedy: "write settlement: the settlement or termination currency of the agreement")
      }
      let whenNotStated = item.requiredWord(
        "when_not_stated", as: CurrencyRule.WhenNotStated.self)
      let exception = item.mapping("except").flatMap(ConditionReader.condition)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let values = items.dated(item, "values") { block, validity -> CurrencyRule.Values? in
        block.requiredPercentage("percent").map {
          CurrencyRule.Values(validity: validity, percent: $0, location: block.location)
        }
      }
      item.finish()
      guard let id, let whenNotStated else { return nil }
      return CurrencyRule(
        id: id.text, margin: margin, whenNotStated: whenNotStated, exception: exception,
        values: values, validity: validity, citation: citation)
    }
  }
}

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
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let exception = item.mapping("except").flatMap(ConditionReader.condition)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let values = items.dated(item, "values") { block, validity -> CurrencyRule.Values? in
        let holdingDays = HoldingPeriodReader.days(block, "holding_days")
        guard let text = block.required("percent") else { return nil }
        let isUnknown = text.text == "unknown"
        let percent = isUnknown ? nil : block.percentage(text)
        guard isUnknown || percent != nil else { return nil }
        return CurrencyRule.Values(
          validity: validity, percent: percent, holdingDays: holdingDays, location: block.location)
      }
      item.finish()
      guard let id, let whenNotStated else { return nil }
      return CurrencyRule(
        id: id.text, margin: margin, guardCondition: guardCondition, whenNotStated: whenNotStated,
        exception: exception,
        values: values, validity: validity, citation: citation)
    }
  }
}

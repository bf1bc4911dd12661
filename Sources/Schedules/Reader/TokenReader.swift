import Collateral

/// Reads what a regime does with tokens: key `tokens` of topic `eligibility`.
enum TokenReader {
  static func rules(_ file: YAMLMapping, _ items: ItemReader) -> [TokenRule] {
    file.mappings("tokens").compactMap { item in
      let id = item.required("id")
      if !item.has("looks_through") { item.missing("looks_through") }
      let looksThrough = item.yesNo("looks_through")
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let requirements = EligibilityReader.requirements(item, items, citation, validity)
      item.finish()
      guard let id, let looksThrough else { return nil }
      return TokenRule(
        id: id.text, looksThrough: looksThrough, guardCondition: guardCondition,
        requirements: requirements, validity: validity, citation: citation)
    }
  }
}

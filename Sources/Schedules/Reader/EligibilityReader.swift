import Collateral

/// Reads the list of eligible assets: topic `eligibility`.
enum EligibilityReader {
  static func points(_ file: YAMLMapping, _ items: ItemReader) -> [EligibilityPoint] {
    file.mappings("points").compactMap { item in
      let id = item.required("id")
      let title = item.required("title")
      let citation = items.citation(item)
      let validity = items.validity(item)
      if !item.has("when") { item.missing("when") }
      let when = item.mapping("when").flatMap(ConditionReader.condition)
      let priority = PriorityReader.priority(item)
      let requirements = requirements(item, items, citation, validity)
      item.finish()
      guard let id, let title, let when else { return nil }
      return EligibilityPoint(
        id: id.text, title: title.text, when: when, requirements: requirements,
        priority: priority, validity: validity, citation: citation)
    }
  }

  /// What a point, or a token, must fulfill besides.
  static func requirements(
    _ item: YAMLMapping, _ items: ItemReader, _ inherited: Citation, _ validity: Validity
  ) -> [Requirement] {
    item.mappings("require").compactMap { requirement($0, items, inherited, validity) }
  }

  private static func requirement(
    _ item: YAMLMapping, _ items: ItemReader, _ inherited: Citation, _ point: Validity
  ) -> Requirement? {
    if !item.has("that") { item.missing("that") }
    let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
    let condition = item.mapping("that").flatMap(ConditionReader.condition)
    let reason = item.required("reason")
    let citation = items.citation(item, inheriting: inherited)
    let hasOwnDates = item.has("from") || item.has("to")
    let validity = hasOwnDates ? items.validity(item) : point
    item.finish()
    guard let condition, let reason else { return nil }
    return Requirement(
      guardCondition: guardCondition, condition: condition, reason: reason.text,
      validity: validity, citation: citation)
  }

  static func notListed(_ file: YAMLMapping, _ items: ItemReader) -> [NotListedEntry] {
    file.mappings("not_listed").compactMap { item in
      let texts = item.list("classes")
      if texts == nil { item.missing("classes") }
      let citation = items.citation(item)
      let validity = items.validity(item)
      var classes: [AssetClass] = []
      if let texts, texts.map(\.text) != ["others"] {
        classes = texts.compactMap { item.closed($0, as: AssetClass.self) }
        if classes.isEmpty { return nil }
      }
      item.finish()
      return NotListedEntry(classes: classes, validity: validity, citation: citation)
    }
  }
}

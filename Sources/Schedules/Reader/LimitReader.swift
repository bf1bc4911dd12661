import Collateral
import Money

/// Reads concentration limits: topic `limits`.
enum LimitReader {
  static func limits(_ file: YAMLMapping, _ items: ItemReader) -> [ConcentrationLimit] {
    file.mappings("limits").compactMap { item in
      let id = item.required("id")
      let title = item.required("title")
      let scope = item.requiredWord("scope", as: ConcentrationLimit.Scope.self)
      let margin = item.word("margin", as: MarginKind.self)
      let measure = item.requiredWord("measured", as: ConcentrationLimit.Measure.self)
      let reference = item.requiredWord("against", as: ConcentrationLimit.Reference.self)
      let bounds = item.mappings("bounds").compactMap(bound)
      if bounds.isEmpty { item.missing("bounds") }
      let combination = item.word("combine", as: ConcentrationLimit.Combination.self)
      if bounds.count > 1, combination == nil { item.missing("combine") }
      let above = item.mapping("above").flatMap { $0.amount() }
      let systemic = item.yesNo("systemic_only") ?? false
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let excess = item.requiredWord("excess", as: ConcentrationLimit.Excess.self)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let points = PointList.points(item)
      item.finish()
      guard let id, let title, let scope, let measure, let reference, let excess, let points else {
        return nil
      }
      return ConcentrationLimit(
        id: id.text, title: title.text, scope: scope, points: points, margin: margin,
        measure: measure, reference: reference, bounds: bounds, combination: combination,
        above: above, isSystemicOnly: systemic, guardCondition: guardCondition, excess: excess,
        validity: validity, citation: citation)
    }
  }

  private static func bound(_ mapping: YAMLMapping) -> ConcentrationLimit.Bound? {
    if mapping.has("percent") {
      let percent = mapping.requiredPercentage("percent")
      mapping.finish()
      return percent.map(ConcentrationLimit.Bound.percent)
    }
    return mapping.amount().map(ConcentrationLimit.Bound.amount)
  }
}

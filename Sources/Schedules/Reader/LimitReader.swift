import Collateral
import Money

/// Reads concentration limits: topic `limits`.
enum LimitReader {
  static func limits(_ file: YAMLMapping, _ items: ItemReader) -> [ConcentrationLimit] {
    file.mappings("limits").compactMap { limit($0, items) }
  }

  private static func limit(_ item: YAMLMapping, _ items: ItemReader) -> ConcentrationLimit? {
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
    let onlyAbove = item.mapping("only_above").flatMap { $0.amount() }
    let positionAbove = item.mappings("position_above").compactMap(size)
    let systemic = item.yesNo("systemic_only") ?? false
    let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
    let excess = item.requiredWord("excess", as: ConcentrationLimit.Excess.self)
    let surcharge = item.mapping("surcharge").flatMap(surcharge)
    let unknown = item.word("unknown", as: ConcentrationLimit.Unknown.self)
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
      above: above, onlyAbove: onlyAbove, positionAbove: positionAbove, isSystemicOnly: systemic,
      guardCondition: guardCondition, excess: excess, surcharge: surcharge,
      unknown: unknown ?? (excess == .disregarded ? .undetermined : .flag), validity: validity,
      citation: citation)
  }

  private static func bound(_ mapping: YAMLMapping) -> ConcentrationLimit.Bound? {
    if mapping.has("percent") {
      defer { mapping.finish() }
      return mapping.requiredPercentage("percent").map(ConcentrationLimit.Bound.percent)
    }
    if mapping.has("units") { return units(mapping).map(ConcentrationLimit.Bound.units) }
    return mapping.amount().map(ConcentrationLimit.Bound.amount)
  }

  private static func size(_ mapping: YAMLMapping) -> ConcentrationLimit.Size? {
    if mapping.has("units") { return units(mapping).map(ConcentrationLimit.Size.units) }
    if mapping.has("percent") {
      defer { mapping.finish() }
      let percent = mapping.requiredPercentage("percent")
      guard let reference = mapping.requiredWord("of", as: ConcentrationLimit.Reference.self) else {
        return nil
      }
      return percent.map { .percent($0, of: reference) }
    }
    return mapping.amount().map(ConcentrationLimit.Size.amount)
  }

  private static func units(_ mapping: YAMLMapping) -> Quantity? {
    defer { mapping.finish() }
    return mapping.required("units").flatMap { text in
      mapping.value(text, "write a number of units, such as \"500\"") { try Quantity($0) }
    }
  }

  private static func surcharge(_ mapping: YAMLMapping) -> ConcentrationLimit.Surcharge? {
    defer { mapping.finish() }
    if mapping.has("of_haircut") {
      return mapping.requiredPercentage("of_haircut").map(ConcentrationLimit.Surcharge.ofHaircut)
    }
    return mapping.requiredPercentage("percent").map(ConcentrationLimit.Surcharge.percent)
  }
}

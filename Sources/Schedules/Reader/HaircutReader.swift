import Collateral
import Money

/// Reads haircut tables: topic `haircuts`.
enum HaircutReader {
  static func rows(_ file: YAMLMapping, _ items: ItemReader) -> [HaircutRow] {
    file.mappings("haircuts").compactMap { item in
      let id = item.required("id")
      let title = item.filled("title")?.text
      let guardCondition = item.mapping("if").flatMap(ConditionReader.condition)
      let term = item.word("term", as: RatingTerm.self)
      let citation = items.citation(item)
      let validity = items.validity(item)
      let points = PointList.points(item)
      let priority = PriorityReader.priority(item)
      let values = items.dated(item, "values", values)
      item.finish()
      guard let id, let points else { return nil }
      return HaircutRow(
        id: id.text, title: title, points: points, guardCondition: guardCondition, term: term,
        priority: priority, values: values, validity: validity, citation: citation)
    }
  }

  private static func values(_ block: YAMLMapping, _ validity: Validity) -> HaircutValues? {
    let bands = (block.list("maturity") ?? []).compactMap { text -> MaturityBand? in
      if let band = MaturityBand(text.text) { return band }
      block.problems.add(
        at: text.location, "`\(text.text)` is not a band of maturity",
        remedy: "write it as the act words it: \"<1\", \">1 ≤5\", \"≥30d <3m\"")
      return nil
    }
    let figures = figures(block, bands: max(bands.count, 1))
    let ofPrincipal = block.text("or_of_principal").flatMap(block.percentage)
    let holdingDays = HoldingPeriodReader.days(block, "holding_days")
    let isAsPrinted = block.yesNo("as_printed") ?? false
    guard let figures else { return nil }
    return HaircutValues(
      validity: validity, bands: bands, ofPrincipal: ofPrincipal, holdingDays: holdingDays,
      isAsPrinted: isAsPrinted, figures: figures, location: block.location)
  }

  private static func figures(_ block: YAMLMapping, bands: Int) -> HaircutValues.Figures? {
    let known = ["percent", "steps", "look_through", "assessed", "follow"]
    let forms = known.filter { block.has($0) }
    guard forms.count == 1 else {
      block.problems.add(
        at: block.location, "a block needs exactly one of \(known.joined(separator: ", "))",
        remedy: forms.isEmpty ? "add the figures" : "keep one of \(forms.joined(separator: ", "))")
      return nil
    }
    if let regime = block.text("follow") { return .follow(regime.text) }
    if let measure = block.word("assessed", as: AssessmentMeasure.self) {
      return .assessed(measure, floor: block.text("at_least").flatMap(block.percentage))
    }
    if forms == ["assessed"] { return nil }
    if let text = block.text("look_through") { return lookThrough(text, block) }
    if let steps = block.mapping("steps") {
      let lines = steps.keys.compactMap { key -> HaircutValues.StepFigures? in
        let figures = figures(steps, key.text, bands: bands)
        guard let range = StepRange(key.text) else {
          block.problems.add(
            at: key.location, "`\(key.text)` is not a range of steps", remedy: "write \"2-3\"")
          return nil
        }
        return figures.map {
          HaircutValues.StepFigures(steps: range, figures: $0, location: key.location)
        }
      }
      return .byStep(lines)
    }
    return figures(block, "percent", bands: bands).map(HaircutValues.Figures.byBand)
  }

  private static func lookThrough(
    _ text: YAMLText, _ block: YAMLMapping
  ) -> HaircutValues.Figures? {
    let allEligible = "weighted-average-all-eligible"
    guard text.text == "weighted-average" || text.text == allEligible else {
      block.problems.add(
        at: text.location, "`\(text.text)` is not a way to look through",
        remedy: "write weighted-average or \(allEligible)")
      return nil
    }
    return .lookThrough(
      HaircutValues.LookThrough(
        requiresAllEligible: text.text == allEligible,
        points: (block.list("holdings") ?? []).map(\.text),
        requiresSameCurrency: block.yesNo("same_currency") ?? false))
  }

  private static func figures(
    _ mapping: YAMLMapping, _ key: String, bands: Int
  ) -> [HaircutFigure]? {
    guard let texts = mapping.list(key) else { return nil }
    let figures = texts.compactMap { text -> HaircutFigure? in
      switch text.text {
      case "none": .notApplicable
      case "unknown": .unknown
      default: mapping.percentage(text).map(HaircutFigure.percent)
      }
    }
    // Nobody has seen any of them: one word stands for every band.
    if figures == [.unknown], texts.count == 1 { return Array(repeating: .unknown, count: bands) }
    guard texts.count == bands else {
      mapping.problems.add(
        at: mapping.location(of: key), "\(texts.count) figures for \(bands) bands of maturity",
        remedy: "write one figure for each band")
      return nil
    }
    return figures.count == bands ? figures : nil
  }
}

import Collateral
import Money
import Schedules
import Valuation

// What an answer hangs on, and since when the rules that give it are in force.
extension MatrixBuilder {
  /// The requirements, the assessments and the recorded figures on which the answers rest.
  func conditions(
    _ schedule: Schedule, _ found: Found, _ asset: Asset, asked: [AssessmentMeasure]
  ) -> [MatrixCondition] {
    var list: [MatrixCondition] = []
    let cited = Set(found.basis.citations[.eligibility] ?? [])
    for rule in schedule.tokenRules
    where rule.looksThrough && rule.validity.contains(asset.day) && cited.contains(rule.citation) {
      add(rule.guardCondition, rule.citation, schedule, isMet: true, &list)
      let steps = steps(found, under: "What does the token represent?")
      add(rule.requirements, steps, schedule, asset, &list)
    }
    guard let point = point(schedule, found, on: asset.day) else { return list }
    let isReached = found.verdict.point != nil
    add(point.when, point.citation, schedule, isMet: isReached ? true : nil, &list)
    let steps = steps(found, under: "Does it fulfill what point \(point.id) requires?")
    add(point.requirements, steps, schedule, asset, &list)
    list += figures(schedule, point, found, asset, asked: asked)
    return list
  }

  /// The point that is reached, or the one at which the question stays open.
  func point(_ schedule: Schedule, _ found: Found, on day: CalendarDate) -> EligibilityPoint? {
    if let name = found.verdict.point { return schedule.points.first { $0.id == name } }
    guard found.verdict.decision == .undetermined else { return nil }
    let cited = found.basis.citations[.eligibility] ?? []
    return schedule.points.first { $0.validity.contains(day) && cited.contains($0.citation) }
  }

  /// The days of the point, the token rule and the figures that answer, where they are not the regime's.
  func spans(_ schedule: Schedule, _ found: Found, on day: CalendarDate) -> [MatrixSpan] {
    let cited = Set(found.basis.citations.values.joined())
    var spans: [MatrixSpan] = []
    func add(_ item: String, _ validity: Validity, _ regime: Regime) {
      if let span = MatrixSpan(item, validity, within: regime.validity), !spans.contains(span) {
        spans.append(span)
      }
    }
    for rule in schedule.tokenRules
    where rule.validity.contains(day) && cited.contains(rule.citation) {
      add("token rule \(rule.id)", rule.validity, schedule.regime)
    }
    if let point = point(schedule, found, on: day) {
      add("point \(point.id)", point.validity, schedule.regime)
    }
    for (schedule, prefix) in answering(schedule) {
      for (row, values) in blocks(schedule, on: day) where cited.contains(row.citation) {
        let ends = [row.validity.to, values.validity.to].compactMap(\.self)
        let validity = Validity(
          from: max(row.validity.from, values.validity.from), to: ends.min())
        add("\(prefix)haircut \(row.id)", validity, schedule.regime)
      }
    }
    return spans
  }

  /// A schedule and those whose haircuts it follows, these with their names.
  private func answering(_ schedule: Schedule) -> [(Schedule, String)] {
    let followed = schedule.followed.sorted().compactMap { law.schedules[$0] }
    return [(schedule, "")] + followed.map { ($0, "\($0.regime.id): ") }
  }

  private func blocks(
    _ schedule: Schedule, on day: CalendarDate
  ) -> [(row: HaircutRow, values: HaircutValues)] {
    schedule.haircuts.filter { $0.validity.contains(day) }.compactMap { row in
      row.values.last { $0.validity.contains(day) }.map { (row, $0) }
    }
  }

  /// Figures that are recorded for the asset: those that count, or those that would at an open point.
  private func figures(
    _ schedule: Schedule, _ point: EligibilityPoint, _ found: Found, _ asset: Asset,
    asked: [AssessmentMeasure]
  ) -> [MatrixCondition] {
    let cited = found.basis.citations[.haircuts] ?? []
    let isOpen = found.verdict.point == nil
    var list: [MatrixCondition] = []
    for (answering, _) in answering(schedule) {
      let isOwn = answering.regime.id == schedule.regime.id
      for (row, values) in blocks(answering, on: asset.day) {
        guard case .assessed(let measure, let floor) = values.figures else { continue }
        let wouldCount = isOpen && isOwn && row.points.contains(point.id)
        guard wouldCount || cited.contains(row.citation) else { continue }
        let least = floor.map { ", at least \($0)" } ?? ""
        let when = isOpen ? row.guardCondition.map { "if \(ConditionWords.text($0)): " } ?? "" : ""
        list.append(
          MatrixCondition(
            "\(when)as recorded: \(measure.rawValue)\(least)",
            MatrixParagraph(row.citation, regime: answering.regime.id),
            isMet: isOpen || asked.contains(measure) ? nil : true, isFigure: true))
      }
    }
    return list
  }

  /// What a condition asks of assessments.
  private func add(
    _ condition: Condition?, _ citation: Citation, _ schedule: Schedule, isMet: Bool?,
    _ list: inout [MatrixCondition]
  ) {
    guard let condition, let text = ConditionWords.assessed(condition) else { return }
    list.append(
      MatrixCondition(text, MatrixParagraph(citation, regime: schedule.regime.id), isMet: isMet))
  }

  /// The requirements in force that apply, or that may where they were not put.
  private func add(
    _ requirements: [Requirement], _ steps: [ExplanationStep], _ schedule: Schedule,
    _ asset: Asset, _ list: inout [MatrixCondition]
  ) {
    let inForce = requirements.filter { $0.validity.contains(asset.day) }
    for (index, requirement) in inForce.enumerated() {
      // They were put in the order in which they are written.
      let result = steps.count == inForce.count ? steps[index].result : nil
      if result == "does not apply" { continue }
      var words = ConditionWords.text(requirement.condition)
      if let guardCondition = requirement.guardCondition {
        if case .assetClass(let classes) = guardCondition {
          // The class of a token is not that of what it represents.
          let known = steps.isEmpty ? asset.valuer.assetClass(of: asset.identifier) : nil
          if let known, !classes.contains(known) { continue }
        } else {
          words = "if \(ConditionWords.text(guardCondition)): \(words)"
        }
      }
      let isMet: Bool? =
        switch result {
        case "yes": true
        case "no": false
        default: nil
        }
      list.append(
        MatrixCondition(
          words, MatrixParagraph(requirement.citation, regime: schedule.regime.id), isMet: isMet))
    }
  }

  private func steps(_ found: Found, under title: String) -> [ExplanationStep] {
    let parent = found.explanation.steps.first { $0.title == title }
    return parent?.steps.filter { $0.title == "requirement" } ?? []
  }
}

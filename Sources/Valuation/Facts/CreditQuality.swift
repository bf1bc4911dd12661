import Collateral
import Money
import Schedules

/// Finds the credit quality step of an asset: an assessment first, then ratings of the issue, then of its issuer.
struct CreditQuality: Sendable {
  private let rule: Regime.CreditQuality
  private let mapping: CreditQualityMapping
  private let day: CalendarDate

  init(rule: Regime.CreditQuality, mapping: CreditQualityMapping, on day: CalendarDate) {
    self.rule = rule
    self.mapping = mapping
    self.day = day
  }

  /// The step on a scale; missing where the asset is rated on the other scale.
  ///
  /// What it rests on is told only when `explaining`.
  func step(
    of asset: AssetView, _ term: RatingTerm, explaining: Bool = false
  ) -> CreditStep {
    let chosen = chosen(asset, explaining)
    return chosen.term == term ? chosen.step : .missing
  }

  /// The step that a requirement looks at.
  func step(of asset: AssetView, explaining: Bool = false) -> CreditStep {
    chosen(asset, explaining).step
  }

  /// The step of a government: its assessment, else its long-term ratings.
  func step(ofGovernment entity: EntityFacts, explaining: Bool) -> CreditStep {
    if let fact = entity.assessments.first(where: { $0.measure == .creditQualityStep }),
      let step = assessed(fact)
    {
      return step
    }
    let ratings = entity.ratings.filter { $0.term == .long }
    return ratings.isEmpty ? .missing : combine(ratings, "government", explaining)
  }

  /// The scale of the assessment that counts; what is not assessed at all counts as long.
  func term(of asset: AssetView) -> RatingTerm { chosen(asset, false).term }

  /// The assessment, which stands for a long-term rating; else the issue's ratings, else the issuer's.
  ///
  /// Short-term ratings go first; the issuer's speak for short-term paper only.
  private func chosen(
    _ asset: AssetView, _ explaining: Bool
  ) -> (step: CreditStep, term: RatingTerm) {
    if let assessed = asset.assessment(.creditQualityStep).flatMap(assessed) {
      return (assessed, .long)
    }
    let issue = asset.facts.ratings
    let issuer = asset.issuer?.ratings ?? []
    for term in [RatingTerm.short, .long] {
      let ratings = issue.filter { $0.term == term }
      if !ratings.isEmpty { return (combine(ratings, "issue", explaining), term) }
    }
    for term in [RatingTerm.short, .long] where term == .long || asset.isShortTermPaper {
      let ratings = issuer.filter { $0.term == term }
      if !ratings.isEmpty { return (combine(ratings, "issuer", explaining), term) }
    }
    return (.missing, .long)
  }

  private func assessed(_ fact: AssessmentFact) -> CreditStep? {
    guard let step = Int(fact.value), (1...6).contains(step) else { return nil }
    return .known(
      step: step, reliance: Reliance(),
      basis: [.init("assessed credit quality step", fact.value, origin: fact.origin)])
  }

  private func combine(
    _ ratings: [RatingFact], _ subject: String, _ explaining: Bool
  ) -> CreditStep {
    var basis: [ExplanationStep.Input] = []
    var entries: [CreditQualityMapping.Entry] = []
    var unknown = 0
    for rating in explaining ? sorted(ratings) : ratings {
      let entry = mapping.entry(
        agency: rating.agency, term: rating.term, rating: rating.rating, on: day)
      if explaining {
        let step = entry.map { "step \($0.step)" } ?? "not in the mapping"
        basis.append(
          .init(
            "\(rating.term.rawValue)-term rating of the \(subject) by \(rating.agency.rawValue)",
            "\(rating.rating) (\(step))", origin: rating.origin))
      }
      if let entry { entries.append(entry) } else { unknown += 1 }
    }
    let steps = entries.map(\.step).sorted()
    // A rating that the mapping does not know matters only where it could change the step.
    if unknown > 0, !isSettled(steps, unknown: unknown) { return .notInMapping(basis) }
    var reliance = Reliance()
    for entry in entries { reliance.rest(on: entry.citation) }
    // That the regime uses this mapping, and how, is a rule of its own.
    reliance.rest(on: rule.citation)
    return .known(step: chosen(steps), reliance: reliance, basis: basis)
  }

  /// Whether the step is the same however good or bad the unknown ratings are.
  private func isSettled(_ steps: [Int], unknown: Int) -> Bool {
    if steps.isEmpty { return false }
    let best = Array(repeating: 1, count: unknown) + steps
    let worst = steps + Array(repeating: 6, count: unknown)
    return chosen(best) == chosen(worst)
  }

  private func sorted(_ ratings: [RatingFact]) -> [RatingFact] {
    ratings.sorted { $0.agency.rawValue < $1.agency.rawValue }
  }

  private func chosen(_ steps: [Int]) -> Int {
    switch rule.several {
    case .best: steps[0]
    case .worst: steps[steps.count - 1]
    case .worseOfTwoBest: steps[min(1, steps.count - 1)]
    }
  }
}

import Collateral
import Money
import Schedules
import Valuation

extension MatrixBuilder {
  /// What a regime of its own says.
  func row(
    _ schedule: Schedule, _ found: Found, _ other: Found, _ asset: Asset
  ) -> MatrixRow {
    let verdict = found.verdict
    var row = MatrixRow(
      schedule.regime, verdict,
      settledIn: asset.elsewhere.settlementCurrency ?? asset.elsewhere.baseCurrency)
    let open = verdict.decision == .undetermined ? found.basis.open : []
    let hits = hits(schedule, found, on: asset.day)
    row.listed = listed(schedule, found, hits, open)
    let asked = verdict.missingMeasures
    row.asked = asked.map(\.rawValue)
    row.conditions = conditions(schedule, found, asset, asked: asked)
    row.shutOut = shutOut(schedule, found, hits, open, isListed: row.listed.word != "no")
    row.haircut = haircut(schedule, found, open)
    (row.currency, row.addition) = currency(schedule, found, other, asset)
    if verdict.decision != .ineligible, let point = verdict.point {
      row.limits = limits(schedule, point, asset)
      row.hasUnseenLimits = schedule.regime.questions[.limits] == .unknown
    }
    row.spans = spans(schedule, found, on: asset.day)
    row.expiries = expiries(schedule, found, other, on: asset.day)
    return row
  }

  /// The exclusions that shut the asset out.
  private func hits(_ schedule: Schedule, _ found: Found, on day: CalendarDate) -> [Exclusion] {
    let cited = found.basis.citations[.exclusions] ?? []
    // What is cited may have shut out an asset within a fund; then its reason is not the asset's.
    return schedule.exclusions.filter {
      $0.validity.contains(day) && cited.contains($0.citation)
        && $0.reason.map(found.verdict.reasons.contains) == true
    }
  }

  private func listed(
    _ schedule: Schedule, _ found: Found, _ hits: [Exclusion], _ open: Set<RegimeQuestion>
  ) -> MatrixAnswer {
    let verdict = found.verdict
    let point = schedule.points.first { $0.id == verdict.point }
    let name = point.map { "point \($0.id), \($0.title)" } ?? ""
    let paragraphs = listParagraphs(schedule, point, found)
    switch verdict.decision {
    case .eligible: return MatrixAnswer("yes", name, paragraphs)
    case .undetermined:
      return open.contains(.eligibility)
        ? MatrixAnswer("undetermined", name, paragraphs) : MatrixAnswer("yes", name, paragraphs)
    case .ineligible:
      if refusedByHaircut(found) { return MatrixAnswer("yes", name, paragraphs) }
      let shutOut = Set(hits.compactMap(\.reason))
      let reasons = verdict.reasons.filter { !shutOut.contains($0) }
      if reasons.isEmpty { return MatrixAnswer("yes", name, paragraphs) }
      let isFromList = reasons.contains("class-not-listed")
      return MatrixAnswer(
        "no", reasons.joined(separator: ", "), paragraphs,
        caveat: isFromList ? Self.asSeen(schedule.regime.questions[.eligibility]) : "")
    }
  }

  /// The haircut is asked for only where nothing else refuses the asset: then a refusal came from there.
  private func refusedByHaircut(_ found: Found) -> Bool {
    found.verdict.decision == .ineligible && found.basis.citations[.haircuts]?.isEmpty == false
  }

  /// What is cited of the list, without what belongs to the assets of a fund or to a regime that is followed.
  private func listParagraphs(
    _ schedule: Schedule, _ point: EligibilityPoint?, _ found: Found
  ) -> [MatrixParagraph] {
    let cited = found.basis.citations[.eligibility] ?? []
    guard let point else { return unique(cited) }
    let tokens = schedule.tokenRules.flatMap { [$0.citation] + $0.requirements.map(\.citation) }
    let own = [point.citation] + point.requirements.map(\.citation) + tokens
    return unique(cited.filter(own.contains))
  }

  private func shutOut(
    _ schedule: Schedule, _ found: Found, _ hits: [Exclusion], _ open: Set<RegimeQuestion>,
    isListed: Bool
  ) -> MatrixAnswer {
    if !hits.isEmpty {
      let reasons = Set(hits.compactMap(\.reason)).sorted().joined(separator: ", ")
      return MatrixAnswer("yes", reasons, unique(hits.map(\.citation)))
    }
    if found.verdict.point == nil || !isListed { return .notAsked }
    if open.contains(.exclusions) { return MatrixAnswer("undetermined") }
    let coverage = schedule.regime.questions[.exclusions]
    if coverage == .unknown { return Self.notSeen }
    return MatrixAnswer("no", caveat: Self.asSeen(coverage))
  }

  private func haircut(
    _ schedule: Schedule, _ found: Found, _ open: Set<RegimeQuestion>
  ) -> MatrixAnswer {
    let verdict = found.verdict
    let paragraphs = unique(found.basis.citations[.haircuts] ?? [])
    switch verdict.decision {
    case .eligible:
      guard let haircut = verdict.haircut else { return .notAsked }
      return MatrixAnswer("\(haircut) %", "row \(verdict.row ?? "")", paragraphs)
    case .undetermined:
      guard open.contains(.haircuts) else { return .notAsked }
      return MatrixAnswer(
        "undetermined", verdict.reasons.contains("figure-unknown") ? "figure-unknown" : "",
        paragraphs)
    case .ineligible:
      guard refusedByHaircut(found) else { return .notAsked }
      return MatrixAnswer("none", verdict.reasons.joined(separator: ", "), paragraphs)
    }
  }

  private func currency(
    _ schedule: Schedule, _ found: Found, _ other: Found, _ asset: Asset
  ) -> (MatrixAnswer, Percentage?) {
    guard found.verdict.decision == .eligible, let own = found.verdict.currencyMismatch else {
      return (.notAsked, nil)
    }
    let coverage = schedule.regime.questions[.currency]
    if coverage == .unknown { return (Self.notSeen, nil) }
    var answer = currency(
      own, other.verdict, asset, unique(other.basis.citations[.currency] ?? []))
    answer.caveat = Self.asSeen(coverage)
    return (answer, other.verdict.currencyMismatch)
  }

  /// The addition where the agreement settles in another currency.
  func currency(
    _ own: Percentage, _ other: Verdict, _ asset: Asset, _ paragraphs: [MatrixParagraph]
  ) -> MatrixAnswer {
    let settled = asset.elsewhere.settlementCurrency ?? asset.elsewhere.baseCurrency
    // Where the currency of settlement is stated, there is no second question.
    let there =
      terms.settlementCurrency == nil ? "if settled in \(settled) instead" : "settled in \(settled)"
    var details: [String] = []
    if other.currencyMismatch == nil { details += other.reasons }
    if terms.settlementCurrency == nil, own != .zero {
      details.append("+\(own) % settled in \(asset.agreement.baseCurrency)")
    }
    let word = other.currencyMismatch.map { "+\($0) %" } ?? other.decision.rawValue
    return MatrixAnswer("\(word) \(there)", details.joined(separator: ", "), paragraphs)
  }

  private func limits(_ schedule: Schedule, _ point: String, _ asset: Asset) -> [MatrixLimit] {
    schedule.limits.filter { limit in
      limit.validity.contains(asset.day)
        && (limit.points.isEmpty || limit.points.contains(point))
        && (limit.margin == nil || limit.margin == asset.agreement.margin)
    }.map {
      MatrixLimit(
        id: $0.id, bound: LimitWords.text($0),
        paragraph: MatrixParagraph($0.citation, regime: schedule.regime.id))
    }
  }

  /// What ends on a known day among the rules that the answers rest on.
  private func expiries(
    _ schedule: Schedule, _ found: Found, _ other: Found, on day: CalendarDate
  ) -> [MatrixRow.Expiry] {
    var cited = Set(found.basis.citations.values.joined())
    cited.formUnion(other.basis.citations[.currency] ?? [])
    var ends: [MatrixRow.Expiry] = []
    func add(_ item: String, _ citation: Citation, _ validity: Validity) {
      guard let to = validity.to, validity.contains(day), cited.contains(citation) else { return }
      let expiry = MatrixRow.Expiry(item: item, to: to)
      if !ends.contains(expiry) { ends.append(expiry) }
    }
    for point in schedule.points {
      add("point \(point.id)", point.citation, point.validity)
      for requirement in point.requirements {
        add("requirement of point \(point.id)", requirement.citation, requirement.validity)
      }
    }
    for rule in schedule.tokenRules { add("token rule \(rule.id)", rule.citation, rule.validity) }
    for entry in schedule.notListed { add("not listed", entry.citation, entry.validity) }
    for rule in schedule.exclusions { add("exclusion \(rule.id)", rule.citation, rule.validity) }
    for row in schedule.haircuts {
      add("haircut \(row.id)", row.citation, row.validity)
      for values in row.values { add("figures of \(row.id)", row.citation, values.validity) }
    }
    for rule in schedule.currencyRules {
      add("currency rule \(rule.id)", rule.citation, rule.validity)
      for values in rule.values { add("figure of \(rule.id)", rule.citation, values.validity) }
    }
    return ends
  }

  private static let notSeen = MatrixAnswer("not known", "the rule was not seen")

  /// What has to be said where only some of a rule was seen, or there is none.
  private static func asSeen(_ coverage: RegimeQuestion.Coverage?) -> String {
    switch coverage {
    case .partial: "as far as the rule was seen"
    case .unknown: "the rule was not seen"
    case .some(.none): "the rule says nothing of the kind"
    case .complete, nil: ""
    }
  }

  private func unique(_ citations: [Citation]) -> [MatrixParagraph] {
    var paragraphs: [MatrixParagraph] = []
    for paragraph in citations.map({ MatrixParagraph($0) }) where !paragraphs.contains(paragraph) {
      paragraphs.append(paragraph)
    }
    return paragraphs
  }
}

import Collateral
import Money
import Schedules
import Valuation

extension MatrixBuilder {
  /// What a composition says: the answers of the members that decide, or its own.
  func row(
    _ composition: Composition, _ members: [MatrixRow], _ found: Found, _ other: Found,
    _ asset: Asset
  ) -> MatrixRow {
    let verdict = found.verdict
    var row = MatrixRow(
      composition.regime, verdict,
      settledIn: asset.elsewhere.settlementCurrency ?? asset.elsewhere.baseCurrency)
    let asked = Asked(composition, found.explanation)
    let decides = verdict.point == "composition" || verdict.reasons.contains("composition-excludes")
    if decides {
      row.listed = MatrixAnswer(
        verdict.decision == .eligible ? "yes" : "no", "the composition decides",
        [asked.paragraph(\.eligibility)])
    } else {
      row.listed = listed(
        verdict, members,
        notInForce: composition.regime.validity.contains(asset.day)
          ? nil : asked.paragraph(\.eligibility))
      row.shutOut = shutOut(verdict, members)
    }
    if let haircut = verdict.haircut {
      let binding = binding(verdict.row, members)
      row.haircut = MatrixAnswer(
        "\(haircut) %",
        binding == nil ? "a figure of its own and no law" : "row \(verdict.row ?? "")",
        binding?.haircut.paragraphs ?? [asked.paragraph(\.haircut)])
    }
    if verdict.decision == .eligible, let mismatch = verdict.currencyMismatch {
      row.addition = other.verdict.currencyMismatch
      row.currency = currency(
        mismatch, other.verdict, asset,
        asked.isOwnCurrency
          ? [asked.paragraph(\.currency)]
          : additionParagraphs(other.verdict.currencyMismatch, members))
    }
    let counting = members.filter { $0.verdict.decision == .eligible }
    row.limits = verdict.decision == .ineligible ? [] : counting.flatMap(\.limits)
    // A composition that is not in force asks nobody; one that decides does not ask its members.
    let alike =
      composition.regime.validity.contains(asset.day) && !decides
      ? members.filter { $0.verdict.decision == verdict.decision } : []
    row.conditions = asked.conditions + alike.flatMap(\.conditions)
    row.asked = found.verdict.missingMeasures.map(\.rawValue)
    row.spans = alike.flatMap { member in
      member.spans.map {
        MatrixSpan(item: "\(member.regime): \($0.item)", from: $0.from, to: $0.to)
      }
    }
    row.expiries = members.flatMap { member in
      member.expiries.map { MatrixRow.Expiry(item: "\(member.regime): \($0.item)", to: $0.to) }
    }
    return row
  }

  private func listed(
    _ verdict: Verdict, _ members: [MatrixRow], notInForce: MatrixParagraph?
  ) -> MatrixAnswer {
    if let notInForce { return MatrixAnswer("no", "not-in-force", [notInForce]) }
    switch verdict.decision {
    case .eligible:
      let counting = members.filter { $0.verdict.decision == .eligible }
      return MatrixAnswer("yes", "under \(names(counting))", paragraphs(counting, \.listed))
    case .undetermined:
      let counting = members.filter { $0.verdict.decision == .undetermined }
      return MatrixAnswer(
        "undetermined", counting.isEmpty ? "" : "under \(names(counting))",
        paragraphs(counting, \.listed))
    case .ineligible:
      let refusing = members.filter { $0.listed.word == "no" }
      guard !refusing.isEmpty else {
        return MatrixAnswer("yes", "under \(names(members))", paragraphs(members, \.listed))
      }
      let details = refusing.map { "\($0.regime): \($0.listed.detail)" }.joined(separator: "; ")
      return MatrixAnswer("no", details, paragraphs(refusing, \.listed))
    }
  }

  private func shutOut(_ verdict: Verdict, _ members: [MatrixRow]) -> MatrixAnswer {
    let refusing = members.filter { $0.shutOut.word == "yes" }
    guard verdict.decision == .ineligible, !refusing.isEmpty else {
      return verdict.decision == .eligible ? MatrixAnswer("no") : .notAsked
    }
    let details = refusing.map { "\($0.regime): \($0.shutOut.detail)" }.joined(separator: "; ")
    return MatrixAnswer("yes", details, paragraphs(refusing, \.shutOut))
  }

  /// The member whose row counts; nil where the figure is the composition's own.
  private func binding(_ row: String?, _ members: [MatrixRow]) -> MatrixRow? {
    guard let row, let colon = row.firstIndex(of: ":") else { return nil }
    return members.first { $0.regime == row[..<colon] }
  }

  /// The paragraphs of the first member that adds so much.
  private func additionParagraphs(
    _ addition: Percentage?, _ members: [MatrixRow]
  ) -> [MatrixParagraph] {
    guard let addition, addition != .zero else { return [] }
    return members.first { $0.addition == addition }?.currency.paragraphs ?? []
  }

  private func names(_ rows: [MatrixRow]) -> String {
    rows.map(\.regime).joined(separator: ", ")
  }

  private func paragraphs(
    _ rows: [MatrixRow], _ answer: KeyPath<MatrixRow, MatrixAnswer>
  ) -> [MatrixParagraph] {
    var found: [MatrixParagraph] = []
    for row in rows {
      for paragraph in row[keyPath: answer].paragraphs where !found.contains(paragraph) {
        found.append(paragraph)
      }
    }
    return found
  }
}

/// The questions of a composition as they were put for the asset, after its explanation.
private struct Asked {
  private let composition: Composition
  private let choice: Composition.SpecialChoice?

  init(_ composition: Composition, _ explanation: ExplanationStep) {
    self.composition = composition
    choice = composition.choices.first { choice in
      explanation.steps.contains { $0.title == "choice \(choice.id)" && $0.result == "yes" }
    }
  }

  /// Whether the addition is a figure of the composition's own.
  var isOwnCurrency: Bool {
    let asked = choice?.questions.currency ?? composition.questions.currency
    if case .percent = asked?.take { return true }
    return false
  }

  /// What the choice that was made asks of assessments.
  var conditions: [MatrixCondition] {
    guard let choice, let text = ConditionWords.assessed(choice.when) else { return [] }
    return [MatrixCondition(text, paragraph(\.eligibility), isMet: true)]
  }

  /// Where the composition says so, and why.
  func paragraph(
    _ question: KeyPath<Composition.Questions, Composition.Choice?>
  ) -> MatrixParagraph {
    var citation = composition.regime.citation
    if let choice, let asked = choice.questions[keyPath: question] {
      citation.text += ", choice \(choice.id)"
      citation.note = asked.rationale
    } else if let asked = composition.questions[keyPath: question] {
      citation.note = asked.rationale
    }
    return MatrixParagraph(citation, regime: composition.regime.id)
  }
}

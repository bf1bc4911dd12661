import Collateral

/// Reads the head of a regime: topic `regime`.
enum RegimeReader {
  static func regime(_ file: YAMLMapping, id: String) -> Regime? {
    guard let from = file.required("from").flatMap(file.date), let source = file.required("source")
    else {
      file.finish()
      return nil
    }
    let items = ItemReader(regimeFrom: from, source: source.text)
    let regime = Regime(
      id: id, title: file.required("title")?.text ?? "",
      authority: file.required("authority")?.text ?? "",
      jurisdiction: file.required("jurisdiction")?.text ?? "",
      purpose: file.requiredWord("purpose", as: Purpose.self) ?? .collateralHaircut,
      validity: items.validity(file), citation: items.citation(file),
      answers: file.words("answers", as: MarginKind.self) ?? MarginKind.allCases,
      questions: file.mapping("questions").map(questions) ?? [:],
      creditQuality: file.mapping("credit_quality").flatMap { creditQuality($0, items) },
      notes: (file.list("notes") ?? []).filter { !$0.isBlank }.map(\.text))
    return regime
  }

  private static func questions(
    _ mapping: YAMLMapping
  ) -> [RegimeQuestion: RegimeQuestion.Coverage] {
    var answers: [RegimeQuestion: RegimeQuestion.Coverage] = [:]
    for key in mapping.keys {
      let coverage = mapping.word(key.text, as: RegimeQuestion.Coverage.self)
      if let question = mapping.closed(key, as: RegimeQuestion.self) {
        answers[question] = coverage
      }
    }
    mapping.finish()
    return answers
  }

  /// Which mapping turns ratings into steps, and how several become one.
  static func creditQuality(
    _ mapping: YAMLMapping, _ items: ItemReader
  ) -> Regime.CreditQuality? {
    let name = mapping.required("mapping")
    let several = mapping.requiredWord("several", as: Regime.SeveralRatings.self)
    let citation = items.citation(mapping)
    mapping.finish()
    guard let name, let several else { return nil }
    return Regime.CreditQuality(mapping: name.text, several: several, citation: citation)
  }
}

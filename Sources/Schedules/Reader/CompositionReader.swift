import Collateral

/// Reads compositions: topic `composition`, one a file.
enum CompositionReader {
  static func composition(_ file: YAMLMapping, id: String) -> Composition? {
    defer { file.finish() }
    _ = file.required("schedule")
    if let name = file.required("regime"), name.text != id {
      file.problems.add(
        at: name.location, "the file is called `\(id)` and says regime `\(name.text)`",
        remedy: "rename the file, or mend `regime`")
    }
    let from = file.required("from").flatMap(file.date)
    let members = members(file)
    let rationale = file.required("rationale")?.text ?? ""
    let questions = questions(file)
    let choices = file.mappings("choices").compactMap(choice)
    let mixesPurposes = file.filled("mixes_purposes")?.text
    let examples = ExampleReader.examples(file)
    let citation = Citation(
      text: file.filled("citation")?.text ?? "composition \(id)",
      source: file.filled("source")?.text ?? "",
      verified: .unverified, note: rationale, location: file.location)
    let items = ItemReader(regimeFrom: from ?? .beginning, source: citation.source)
    let regime = Regime(
      id: id, title: file.required("title")?.text ?? "",
      authority: file.required("authority")?.text ?? "",
      jurisdiction: file.required("jurisdiction")?.text ?? "",
      purpose: file.requiredWord("purpose", as: Purpose.self) ?? .collateralHaircut,
      validity: items.validity(file), citation: citation,
      answers: file.words("answers", as: MarginKind.self) ?? MarginKind.allCases,
      questions: [:], creditQuality: nil, notes: (file.list("notes") ?? []).map(\.text))
    guard from != nil, members.count >= 2 else { return nil }
    if questions.whole == nil {
      for (key, question) in [
        ("eligibility", questions.eligibility), ("haircut", questions.haircut),
        ("currency", questions.currency),
      ] where question == nil { file.missing(key) }
    }
    return Composition(
      regime: regime, rationale: rationale, members: members, mixesPurposes: mixesPurposes,
      questions: questions, choices: choices, examples: examples)
  }

  /// The members in order; a composition needs two.
  private static func members(_ file: YAMLMapping) -> [String] {
    guard let texts = file.list("members") else {
      if !file.has("members") { file.missing("members") }
      return []
    }
    var members: [String] = []
    for text in texts {
      if members.contains(text.text) {
        file.problems.add(
          at: text.location, "`\(text.text)` is a member twice", remedy: "name it once")
      } else {
        members.append(text.text)
      }
    }
    if members.count < 2 {
      file.problems.add(
        at: file.location(of: "members"), "a composition needs two members or more",
        remedy: "name those that it puts together: `members: [a, b]`")
    }
    return members
  }

  private static func questions(_ mapping: YAMLMapping) -> Composition.Questions {
    Composition.Questions(
      whole: choice("whole", mapping), eligibility: choice("eligibility", mapping),
      haircut: choice("haircut", mapping), currency: choice("currency", mapping))
  }

  private static func choice(_ item: YAMLMapping) -> Composition.SpecialChoice? {
    let id = item.required("id")
    if !item.has("when") { item.missing("when") }
    let when = item.mapping("when").flatMap(ConditionReader.condition)
    let questions = questions(item)
    item.finish()
    guard let id, let when else { return nil }
    return Composition.SpecialChoice(
      id: id.text, when: when, questions: questions, location: item.location)
  }

  private static func choice(_ key: String, _ mapping: YAMLMapping) -> Composition.Choice? {
    guard let inner = mapping.mapping(key) else { return nil }
    defer { inner.finish() }
    let rationale = inner.required("rationale")
    var take: Composition.Take?
    if inner.has("percent") {
      let percent = inner.requiredPercentage("percent")
      let isAsPrinted = inner.yesNo("as_printed") ?? false
      if let percent, !isAsPrinted {
        FigureChecker(problems: inner.problems).checkOwn(percent, at: inner.location(of: "percent"))
      }
      take = percent.map(Composition.Take.percent)
      if key != "haircut" && key != "currency" {
        inner.problems.add(
          at: inner.location, "`\(key)` is no percentage", remedy: "write `take`")
      }
    } else if let word = inner.required("take") {
      take = self.take(word, key, inner)
    }
    guard let take, let rationale else { return nil }
    return Composition.Choice(take: take, rationale: rationale.text, location: inner.location)
  }

  private static func take(
    _ word: YAMLText, _ key: String, _ mapping: YAMLMapping
  ) -> Composition.Take? {
    switch word.text {
    case "strictest": return .strictest
    case "most-lenient": return .mostLenient
    case "eligible", "ineligible":
      if key == "eligibility" { return .decided(isEligible: word.text == "eligible") }
      mapping.problems.add(
        at: word.location, "`\(word.text)` answers eligibility, not \(key)",
        remedy: "write strictest, most-lenient or the name of a member")
      return nil
    default: return .member(word.text)
    }
  }
}

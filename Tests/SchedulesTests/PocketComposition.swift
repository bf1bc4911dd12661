import Schedules

/// A composition of two small regimes, with one thing or another wrong; its head is on line 1 of its file.
struct PocketComposition {
  var from = "2022-01-01"
  var members = "one, two"
  var head = ""
  var questions = """
    eligibility: {take: strictest, rationale: r}
    haircut: {take: strictest, rationale: r}
    currency: {percent: "8", rationale: r}
    """
  var choices: [String] = []
  var examples = """
    examples:
      - {name: Cash, on: "2026-06-30", instrument: {class: cash, currency: EUR}, expect: {decision: eligible}}
    """
  /// Compositions that may be members besides.
  var others: [String: String] = [:]

  /// What the checker finds: `line: what is wrong`, in the file of the composition alone.
  var problems: [String] {
    var files = ["one": "2020-01-01", "two": "2022-01-01"].flatMap(Self.regime)
    files += others.map { Self.file($0.key, $0.value) }
    files.append(Self.file("both", text))
    let law = Law(
      files: files,
      sources: ScheduleFile(path: "sources.yaml", text: "act: {title: Act, reference: Act 1}"),
      mappings: [], domesticCurrencies: DomesticCurrencies([]))
    return law.problems.map {
      "\($0.location.file.hasSuffix("both.yaml") ? "" : $0.location.file + ":")"
        + "\($0.location.line): \($0.message)"
    }
  }

  /// The file; the members stand on line 8, the questions on 9 to 11.
  var text: String {
    let choices = choices.isEmpty ? "" : "choices:\n" + choices.map { "  - {\($0)}\n" }.joined()
    return """
      title: Both
      authority: Nobody
      jurisdiction: international
      purpose: collateral-haircut
      from: "\(from)"
      \(members.isEmpty ? "" : "members: [\(members)]")
      \(questions)
      rationale: To try it
      \(head)
      \(choices)
      \(examples)
      """
  }

  static func file(_ name: String, _ text: String) -> ScheduleFile {
    ScheduleFile(
      path: "schedules/harmonized/\(name).yaml",
      text: "schedule: composition\nregime: \(name)\n\(text)\n")
  }

  private static func regime(_ name: String, from: String) -> [ScheduleFile] {
    [
      (
        "regime",
        """
        title: A small regime
        authority: Nobody
        jurisdiction: international
        purpose: collateral-haircut
        from: "\(from)"
        source: act
        citation: Section 1
        verified: text
        """
      ),
      (
        "eligibility",
        "points: [{id: a, title: A, when: {class: [cash]}, citation: Section 2, verified: text}]"
      ),
      (
        "haircuts",
        """
        haircuts:
          - {id: a, for: all, citation: Section 3, verified: text, \(PocketLaw.figure)}
        """
      ),
    ].map { topic, text in
      ScheduleFile(
        path: "schedules/\(name)/\(topic).yaml",
        text: "schedule: \(topic)\nregime: \(name)\n\(text)\n")
    }
  }
}

import Schedules

/// A small regime out of one line an item, the first on line 4 of its file; what each must carry is added.
struct PocketLaw {
  var head = "verified: text"
  var sets: [String] = []
  var points = ["id: a, title: A, when: {class: [cash]}"]
  var notListed: [String] = []
  var haircuts = ["id: all, for: all, \(PocketLaw.figure)"]
  var currency: [String] = []
  var exclusions: [String] = []
  var limits: [String] = []
  var sources: String? = "act: {title: Act, reference: Act 1}"

  /// The figures of a row that is about something else.
  static let figure = #"values: [{from: "2020-01-01", percent: "2"}]"#

  /// What the checker finds: `file:line: what is wrong`, then what to do.
  var problems: [String] {
    let files = [
      ("definitions", "sets", sets), ("eligibility", "points", points),
      ("haircuts", "haircuts", haircuts), ("currency", "currency_mismatch", currency),
      ("exclusions", "exclusions", exclusions), ("limits", "limits", limits),
    ].filter { !$0.2.isEmpty }.map { topic, key, items in
      file(topic, "\(key):\n" + items.map(Self.item).joined())
    }
    let regime = file(
      "regime",
      """
      title: A small regime
      authority: Nobody
      jurisdiction: international
      purpose: collateral-haircut
      from: "2020-01-01"
      source: act
      citation: Section 1
      \(head)
      """)
    let entries = file("not-listed", "not_listed:\n" + notListed.map(Self.item).joined())
    let law = Law(
      files: files + [regime] + (notListed.isEmpty ? [] : [entries]),
      sources: sources.map { ScheduleFile(path: "sources.yaml", text: $0) },
      mappings: [], domesticCurrencies: DomesticCurrencies([]))
    return law.problems.map(\.description)
  }

  private static func item(_ text: String) -> String {
    let citation = text.contains("citation:") ? "" : ", citation: Section 2"
    let verified = text.contains("verified:") ? "" : ", verified: text"
    return "  - {\(text)\(citation)\(verified)}\n"
  }

  private func file(_ topic: String, _ text: String) -> ScheduleFile {
    let schedule = topic == "not-listed" ? "eligibility" : topic
    return ScheduleFile(
      path: "schedules/pocket/\(topic).yaml",
      text: "schedule: \(schedule)\nregime: pocket\n\(text)\n")
  }
}

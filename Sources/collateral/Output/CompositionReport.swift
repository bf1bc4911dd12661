import Schedules

/// A composition as rows: whose answer counts for which question, and why.
enum CompositionReport {
  static func heading(_ composition: Composition) -> [String] {
    let regime = composition.regime
    var lines = [
      "\(regime.id): \(regime.title)", "\(regime.authority), from \(regime.validity.from)",
      "purpose: \(regime.purpose.rawValue)",
      "members: \(composition.members.joined(separator: ", "))",
      "why: \(composition.rationale)",
    ]
    if let why = composition.mixesPurposes { lines.append("mixes kinds of percentages: \(why)") }
    return lines + regime.notes.map { "note: \($0)" } + [""]
  }

  static func report(_ composition: Composition) -> Report {
    var report = Report(
      composition.regime.id, columns: ["choice", "question", "takes", "because", "place"])
    func add(_ name: String, _ questions: Composition.Questions) {
      let asked = [
        ("all", questions.whole), ("eligibility", questions.eligibility),
        ("haircut", questions.haircut), ("currency", questions.currency),
      ]
      for case (let question, .some(let choice)) in asked {
        report.rows.append([
          .text(name), .text(question), .text(words(choice.take)), .text(choice.rationale),
          .text(choice.location.description),
        ])
      }
    }
    add("every asset", composition.questions)
    for choice in composition.choices { add(choice.id, choice.questions) }
    return report
  }

  private static func words(_ take: Composition.Take) -> String {
    switch take {
    case .strictest: "strictest"
    case .mostLenient: "most-lenient"
    case .member(let name): name
    case .decided(let isEligible): isEligible ? "eligible" : "ineligible"
    case .percent(let percent): "\(percent) %"
    }
  }
}

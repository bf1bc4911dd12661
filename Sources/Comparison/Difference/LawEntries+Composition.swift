import Collateral
import Money
import Schedules

extension LawEntries {
  /// Everything that a composition's own file says on the day; nothing where it is not in force.
  init(_ composition: Composition, on day: CalendarDate?) {
    self.init(on: day)
    let regime = composition.regime
    guard includes(regime.validity) else { return }
    addHead(regime, kind: "composition")
    func add(_ cell: String, _ value: String?) {
      self.add("composition", regime.id, cell, value, regime.validity, regime.citation)
    }
    for member in composition.members { add(member, "member") }
    add("mixes purposes", composition.mixesPurposes)
    self.add(composition.questions, "composition", regime.id, regime)
    for choice in composition.choices {
      self.add(
        "choice", choice.id, "when", ConditionText.text(choice.when), regime.validity,
        regime.citation)
      self.add(choice.questions, "choice", choice.id, regime)
    }
  }

  private mutating func add(
    _ questions: Composition.Questions, _ kind: String, _ id: String, _ regime: Regime
  ) {
    let asked = [
      ("whole", questions.whole), ("eligibility", questions.eligibility),
      ("haircut", questions.haircut), ("currency", questions.currency),
    ]
    for case (let question, .some(let choice)) in asked {
      add(kind, id, question, Self.text(choice.take), regime.validity, regime.citation)
      guard day == nil else { continue }
      add(
        kind, id, "\(question)/rationale", choice.rationale, regime.validity, regime.citation)
    }
  }

  private static func text(_ take: Composition.Take) -> String {
    switch take {
    case .strictest: "strictest"
    case .mostLenient: "most-lenient"
    case .member(let name): name
    case .decided(let isEligible): isEligible ? "eligible" : "ineligible"
    case .percent(let percent): percent.description
    }
  }
}

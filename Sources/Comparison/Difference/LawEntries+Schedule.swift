import Collateral
import Money
import Schedules

extension LawEntries {
  /// Everything that a schedule says on the day; nothing where the regime is not in force.
  init(_ schedule: Schedule, on day: CalendarDate?) {
    self.init(on: day)
    let regime = schedule.regime
    guard includes(regime.validity) else { return }
    addHead(regime)
    for set in schedule.sets { add(set) }
    for point in schedule.points where includes(point.validity) { add(point) }
    for rule in schedule.tokenRules where includes(rule.validity) { add(rule) }
    for entry in schedule.notListed where includes(entry.validity) {
      let classes = entry.classes.isEmpty ? ["others"] : entry.classes.map(\.rawValue)
      for name in classes {
        addItem("not-listed", name, "not listed", entry.validity, entry.citation)
      }
    }
    for exclusion in schedule.exclusions where includes(exclusion.validity) { add(exclusion) }
    for row in schedule.haircuts where includes(row.validity) { add(row) }
    for rule in schedule.holdingPeriods where includes(rule.validity) { add(rule) }
    for rule in schedule.currencyRules where includes(rule.validity) { add(rule) }
    for limit in schedule.limits where includes(limit.validity) { add(limit) }
  }

  /// The head of a regime or composition; nothing where the files have none.
  mutating func addHead(_ regime: Regime, kind: String = "regime") {
    guard !regime.title.isEmpty else { return }
    let (id, validity, citation) = (regime.id, regime.validity, regime.citation)
    addItem(kind, id, regime.title, validity, citation)
    func add(_ cell: String, _ value: String?) {
      self.add(kind, id, cell, value, validity, citation)
    }
    add("authority", regime.authority)
    add("jurisdiction", regime.jurisdiction)
    add("purpose", regime.purpose.rawValue)
    add("answers", regime.answers.map(\.rawValue).joined(separator: " "))
    for question in RegimeQuestion.allCases {
      add("questions/\(question.rawValue)", regime.questions[question]?.rawValue)
    }
    if let quality = regime.creditQuality {
      self.add(
        kind, id, "credit quality",
        "mapping \(quality.mapping), several ratings: \(quality.several.rawValue)",
        validity, quality.citation, isHead: true)
    }
    guard day == nil else { return }
    for (index, note) in regime.notes.enumerated() { add("notes/\(index + 1)", note) }
  }

  private mutating func add(_ set: NamedSet) {
    let blocks = set.values.filter { includes($0.validity) }
    guard let first = blocks.first else { return }
    addItem("set", set.id, set.kind.rawValue, Validity(from: first.validity.from), set.citation)
    for block in blocks {
      for member in block.members {
        add("set", set.id, member, "member", block.validity, set.citation, dated: block.validity)
      }
    }
  }

  private mutating func add(_ point: EligibilityPoint) {
    addItem("point", point.id, point.title, point.validity, point.citation)
    add("point", point.id, "when", ConditionText.text(point.when), point.validity, point.citation)
    add(point.priority, "point", point.id, point.validity, point.citation)
    add(point.requirements, of: point.id)
  }

  private mutating func add(
    _ priority: Priority, _ kind: String, _ id: String, _ validity: Validity, _ citation: Citation
  ) {
    add(kind, id, "over", priority.over.joined(separator: " "), validity, citation)
    add(kind, id, "otherwise", priority.isOtherwise ? "yes" : nil, validity, citation)
  }

  private mutating func add(_ requirements: [Requirement], of id: String) {
    for requirement in requirements where includes(requirement.validity) {
      let guardText = ConditionText.text(requirement.guardCondition).map { "if {\($0)}: " } ?? ""
      add(
        "requirement", id, requirement.reason,
        guardText + (ConditionText.text(requirement.condition) ?? ""), requirement.validity,
        requirement.citation, dated: requirement.validity, isHead: true)
      if day == nil {
        add(
          "requirement", id, "\(requirement.reason)/note", requirement.citation.note,
          requirement.validity, requirement.citation, dated: requirement.validity)
      }
    }
  }

  private mutating func add(_ rule: TokenRule) {
    let (id, validity, citation) = (rule.id, rule.validity, rule.citation)
    addItem("token", id, rule.looksThrough ? "looks through" : "shut out", validity, citation)
    add("token", id, "if", ConditionText.text(rule.guardCondition), validity, citation)
    add(rule.requirements, of: id)
  }

  private mutating func add(_ exclusion: Exclusion) {
    let (id, validity, citation) = (exclusion.id, exclusion.validity, exclusion.citation)
    let test =
      switch exclusion.test {
      case .ownIssue: "own issue"
      case .closeLink(let managers): managers ? "close link, managers too" : "close link"
      case .guarantor: "guarantor"
      case .custodian: "custodian"
      case .issuerSector(let sectors, let affiliates):
        "issuer's sector: \(sectors.map(\.rawValue).joined(separator: " "))"
          + (affiliates ? ", affiliates too" : "")
      case .condition(let condition): ConditionText.text(condition) ?? ""
      }
    addItem("exclusion", id, test, validity, citation)
    func add(_ cell: String, _ value: String?) {
      self.add("exclusion", id, cell, value, validity, citation)
    }
    add("for", exclusion.points.joined(separator: " "))
    add("if", ConditionText.text(exclusion.guardCondition))
    add("effect", exclusion.effect == .excludes ? nil : exclusion.effect.rawValue)
    add("reason", exclusion.reason)
    add("flag", exclusion.flag)
    add("unknown", exclusion.unknown.rawValue)
  }

  private mutating func add(_ row: HaircutRow) {
    let (id, validity, citation) = (row.id, row.validity, row.citation)
    addItem("haircut", id, row.title ?? "", validity, citation)
    add("haircut", id, "for", row.points.joined(separator: " "), validity, citation)
    add("haircut", id, "if", ConditionText.text(row.guardCondition), validity, citation)
    add("haircut", id, "term", row.term?.rawValue, validity, citation)
    add(row.priority, "haircut", id, validity, citation)
    for block in row.values where includes(block.validity) {
      func add(_ cell: String, _ value: String?) {
        self.add("haircut", id, cell, value, validity, citation, dated: block.validity)
      }
      for (cell, value) in FigureText.cells(block) { add(cell, value) }
      add("of principal", block.ofPrincipal?.description)
      add("holding days", block.holdingDays.map(String.init))
      addEnd(of: block.validity, "haircut", id, validity, citation)
    }
  }

  private mutating func addEnd(
    of block: Validity, _ kind: String, _ id: String, _ validity: Validity, _ citation: Citation
  ) {
    guard day == nil else { return }
    add(kind, id, "block to", block.to?.description, validity, citation, dated: block)
  }

  private mutating func add(_ rule: HoldingPeriodRule) {
    let (id, validity, citation) = (rule.id, rule.validity, rule.citation)
    addItem("scaling", id, "square root of time", validity, citation)
    for kind in TransactionKind.allCases {
      add(
        "scaling", id, kind.rawValue, rule.holdingDays[kind].map { "\($0) days" }, validity,
        citation)
    }
    add("scaling", id, "when not stated", rule.whenNotStated.rawValue, validity, citation)
  }

  private mutating func add(_ rule: CurrencyRule) {
    let (id, validity, citation) = (rule.id, rule.validity, rule.citation)
    addItem("currency", id, rule.margin?.rawValue ?? "both margins", validity, citation)
    add("currency", id, "if", ConditionText.text(rule.guardCondition), validity, citation)
    add("currency", id, "except", ConditionText.text(rule.exception), validity, citation)
    add("currency", id, "when not stated", rule.whenNotStated.rawValue, validity, citation)
    for block in rule.values where includes(block.validity) {
      add(
        "currency", id, "percent", block.percent?.description ?? "unknown", validity, citation,
        dated: block.validity)
      add(
        "currency", id, "holding days", block.holdingDays.map(String.init), validity, citation,
        dated: block.validity)
      addEnd(of: block.validity, "currency", id, validity, citation)
    }
  }

  private mutating func add(_ limit: ConcentrationLimit) {
    let (id, validity, citation) = (limit.id, limit.validity, limit.citation)
    addItem("limit", id, limit.title, validity, citation)
    func add(_ cell: String, _ value: String?) {
      self.add("limit", id, cell, value, validity, citation)
    }
    add("scope", limit.scope.rawValue)
    add("for", limit.points.joined(separator: " "))
    add("margin", limit.margin?.rawValue)
    add("measured", limit.measure.rawValue)
    add("against", limit.reference.rawValue)
    for (index, bound) in limit.bounds.enumerated() {
      add("bound \(index + 1)", FigureText.text(bound))
    }
    add("combine", limit.combination?.rawValue)
    add("above", limit.above.map { "\($0) \($0.currency)" })
    add("only above", limit.onlyAbove.map { "\($0) \($0.currency)" })
    let sizes = limit.positionAbove.map(FigureText.text)
    add("position above", sizes.isEmpty ? nil : sizes.joined(separator: " "))
    add("systemic only", limit.isSystemicOnly ? "yes" : nil)
    add("if", ConditionText.text(limit.guardCondition))
    add("excess", limit.excess.rawValue)
    add("surcharge", limit.surcharge.map(FigureText.text))
    add("unknown", limit.unknown.rawValue)
  }
}

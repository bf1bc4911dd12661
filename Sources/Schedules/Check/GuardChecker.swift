import Collateral

/// Looks for what applies to nothing: an `if` that contradicts itself, or the point under which it stands.
struct GuardChecker {
  let schedule: Schedule
  let problems: ProblemList

  /// Something with an `if`.
  private struct Guarded {
    let name: String
    /// All of them must hold.
    let conditions: [Condition]
    /// It is in force on a day that lies in all of them.
    let spans: [Validity]
    let location: SourceLocation
    /// What the `if` contradicts.
    var against = "itself"
  }

  func check() {
    var items = rules
    for point in schedule.points {
      // A point that never holds is said to be one already.
      let alone = Guarded(
        name: "", conditions: [point.when], spans: [point.validity],
        location: point.citation.location)
      if !isContradictory(alone) { items += requirements(of: point) }
    }
    for item in items where isContradictory(item) {
      problems.add(
        at: item.location,
        "\(item.name) can never apply: its `if` contradicts \(item.against)",
        remedy: "mend `if`, or the sets that it names, or remove it")
    }
  }

  /// Everything whose `if` stands by itself.
  private var rules: [Guarded] {
    func rule(
      _ name: String, _ guardCondition: Condition?, _ margin: MarginKind?, _ validity: Validity,
      _ citation: Citation
    ) -> Guarded? {
      guardCondition.map {
        Guarded(
          name: name, conditions: [$0] + (margin.map { [.margin($0)] } ?? []), spans: [validity],
          location: citation.location)
      }
    }
    var rules = schedule.currencyRules.map {
      rule("currency rule `\($0.id)`", $0.guardCondition, $0.margin, $0.validity, $0.citation)
    }
    rules += schedule.exclusions.map {
      rule("exclusion `\($0.id)`", $0.guardCondition, nil, $0.validity, $0.citation)
    }
    rules += schedule.limits.map {
      rule("limit `\($0.id)`", $0.guardCondition, $0.margin, $0.validity, $0.citation)
    }
    rules += schedule.tokenRules.map {
      rule("token rule `\($0.id)`", $0.guardCondition, nil, $0.validity, $0.citation)
    }
    return rules.compactMap(\.self)
  }

  private func requirements(of point: EligibilityPoint) -> [Guarded] {
    point.requirements.compactMap { requirement in
      requirement.guardCondition.map {
        Guarded(
          name: "requirement `\(requirement.reason)` of point `\(point.id)`",
          conditions: [point.when, $0], spans: [point.validity, requirement.validity],
          location: requirement.citation.location, against: "itself or the point's `when`")
      }
    }
  }

  /// Whether it holds for nothing on any day on which it is in force.
  private func isContradictory(_ item: Guarded) -> Bool {
    let sets = schedule.sets.flatMap { $0.values.map(\.validity) }
    let days = schedule.regime.validity.changes(in: [schedule.regime.validity] + item.spans + sets)
      .filter { day in item.spans.allSatisfy { $0.contains(day) } }
    return !days.isEmpty
      && days.allSatisfy { day in
        let resolver = ConditionResolver(sets: schedule.sets, on: day)
        return ConditionSpace(item.conditions.map { resolver.demand($0) }).isEmpty
      }
  }
}

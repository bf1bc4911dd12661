import Collateral

/// Looks for choices of a composition that share a name, or that are never taken.
struct ChoiceChecker {
  let composition: Composition
  let problems: ProblemList

  /// - Parameter isRead: whether every condition is known in full.
  func check(isRead: Bool) {
    checkNames()
    let uses = SetUse.all(in: composition)
    for use in uses {
      problems.add(
        at: use.location, "no set `$\(use.name)`: a composition has no sets",
        remedy: "write out what the set holds")
    }
    if isRead, uses.isEmpty { checkReach() }
  }

  private func checkNames() {
    var seen: [String: SourceLocation] = [:]
    for choice in composition.choices {
      if let first = seen[choice.id] {
        problems.add(
          at: choice.location, "choice `\(choice.id)` is defined twice, first at \(first)",
          remedy: "give one of them another id")
      } else {
        seen[choice.id] = choice.location
      }
    }
  }

  private func checkReach() {
    let day = composition.regime.validity.from
    let list = RankedList(
      composition.choices.map { RankedItem($0, in: composition) },
      on: [(day, ConditionResolver(sets: [], on: day))])
    for (item, reach) in zip(list.items, list.reach) {
      switch reach {
      case .reached, .neverInForce: break
      case .contradictory:
        problems.add(
          at: item.location,
          "choice `\(item.id)` can never hold: its `when` contradicts itself",
          remedy: "mend `when`, or remove the choice")
      case .covered(let before):
        let names = before.map { "`\($0)`" }.joined(separator: ", ")
        problems.add(
          at: item.location,
          "choice `\(item.id)` is never reached: what it is about stops at \(names)",
          remedy: "put it before them, narrow them, or remove it")
      }
    }
  }
}

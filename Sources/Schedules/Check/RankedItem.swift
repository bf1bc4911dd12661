import Collateral

/// A point, a row of haircuts under one of its points, or a choice, as one of several that may hold for an asset.
struct RankedItem {
  let id: String
  /// All of them must hold.
  let conditions: [Condition]
  let term: RatingTerm?
  let priority: Priority
  let location: SourceLocation
  /// It is in force on a day that lies in one span of each list.
  let spans: [[Validity]]

  init(_ point: EligibilityPoint) {
    id = point.id
    conditions = [point.when]
    term = nil
    priority = point.priority
    location = point.citation.location
    spans = [[point.validity]]
  }

  init(_ row: HaircutRow, under point: EligibilityPoint) {
    id = row.id
    conditions = [point.when] + (row.guardCondition.map { [$0] } ?? [])
    term = row.term
    priority = row.priority
    location = row.citation.location
    spans = [[point.validity], [row.validity], row.values.map(\.validity)]
  }

  init(_ choice: Composition.SpecialChoice, in composition: Composition) {
    id = choice.id
    conditions = [choice.when]
    term = nil
    priority = Priority(over: [], isOtherwise: false)
    location = choice.location
    spans = [[composition.regime.validity]]
  }

  func isInForce(on day: CalendarDate) -> Bool {
    spans.allSatisfy { $0.contains { $0.contains(day) } }
  }

  /// Whether nothing that rests on one kind of rating is said by both.
  func isDistinct(from other: RankedItem) -> Bool {
    guard let term, let other = other.term else { return false }
    return term != other
  }
}

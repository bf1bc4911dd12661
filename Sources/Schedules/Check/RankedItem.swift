import Collateral

/// A point, or a row of haircuts under one of its points, as one of several that may hold for an asset.
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

  func isInForce(on day: CalendarDate) -> Bool {
    spans.allSatisfy { $0.contains { $0.contains(day) } }
  }

  /// Whether nothing that rests on one kind of rating is said by both.
  func isDistinct(from other: RankedItem) -> Bool {
    guard let term, let other = other.term else { return false }
    return term != other
  }
}

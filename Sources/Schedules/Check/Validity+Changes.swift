import Collateral

extension Validity {
  /// The days within this span on which one of the spans given begins or is over.
  func changes(in spans: [Validity]) -> [CalendarDate] {
    let changes = spans.flatMap { [$0.from] + ($0.to.map { [$0.adding(days: 1)] } ?? []) }
    return Set(changes).filter(contains).sorted()
  }
}

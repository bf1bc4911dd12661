public import Collateral
public import Schedules

/// The days of a span on which the answers of some regimes may turn by themselves: because the law changes, or because a
/// maturity passes a bound.
///
/// A bound of `≤1` is, seen from a day, the maturity one year on. It moves on with the day and never back, so that the day on
/// which it reaches a maturity is found by halving the span.
public struct LawTurns: Sendable {
  /// A bound, and whether the maturity on it lies before it (0) or behind it (1).
  private struct Turn: Sendable, Hashable {
    let bound: MaturityBand.Bound
    let offset: Int

    /// The first maturity beyond, seen from a day.
    func maturity(from day: CalendarDate) -> CalendarDate {
      bound.date(from: day).adding(days: offset)
    }
  }

  /// The day before the span.
  public let start: CalendarDate
  /// Its last day.
  public let end: CalendarDate
  /// The days on which some item of the law begins to be in force, or has ceased to be.
  public let lawDays: [CalendarDate]
  private let turns: [Turn]

  /// The turns of the days after one and up to another.
  ///
  /// - Parameter own: terms of agreements that apply besides.
  public init(
    _ law: Law, regimes: some Collection<String>, own: AgreementTerms = AgreementTerms(),
    after start: CalendarDate, through end: CalendarDate
  ) {
    self.start = start
    self.end = end
    let law = own.terms.values.reduce(law) { $0.adding($1.schedule) }
    let names = Self.reached(
      from: Array(regimes) + own.terms.values.map(\.schedule.regime.id), in: law)
    var days: Set<CalendarDate> = law.domesticCurrencies.days
    for name in names {
      let mapping = law.schedules[name]?.regime.creditQuality?.mapping
      let validities =
        (law.schedules[name]?.validities ?? [])
        + [law.compositions[name]?.regime.validity]
        .compactMap(\.self) + (mapping.flatMap { law.mappings[$0]?.validities } ?? [])
      for validity in validities {
        days.insert(validity.from)
        if let last = validity.to { days.insert(last.adding(days: 1)) }
      }
    }
    lawDays = days.filter { $0 > start && $0 <= end }.sorted()
    var bounds: Set<MaturityBand.Bound> = []
    for day in [start] + lawDays {
      bounds.formUnion(RuleWords(law, regimes: names, on: day).bounds)
    }
    // What matures on the day is matured.
    if let today = MaturityBand("≤0d")?.upper { bounds.insert(today) }
    // A bound may be meant either way, and one turn too many is no harm.
    turns = bounds.flatMap { [Turn(bound: $0, offset: 0), Turn(bound: $0, offset: 1)] }
  }

  /// The days on which a maturity passes a bound.
  public func days(of maturity: CalendarDate) -> Set<CalendarDate> {
    var days: Set<CalendarDate> = []
    if maturity.isPerpetual { return days }
    for turn in turns where turn.maturity(from: start) <= maturity {
      guard turn.maturity(from: end) > maturity else { continue }
      // The first day from which the bound lies beyond the maturity.
      var (low, high) = (start.days, end.days)
      while low + 1 < high {
        let middle = low + (high - low) / 2
        if turn.maturity(from: CalendarDate(days: middle)) > maturity {
          high = middle
        } else {
          low = middle
        }
      }
      days.insert(CalendarDate(days: high))
    }
    return days
  }

  /// The maturities that pass a bound in the span, as spans without overlap.
  public var maturities: [ClosedRange<CalendarDate>] {
    let spans = turns.compactMap { turn -> ClosedRange<CalendarDate>? in
      let (first, beyond) = (turn.maturity(from: start), turn.maturity(from: end))
      return first < beyond ? first...beyond.adding(days: -1) : nil
    }
    var merged: [ClosedRange<CalendarDate>] = []
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, span.lowerBound <= last.upperBound.adding(days: 1) {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, span.upperBound)
      } else {
        merged.append(span)
      }
    }
    return merged
  }

  /// Regimes with their members and with those that they follow.
  private static func reached(from names: [String], in law: Law) -> [String] {
    var seen: Set<String> = []
    var open = names
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      open += law.schedules[name].map { Array($0.followed) } ?? []
      open += law.compositions[name]?.members ?? []
    }
    return seen.sorted()
  }
}

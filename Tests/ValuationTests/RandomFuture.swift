import Collateral
import Money

@testable import Valuation

/// A random desk whose facts change on some days, known today.
struct RandomFuture {
  let desk: RandomDesk
  /// The last day.
  let end: CalendarDate
  /// States with the day on which each begins, the earliest first.
  private(set) var states: [(from: CalendarDate, snapshot: FactSnapshot)]
  /// The instruments on which what changes may bear, by day.
  private(set) var factDays: [CalendarDate: Set<String>] = [:]

  /// - Parameters:
  ///   - days: how many lie ahead.
  ///   - changes: on how many of them facts change.
  init(seed: UInt64, days: Int, changes: Int, elections: [String]) throws {
    desk = try RandomDesk(seed: seed, pledges: 60, elections: elections)
    end = desk.snapshot.on.adding(days: days)
    states = [(desk.snapshot.on, desk.snapshot)]
    var random = RandomSource(seed: seed &* 31 &+ 7)
    let others = try RandomDesk(seed: seed &+ 1_000, pledges: 1)
    let dates = Set(
      (0..<changes).map { _ in desk.snapshot.on.adding(days: random.number(1...days)) })
    for date in dates.sorted() {
      var snapshot = states[states.count - 1].snapshot
      var changed: Set<String> = []
      for key in snapshot.instruments.keys.sorted() where random.chance(6) {
        guard let facts = snapshot.instruments[key] else { continue }
        snapshot.instruments[key] = Self.changed(facts, others, end, &random)
        changed.insert(key)
      }
      // What an entity is may bear on anything.
      let concernsEntities = random.chance(25)
      if concernsEntities {
        for lei in snapshot.entities.keys.sorted() where random.chance(20) {
          snapshot.entities[lei] = others.snapshot.entities[lei]
        }
      }
      states.append((date, snapshot))
      factDays[date] =
        concernsEntities ? Set(snapshot.instruments.keys) : outer(changed)
    }
  }

  /// What is so on a day.
  func facts(on day: CalendarDate) -> FactSnapshot {
    var snapshot = states.last { $0.from <= day }?.snapshot ?? desk.snapshot
    snapshot.on = day
    return snapshot
  }

  /// Every maturity that may come to count for an instrument.
  var maturities: [String: Set<CalendarDate>] {
    var found: [String: Set<CalendarDate>] = [:]
    for key in desk.snapshot.instruments.keys {
      for inner in reached(from: key) {
        for state in states {
          if let maturity = state.snapshot.instrument(inner)?.record.maturityDate {
            found[key, default: []].insert(maturity)
          }
        }
      }
    }
    return found
  }

  private func reached(from key: String) -> Set<String> {
    var seen: Set<String> = [key]
    var pending = [key]
    while let key = pending.popLast() {
      for state in states {
        guard let facts = state.snapshot.instrument(key) else { continue }
        for inner in [facts.record.wraps].compactMap(\.self) + facts.holdings.map(\.instrument) {
          if seen.insert(inner).inserted { pending.append(inner) }
        }
      }
    }
    return seen
  }

  private func outer(_ changed: Set<String>) -> Set<String> {
    Set(
      desk.snapshot.instruments.keys.filter { key in
        reached(from: key).contains { inner in
          changed.contains(inner) || desk.snapshot.aliases[inner].map(changed.contains) ?? false
        }
      })
  }

  private static func changed(
    _ facts: InstrumentFacts, _ others: RandomDesk, _ end: CalendarDate,
    _ random: inout RandomSource
  ) -> InstrumentFacts {
    var record = facts.record
    var (ratings, assessments, indices) = (facts.ratings, facts.assessments, facts.indices)
    let other = others.snapshot.instruments[record.id]
    switch random.number(1...6) {
    case 1: ratings = []
    case 2: indices = []
    case 3: assessments = other?.assessments ?? []
    case 4: ratings = other?.ratings ?? []
    case 5 where record.maturityDate != nil:
      record.maturityDate = end.adding(days: random.number(-40...400))
    default: record.seniority = random.pick(Seniority.allCases)
    }
    return InstrumentFacts(
      record: record, contributions: facts.contributions, ratings: ratings,
      assessments: assessments, price: facts.price, indices: indices, holdings: facts.holdings)
  }
}

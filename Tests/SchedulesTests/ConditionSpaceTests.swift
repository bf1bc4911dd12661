import Collateral
import Testing

@testable import Schedules

@Suite("The assets that a condition admits")
struct ConditionSpaceTests {
  private static let day = CalendarDate(year: 2026, month: 6, day: 30) ?? .beginning
  private let resolver = ConditionResolver(sets: Trait.sets, on: Self.day)

  @Test("there is an asset exactly where one of a complete grid is", arguments: 1...1200)
  func satisfiable(seed: Int) {
    var random = RandomConditions(seed: UInt64(seed))
    let sample = random.sample(depth: 4)
    let outcomes: [(Outcome, Set<Answer>)] = [
      (.holds, [.yes]), (.fails, [.no]), (.mayHold, [.yes, .unknown]), (.mayFail, [.no, .unknown]),
    ]
    for (outcome, wanted) in outcomes {
      let space = ConditionSpace([resolver.demand(sample.condition, outcome)])
      let isEmpty = !sample.answers.contains(where: wanted.contains)
      #expect(space.isEmpty == isEmpty, "\(outcome) of \(sample.condition)")
    }
  }

  @Test("overlap and reach are those of the grid", arguments: 1...600)
  func ranked(seed: Int) {
    var random = RandomConditions(seed: UInt64(seed) &* 7919)
    let samples = (0..<4).map { _ in random.sample() }
    let items = samples.enumerated().map { RankedItem(point("\($0)", $1.condition)) }
    let list = RankedList(items, on: [(Self.day, resolver)])
    let assets = samples[0].answers.indices
    for later in samples.indices {
      let holding = assets.filter { samples[later].answers[$0] == .yes }
      let before = samples[..<later]
      let isReached = holding.contains { asset in
        before.allSatisfy { $0.answers[asset] == .no }
      }
      #expect((list.reach[later] == .reached) == isReached)
      #expect((list.reach[later] == .contradictory) == holding.isEmpty)
      for earlier in before.indices {
        let both = holding.contains { samples[earlier].answers[$0] == .yes }
        let found = list.overlaps.contains {
          $0.earlier.id == "\(earlier)" && $0.later.id == "\(later)"
        }
        #expect(found == both)
      }
    }
  }

  @Test("the currency of settlement and the domestic one can be any, but not be and not be")
  func opaqueCurrencies() {
    let domestic = Condition.currency([.word("domestic")])
    let listed = Condition.currency([.word("EUR"), .word("settlement")])
    let euro = Condition.currency([.word("EUR")])
    #expect(!isEmpty([domestic, euro]))
    #expect(!isEmpty([.not(listed), domestic]))
    #expect(isEmpty([domestic, .not(domestic)]))
    #expect(isEmpty([.not(listed), euro]))
  }

  @Test("what would take too long to tell counts as not empty")
  func bounded() {
    #expect(isEmpty(pigeons(4, holes: 3)))
    #expect(!isEmpty(pigeons(3, holes: 3)))
    let hard = ConditionSpace(pigeons(5, holes: 4).map { resolver.demand($0) })
    #expect(hard.isEmpty)
    #expect(!hard.isEmpty(within: 20))
  }

  /// Every pigeon has a hole, and no two share one.
  private func pigeons(_ count: Int, holes: Int) -> [Condition] {
    var conditions = (0..<count).map { pigeon in
      Condition.any((0..<holes).map { .election(["\(pigeon) in \($0)"]) })
    }
    for hole in 0..<holes {
      for (one, two) in (0..<count).flatMap({ one in (0..<one).map { (one, $0) } }) {
        conditions.append(
          .not(.all([.election(["\(one) in \(hole)"]), .election(["\(two) in \(hole)"])])))
      }
    }
    return conditions
  }

  /// Whether no asset meets all of the conditions.
  private func isEmpty(_ conditions: [Condition]) -> Bool {
    ConditionSpace(conditions.map { resolver.demand($0) }).isEmpty
  }

  private func point(_ id: String, _ when: Condition) -> EligibilityPoint {
    EligibilityPoint(
      id: id, title: id, when: when, requirements: [], priority: Priority(),
      validity: Validity(from: .beginning),
      citation: Citation(
        text: "", source: "", verified: .text, note: nil,
        location: SourceLocation(file: "", line: 1)))
  }
}

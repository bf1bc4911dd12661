import Collateral
import Schedules
import Testing

@testable import Comparison

@Suite("Cells put together")
struct GridBoxTests {
  /// A source of numbers that is the same every time.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 11
    }
  }

  @Test("boxes hold every wanted cell once, with its own answer", arguments: 0..<40)
  func coverExactly(seed: UInt64) {
    var numbers = Numbers(state: seed &* 977 &+ 1)
    let counts = GridAxis.allCases.map { axis in
      [.maturity, .step, .country, .settlement].contains(axis)
        ? Int.random(in: 1...5, using: &numbers) : 1
    }
    let size = counts.reduce(1, *)
    let answers = (0..<size).map { _ in UInt32.random(in: 0...2, using: &numbers) }
    let boxes = GridBox.boxes(answers, counts: counts) { $0 > 0 }
    var hits = [Int](repeating: 0, count: size)
    for place in 0..<size {
      let point = GridPoint(place, counts: counts)
      for box in boxes
      where GridAxis.allCases.allSatisfy({ box.positions($0).contains(point[$0]) }) {
        hits[place] += 1
        #expect(box.answer == answers[place])
      }
    }
    #expect(hits == answers.map { $0 > 0 ? 1 : 0 })
  }

  @Test("one answer everywhere is one box")
  func one() {
    let counts = GridAxis.allCases.map { _ in 2 }
    let answers = [UInt32](repeating: 7, count: counts.reduce(1, *))
    #expect(GridBox.boxes(answers, counts: counts) { _ in true }.count == 1)
  }

  @Test("spans of maturity are named as the acts name them")
  func maturities() throws {
    let bounds = ["≤1", ">1 ≤5", "≥30d <3m", "≥12m"].compactMap { MaturityBand($0) }
      .flatMap { [$0.lower, $0.upper].compactMap(\.self) }
    let maturities = GridMaturities(Set(bounds), on: try CalendarDate("2026-06-30"))
    #expect(maturities.count == 9)
    #expect(
      (0..<9).map { maturities.name(from: $0, to: $0) } == [
        "<30d", "exactly 30d", ">30d <3m", "exactly 3m", ">3m <1", "exactly 1", ">1 <5",
        "exactly 5", ">5",
      ])
    #expect(maturities.name(from: 1, to: 3) == "≥30d ≤3m")
    #expect(maturities.name(from: 0, to: 8) == nil)
    #expect(maturities.date(5) == (try CalendarDate("2027-06-30")))
    #expect(maturities.date(4) == (try CalendarDate("2027-06-29")))
    #expect(maturities.date(8) == (try CalendarDate("2031-07-01")))
  }

  @Test("words that no list tells apart share a group, and the rest has its own name")
  func words() {
    let lists: [Set<String>] = [["AT", "BE", "DE"], ["US"]]
    let groups = WordGroups(
      ["AT", "BE", "DE", "US", "JP", "BR"], other: "BR", sets: ["union": ["AT", "BE", "DE"]]
    ) { word in lists.map { $0.contains(word) } }
    #expect(groups.groups == [["AT", "BE", "DE"], ["US"], ["BR", "JP"]])
    #expect(groups.representative(2) == "BR")
    #expect(groups.name(of: [0]) == "union")
    #expect(groups.name(of: [0, 1]) == "union US")
    #expect(groups.name(of: [1, 2]) == "all but union")
    #expect(groups.name(of: [0, 1, 2]) == nil)
  }
}

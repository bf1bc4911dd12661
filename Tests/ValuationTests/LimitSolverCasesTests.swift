import BigInt
import Money
import Testing

@testable import Valuation

/// The solver on cases worked by hand, in minor units.
@Suite("The largest total under limits, worked by hand")
struct LimitSolverCasesTests {
  /// What counts of pledges of which each is a group, at so many percent of what is recognized.
  private static func kept(_ values: [Int64], percent: Int, free: Int? = nil) -> [Int64] {
    var parts: [BoundLine.Part] = [.share(Fraction(BigInt(percent), 100), above: Fraction(0))]
    if let free { parts.append(.constant(Fraction(BigInt(free)))) }
    let line = BoundLine(parts: parts, takesLargest: true)
    let whole = values.reduce(Int128(0)) { $0 + Int128($1) }
    return LimitSolver(
      members: values.map { LimitSolver.Member(value: $0, market: $0, retained: .hundred) },
      groups: values.indices.map {
        LimitSolver.Group(
          members: [$0], measuresMarket: false, bound: line.whole(at: whole), line: line)
      }
    ).kept()
  }

  /// What counts of pledges of one group.
  private static func kept(_ values: [Int64], bound: Int128) -> [Int64] {
    LimitSolver(
      members: values.map { LimitSolver.Member(value: $0, market: $0, retained: .hundred) },
      groups: [
        LimitSolver.Group(
          members: Array(values.indices), measuresMarket: false, bound: bound, line: nil)
      ]
    ).kept()
  }

  @Test("one issuer alone, under 15 % of what is recognized, is worthless")
  func alone() {
    // x ≤ 0.15 T and T = x: T ≤ 0.15 T, so T = 0.
    #expect(Self.kept([8_000], percent: 15) == [0])
    #expect(Self.kept([8_000, 3_000], percent: 15) == [0, 0])
    // With 50.00 free: x = max(0.15 T, 50.00) = 50.00.
    #expect(Self.kept([8_000], percent: 15, free: 5_000) == [5_000])
  }

  @Test("several issuers, and nothing else")
  func several() {
    // 40 %: 0.6 T = 30 + 20, T = 83.33, x = 33.33 (40 % × 83.33 = 33.332); 83.34 would allow 33.33 as well.
    #expect(Self.kept([5_000, 3_000, 2_000], percent: 40) == [3_333, 3_000, 2_000])
    // 34 %: two are cut, T = 0.68 T + 20 = 62.50, x = 21.25.
    #expect(Self.kept([5_000, 3_000, 2_000], percent: 34) == [2_125, 2_125, 2_000])
    // 30 %: three cannot fill a whole.
    #expect(Self.kept([5_000, 3_000, 2_000], percent: 30) == [0, 0, 0])
    // 25 %: four equal ones just can, and stay as they are.
    #expect(Self.kept([700, 700, 700, 700], percent: 25) == [700, 700, 700, 700])
  }

  @Test("the last unit is on the largest")
  func lastUnit() {
    // 100.00 of 300.01: 33.33222…, 33.33222…, 33.33556…: 33.33, 33.33, 33.34.
    #expect(Self.kept([10_000, 10_000, 10_001], bound: 20_001) == [6_667, 6_667, 6_667])
    // 10.00 of 31.00: 3.2258…, 3.2258…, 3.5483…: 3.23, 3.23, 3.55 is a cent too much, so 3.54.
    #expect(Self.kept([1_000, 1_000, 1_100], bound: 2_100) == [677, 677, 746])
    // A cent over three equal ones: the first of them.
    #expect(Self.kept([500, 500, 500], bound: 1_499) == [499, 500, 500])
    // 100 yen of 451: 33.259…, 33.259…, 33.481…: 33 each and one more on the largest.
    #expect(Self.kept([150, 150, 151], bound: 351) == [117, 117, 117])
    // All of it.
    #expect(Self.kept([150, 7, 1], bound: 0) == [0, 0, 0])
  }

  @Test("market value is measured: what loses less in a haircut counts first")
  func market() throws {
    func kept(_ members: [(market: Int64, haircut: String)], _ bound: Int128) throws -> [Int64] {
      LimitSolver(
        members: try members.map {
          let retained = try Percentage($0.haircut).units
          let left = Percentage.hundred.units - retained
          return LimitSolver.Member(
            value: $0.market * left / Percentage.hundred.units, market: $0.market,
            retained: Percentage(units: left))
        },
        groups: [
          LimitSolver.Group(
            members: Array(members.indices), measuresMarket: true, bound: bound, line: nil)
        ]
      ).kept()
    }
    // 2,500 at 4 %, bound 2,000: four fifths of 2,400.
    #expect(try kept([(2_500, "4")], 2_000) == [1_920])
    // 100 at 10 % and 100 at 2 %, bound 100: all of the second. Half of each would be 94.
    #expect(try kept([(100, "10"), (100, "2")], 100) == [0, 98])
  }
}

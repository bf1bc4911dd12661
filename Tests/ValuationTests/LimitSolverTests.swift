import BigInt
import Money
import Testing

@testable import Valuation

/// Tiny cases, against a solver that tries everything.
@Suite("The largest total under limits")
struct LimitSolverTests {
  private enum Family: CaseIterable {
    /// Each group holds the one before.
    case nested
    /// Groups of two partitions, as issuers and countries.
    case twoFamilies
    /// Groups of three.
    case threeFamilies
    case any
  }

  private static let rounds = 400

  @Test(
    "every bound holds, and no total is larger",
    arguments: [1, 20_260_630, 777] as [UInt64], [false, true])
  func largest(seed: UInt64, isMoving: Bool) throws {
    var random = RandomSource(seed: seed)
    var wrong: [String] = []
    for _ in 0..<Self.rounds {
      let small = Self.small(&random, isMoving: isMoving)
      let solver = try Self.solver(small)
      let kept = solver.kept()
      let found = kept.map { Int($0) }
      let total = found.reduce(0, +)
      if !small.isAllowed(found) {
        wrong.append("\(found) is not allowed: \(small)")
      } else if total != small.largest {
        wrong.append("\(found) is \(total), not \(small.largest): \(small)")
      } else if try Self.solver(small).kept() != kept {
        wrong.append("another answer the second time: \(small)")
      }
    }
    let count = wrong.count
    #expect(count == 0, "\(count) wrong:\n\(wrong.prefix(4).joined(separator: "\n"))")
  }

  @Test("nested groups are cut in proportion", arguments: [3, 4_242, 99_991] as [UInt64])
  func proportion(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    var wrong: [String] = []
    var tried = 0
    for _ in 0..<Self.rounds {
      let small = Self.small(&random, isMoving: false)
      guard small.isNested, small.isUniform else { continue }
      tried += 1
      let found = try Self.solver(small).kept().map { Int($0) }
      if found != small.cutInTurn {
        wrong.append("\(found), not \(small.cutInTurn): \(small)")
      }
    }
    let count = wrong.count
    #expect(tried > Self.rounds / 8)
    #expect(count == 0, "\(count) wrong:\n\(wrong.prefix(4).joined(separator: "\n"))")
  }

  @Test("cutting in turn is the answer wherever it reaches the largest total")
  func cutWhereItReaches() throws {
    var random = RandomSource(seed: 17)
    var wrong: [String] = []
    for _ in 0..<Self.rounds {
      var small = Self.small(&random, isMoving: false)
      for index in small.groups.indices { small.groups[index].measuresMarket = false }
      let cut = small.cutInTurn
      guard cut.reduce(0, +) == small.largest else { continue }
      let found = try Self.solver(small).kept().map { Int($0) }
      if found != cut { wrong.append("\(found), not \(cut): \(small)") }
    }
    let count = wrong.count
    #expect(count == 0, "\(count) wrong:\n\(wrong.prefix(4).joined(separator: "\n"))")
  }

  // MARK: Cases

  private static func small(_ random: inout RandomSource, isMoving: Bool) -> SmallSolver {
    let count = random.number(1...5)
    let items = (0..<count).map { _ -> SmallSolver.Item in
      // What is left after haircut: all of it, three quarters, two thirds, a half.
      let (weight, step) = random.pick([(12, 1), (16, 3), (18, 2), (24, 1)])
      return SmallSolver.Item(value: random.number(0...(9 / step)) * step, weight: weight)
    }
    let whole = items.reduce(0) { $0 + $1.value }
    let groups = members(&random, count).map { members in
      let measuresMarket = !isMoving && random.chance(30)
      let isLine = isMoving && random.chance(75)
      let parts = (0..<random.number(1...2)).map { _ -> SmallSolver.Part in
        if isLine, random.chance(70) {
          return .percent(
            random.pick([5, 10, 15, 25, 33, 40, 50, 60, 75]),
            above: random.chance(70) ? 0 : random.number(0...whole))
        }
        let most = max(1, members.reduce(0) { $0 + items[$1].value })
        return .amount(random.number(0...(measuresMarket ? 2 * most : most)))
      }
      return SmallSolver.Group(
        members: members, measuresMarket: measuresMarket, parts: parts,
        takesLargest: random.chance(50))
    }
    return SmallSolver(items: items, groups: groups)
  }

  /// Up to four groups.
  private static func members(_ random: inout RandomSource, _ count: Int) -> [[Int]] {
    let all = Array(0..<count)
    var groups: [[Int]]
    switch random.pick(Family.allCases) {
    case .nested:
      let order = all.shuffled(using: &random)
      let sizes = Set((0..<3).map { _ in random.number(1...count) })
      groups = sizes.sorted().map { order.prefix($0).sorted() }
      if let rest = groups.first.map({ group in all.filter { !group.contains($0) } }) {
        let part = rest.filter { _ in groups.count < 2 }
        groups.append(part)
      }
    case .twoFamilies: groups = families(2, &random, all)
    case .threeFamilies: groups = families(3, &random, all)
    case .any: groups = (0..<4).map { _ in all.filter { _ in random.chance(50) } }
    }
    groups.removeAll(where: \.isEmpty)
    return Array(groups.shuffled(using: &random).prefix(4))
  }

  private static func families(
    _ count: Int, _ random: inout RandomSource, _ all: [Int]
  ) -> [[Int]] {
    (0..<count).flatMap { _ -> [[Int]] in
      let side = all.map { _ in random.number(0...1) }
      return [0, 1].map { number in all.filter { side[$0] == number } }
    }
  }

  private static func solver(_ small: SmallSolver) throws -> LimitSolver {
    let retained = try [12: "100", 16: "75", 18: "66.67", 24: "50"].mapValues {
      try Percentage($0)
    }
    let whole = small.items.reduce(0) { $0 + $1.value }
    return LimitSolver(
      members: small.items.map {
        LimitSolver.Member(
          value: Int64($0.value), market: Int64($0.value * $0.weight / SmallSolver.scale),
          retained: retained[$0.weight] ?? .zero)
      },
      groups: small.groups.map { group in
        LimitSolver.Group(
          members: group.members, measuresMarket: group.measuresMarket,
          bound: Int128(group.bound(at: whole)), line: group.isMoving ? line(group) : nil)
      })
  }

  private static func line(_ group: SmallSolver.Group) -> BoundLine {
    BoundLine(
      parts: group.parts.map { part in
        switch part {
        case .amount(let amount): .constant(Fraction(BigInt(amount)))
        case .percent(let percent, let above):
          .share(Fraction(BigInt(percent), 100), above: Fraction(BigInt(above)))
        }
      }, takesLargest: group.takesLargest)
  }
}

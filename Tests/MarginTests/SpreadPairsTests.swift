import Testing

@testable import Margin

/// Spreads one by one against all of them sorted at once.
struct SpreadPairsTests {
  @Test func pairsComeInTheOrderOfAllPairsSorted() {
    var random = Numbers(3)
    for round in 0..<200 {
      let isPut = round % 2 == 0
      func options(_ first: Int) -> [SpreadPairs.Option] {
        (0..<random.below(8)).map { index in
          SpreadPairs.Option(
            leg: first + index, strike: Int64(random.below(6)), expiry: Int32(random.below(3)))
        }
      }
      let (shorts, longs) = (options(0), options(100))
      var all: [SpreadPairs.Pair] = []
      for short in shorts {
        for long in longs where long.expiry >= short.expiry {
          let width = isPut ? short.strike - long.strike : long.strike - short.strike
          all.append(SpreadPairs.Pair(width: max(0, width), short: short.leg, long: long.leg))
        }
      }
      all.sort { ($0.width, $0.short, $0.long) < ($1.width, $1.short, $1.long) }
      // Each pair closes one leg or the other, as contracts do.
      var closed: Set<Int> = []
      var expected: [[Int]] = []
      for pair in all where closed.isDisjoint(with: [pair.short, pair.long]) {
        expected.append([pair.short, pair.long])
        closed.insert((pair.short + pair.long) % 2 == 0 ? pair.short : pair.long)
      }
      var pairs = SpreadPairs(shorts: shorts, longs: longs, isPut: isPut)
      closed = []
      var found: [[Int]] = []
      while let pair = pairs.next({ !closed.contains($0) }) {
        found.append([pair.short, pair.long])
        closed.insert((pair.short + pair.long) % 2 == 0 ? pair.short : pair.long)
      }
      #expect(found == expected)
    }
  }
}

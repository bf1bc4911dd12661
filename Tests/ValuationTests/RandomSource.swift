import Collateral

/// Seeded chance (SplitMix64), so that every run tries the same portfolios.
struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  mutating func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True so many times in a hundred.
  mutating func chance(_ percent: Int) -> Bool { number(1...100) <= percent }

  mutating func pick<Element>(_ list: [Element]) -> Element {
    list[number(0...(list.count - 1))]
  }

  /// One of the list, or nothing so many times in a hundred.
  mutating func pick<Element>(_ list: [Element], orNothing percent: Int) -> Element? {
    chance(percent) ? nil : pick(list)
  }

  /// A decimal number that is not negative, as text.
  mutating func decimal(whole: Int, decimals: Int) -> String {
    let digits = number(0...decimals)
    let rest = (0..<digits).map { _ in String(number(0...9)) }.joined()
    return rest.isEmpty ? String(number(0...whole)) : "\(number(0...whole)).\(rest)"
  }
}

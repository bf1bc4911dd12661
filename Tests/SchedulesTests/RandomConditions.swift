@testable import Schedules

/// Conditions by seeded chance over a few traits, and their answers for every combination of the traits' values.
struct RandomConditions {
  /// A condition and its answer for each asset of the grid.
  struct Sample {
    let condition: Condition
    let answers: [Answer]
  }

  private let traits: [Trait]
  /// Every combination of one value a trait.
  private let grid: [[Int]]
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
    var traits = Trait.all
    while traits.count > 3 { traits.remove(at: Self.number(below: traits.count, &state)) }
    self.traits = traits
    grid = traits.reduce([[]]) { assets, trait in
      assets.flatMap { asset in (0..<trait.valueCount).map { asset + [$0] } }
    }
  }

  mutating func number(below bound: Int) -> Int { Self.number(below: bound, &state) }

  /// SplitMix64.
  private static func number(below bound: Int, _ state: inout UInt64) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) % UInt64(bound))
  }

  mutating func sample(depth: Int = 3) -> Sample {
    guard depth > 0, number(below: 4) > 0 else { return leaf() }
    switch number(below: 6) {
    case 0: return negated(sample(depth: depth - 1))
    case 1: return settled(sample(depth: depth - 1), holds: number(below: 2) == 0)
    case 2, 3:
      let parts = samples(depth)
      return combined(parts, .all(parts.map(\.condition)), whenOne: .no, whenNone: .yes)
    default:
      let parts = samples(depth)
      return combined(parts, .any(parts.map(\.condition)), whenOne: .yes, whenNone: .no)
    }
  }

  private mutating func samples(_ depth: Int) -> [Sample] {
    (0...number(below: 3)).map { _ in sample(depth: depth - 1) }
  }

  private mutating func leaf() -> Sample {
    let place = number(below: traits.count)
    let (condition, answers) = traits[place].conditions[
      number(below: traits[place].conditions.count)]
    return Sample(condition: condition, answers: grid.map { answers[$0[place]] })
  }

  private func negated(_ inner: Sample) -> Sample {
    let answers: [Answer] = inner.answers.map {
      switch $0 {
      case .yes: .no
      case .no: .yes
      case .unknown: .unknown
      }
    }
    return Sample(condition: .not(inner.condition), answers: answers)
  }

  private func settled(_ inner: Sample, holds: Bool) -> Sample {
    Sample(
      condition: .unknown(inner.condition, holds: holds),
      answers: inner.answers.map { $0 == .unknown ? (holds ? .yes : .no) : $0 })
  }

  private func combined(
    _ parts: [Sample], _ condition: Condition, whenOne: Answer, whenNone: Answer
  ) -> Sample {
    let answers: [Answer] = grid.indices.map { asset in
      let all = parts.map { $0.answers[asset] }
      return all.contains(whenOne) ? whenOne : all.contains(.unknown) ? .unknown : whenNone
    }
    return Sample(condition: condition, answers: answers)
  }
}

import Collateral

/// A fact that tells where it came from.
protocol BookFact: Sendable, Hashable {
  var origin: Origin { get set }
}

extension RatingFact: BookFact {}
extension AssessmentFact: BookFact {}
extension IndexFact: BookFact {}

/// The distinct sets of facts of a book. Where facts came from does not distinguish them: the first
/// one met stays.
struct BookSets<Fact: BookFact>: Sendable {
  /// The sets by number; the first is empty.
  private(set) var sets: [[Fact]] = [[]]
  private var numbers: [[Fact]: Int32] = [[]: 0]
  /// Reused, so that a set that is known costs no memory.
  private var bare: [Fact] = []

  /// The number of a set, which is a new one where it was not met before.
  mutating func number(of facts: [Fact]) -> Int32 {
    if facts.isEmpty { return 0 }
    bare.removeAll(keepingCapacity: true)
    for var fact in facts {
      fact.origin = Origin(load: 0, line: 0)
      bare.append(fact)
    }
    if let number = numbers[bare] { return number }
    let number = Int32(truncatingIfNeeded: sets.count)
    numbers[bare] = number
    sets.append(facts)
    return number
  }
}

import Schedules

extension CompositionValuer {
  /// The limits of those members whose answers count: of all where the strictest do, else of the one that is followed.
  func adoptLimits(
    _ asked: Composition.Questions, _ answers: [Answer], _ work: inout VerdictWork
  ) {
    guard !work.isIneligible, work.missing.isEmpty else { return }
    let counting: (Answer) -> Bool
    switch (asked.whole ?? asked.eligibility)?.take {
    case .strictest: counting = { _ in true }
    case .member(let name): counting = { $0.member == name }
    case .mostLenient:
      // The member whose point, or whose whole answer, was taken.
      let taken = work.point?.split(separator: ":").first.map(String.init)
      counting = { $0.member == taken }
    case .decided, .percent, nil: counting = { _ in false }
    }
    var offset = 0
    for (position, answer) in answers.enumerated() {
      if counting(answer) {
        work.limits.formUnion(answer.verdict.limits.shifted(by: offset))
        work.represents = work.represents ?? answer.verdict.represents
      }
      offset += members[position].answer.limits.count
    }
  }
}

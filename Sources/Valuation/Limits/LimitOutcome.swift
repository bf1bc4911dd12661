/// What limits do to the pledges of an agreement.
struct LimitOutcome {
  /// What counts as nothing because of a limit, by pledge, in minor units.
  var cut: [Int64]
  /// What surcharges take besides, by pledge.
  var surcharge: [Int64]
  /// The flags that each pledge carries, sorted.
  var flags: [[String]]
  /// The facts that are missing for pledges that are undetermined because of a bound.
  var missing: [MissingFacts]
  /// The groups of all limits, in the order of the limits and then of their first pledges.
  var uses: [LimitUse]

  /// Nothing happens to so many pledges.
  init(count: Int) {
    cut = Array(repeating: 0, count: count)
    surcharge = cut
    flags = Array(repeating: [], count: count)
    missing = Array(repeating: [], count: count)
    uses = []
  }

  /// Whether it leaves every pledge as it is.
  var isNothing: Bool {
    uses.allSatisfy { !$0.isExceeded && $0.missing.isEmpty }
  }
}

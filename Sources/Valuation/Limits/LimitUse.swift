import Money

/// One group of one limit: what it may hold, what it holds, what counts of it.
struct LimitUse {
  /// Number of the limit in the regime's list.
  var limit: Int
  /// The group's key under the scope of the limit.
  var key: Int32
  /// Places of its pledges.
  var members: [Int]
  /// The most that may count, in minor units; nil where it is not known.
  var bound: Int128?
  /// The bound as it depends on what is recognized; nil where it does not.
  var line: BoundLine?
  /// What the pledges come to before limits, in what the limit measures.
  var used: Int128
  /// Whether what it is measured against, or the size of the position, is too small for the limit to apply.
  var isOutside = false
  /// The facts without which the bound is not known.
  var missing: MissingFacts = []

  /// Whether the group holds more than it may.
  var isExceeded: Bool { !isOutside && (bound.map { used > $0 } ?? false) }
}

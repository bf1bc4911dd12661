public import Money
public import Schedules

/// How much more of an instrument can be posted under an agreement and a regime before limits bite.
public struct PledgeRoom: Sendable {
  /// What the regime says of the instrument; its decision includes missing prices and rates.
  public var verdict: Verdict
  /// Every group of every limit that reaches it, in the order of the limits; empty unless it is eligible.
  public var limits: [LimitRoom]

  /// The limits that bite first: those that leave the least quantity.
  public var first: Set<Int> {
    let quantities = limits.map { room in
      if case .upTo(let quantity, _, _) = room.more { quantity } else { Int64.max }
    }
    guard let least = quantities.min(), least < .max else { return [] }
    return Set(quantities.indices.filter { quantities[$0] == least })
  }
}

/// What a group of one limit has room for.
public struct LimitRoom: Sendable {
  /// How much more can be posted.
  public enum More: Sendable, Hashable {
    /// The largest whole quantity with which the group is still within its bound, its market value and its
    /// value after haircut in base currency.
    case upTo(Int64, marketValue: Amount, value: Amount)
    /// The limit does not bite, however much is posted.
    case noBound
    /// The bound is not known, for these reasons.
    case unknown([String])
  }

  /// The limit.
  public var limit: ConcentrationLimit
  /// The regime that sets it.
  public var setBy: String
  /// What the pledges have in common, in words.
  public var group: String
  /// The most that the group may hold as it stands; nil where the limit does not apply or its bound is not known.
  public var bound: TotalAmount?
  /// What the group holds as it stands, in what the limit measures.
  public var used: TotalAmount
  /// How much more can be posted.
  public var more: More

  /// Bound less use; negative is the excess.
  public var headroom: TotalAmount? {
    guard let bound else { return nil }
    return try? bound.subtracting(used)
  }
}

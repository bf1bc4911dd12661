import BigInt
import Money
import Schedules

/// A group's bound as it depends on the total that is recognized.
///
/// Never falls as the total rises.
struct BoundLine {
  /// One bound: an amount, or a share of what the total exceeds a free amount by, and that amount.
  enum Part {
    case constant(Fraction)
    case share(Fraction, above: Fraction)
  }

  var parts: [Part]
  var takesLargest: Bool

  /// The bound at a total in minor units, rounded down.
  func whole(at total: Int128) -> Int128 {
    Int128(clamping: value(at: Fraction(BigInt(total))).floor)
  }

  /// The bound at a total.
  func value(at total: Fraction) -> Fraction {
    let values = parts.map { Self.value($0, total) }
    return (takesLargest ? values.max() : values.min()) ?? Fraction(0)
  }

  /// By how much the bound falls for each unit that the total falls from here.
  func slope(at total: Fraction) -> Fraction {
    let bound = value(at: total)
    // Just below, the larger bound is the one that falls the least, the smaller one the one that falls the most.
    let slopes = parts.filter { Self.value($0, total) == bound }.map { Self.slope($0, total) }
    return (takesLargest ? slopes.min() : slopes.max()) ?? Fraction(0)
  }

  /// The totals at which the slope may change.
  var turns: [Fraction] {
    var turns: [Fraction] = []
    for part in parts {
      guard case .share(let share, let above) = part else { continue }
      turns.append(above)
      for other in parts {
        switch other {
        case .constant(let bound) where share > Fraction(0) && bound > above:
          turns.append((bound - above) / share + above)
        case .share(let otherShare, let otherAbove) where otherShare != share:
          // above + s(T − above) meets the other line.
          let left = above - share * above
          let right = otherAbove - otherShare * otherAbove
          turns.append((right - left) / (share - otherShare))
        default: break
        }
      }
    }
    return turns
  }

  private static func value(_ part: Part, _ total: Fraction) -> Fraction {
    switch part {
    case .constant(let bound): bound
    case .share(let share, let above): total > above ? above + share * (total - above) : above
    }
  }

  private static func slope(_ part: Part, _ total: Fraction) -> Fraction {
    switch part {
    case .constant: Fraction(0)
    case .share(let share, let above): total > above ? share : Fraction(0)
    }
  }
}

/// How well a figure is known.
///
/// Ordered from best to worst, so that the weakest of several is their `max`.
public enum Verification: String, CaseIterable, Sendable, Hashable, Comparable {
  /// Read in the text of the act.
  case text
  /// Read in somebody's account of it, or in a twin of the rule.
  case secondary
  /// Not seen in any public text read.
  case unverified

  private var rank: Int {
    switch self {
    case .text: 0
    case .secondary: 1
    case .unverified: 2
    }
  }

  /// Better known first.
  public static func < (left: Verification, right: Verification) -> Bool {
    left.rank < right.rank
  }
}

import Collateral
import Money

/// What limits need to know of an agreement, in minor units of its base currency.
struct LimitTerms {
  var margin: MarginKind
  /// Whether both parties are systemic; nil where it is not stated, which counts as yes.
  var isSystemic: Bool?
  var requirement: Int64
  var netCapital: Int64?
  var tentativeNetCapital: Int64?
}

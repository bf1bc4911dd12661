import Collateral
import Money

/// An asset under an agreement: what a rule may look at.
struct Situation {
  /// Another asset in its place stands otherwise to the parties.
  var asset: AssetView { didSet { relation = nil } }
  let agreement: Agreement
  let day: CalendarDate
  /// Who keeps what is pledged; nil where the pledge does not say.
  var custodian: LEI?
  /// How those who owe and keep the asset stand to the parties, where that has been found out.
  var relation: IssuerRelation?
  /// Price that the pledge states, else the newest recorded; nil where neither is.
  var price: Price?
  /// How deep the asset lies within funds; 0 for what is pledged.
  var depth = 0
  /// Whether another regime follows this one's list, requirements and haircuts: exclusions and currency do not count.
  var isFollowed = false
  /// How many tokens have been looked through to reach the asset.
  var wraps = 0
  /// Verdicts reached in this very situation; nil where nobody asks twice.
  var memo: VerdictMemo?

  /// Whether the addition for another currency is asked for: once for a fund, by the regime whose pledge it is.
  var takesAddition: Bool { depth == 0 && !isFollowed }

  /// The settlement currency, or the base currency where the agreement names none.
  var settlementOrBase: Currency { agreement.settlementCurrency ?? agreement.baseCurrency }
}

import Collateral
import Money

/// An asset under an agreement: what a rule may look at.
struct Situation {
  let asset: AssetView
  let agreement: Agreement
  let day: CalendarDate
  /// How deep the asset lies within funds; 0 for what is pledged.
  var depth = 0

  /// The settlement currency, or the base currency where the agreement names none.
  var settlementOrBase: Currency { agreement.settlementCurrency ?? agreement.baseCurrency }
}

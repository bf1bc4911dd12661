import Collateral
import Money

/// One instrument of a book, with all at hand that the valuation of a pledge needs.
struct BookAsset {
  /// How it is asked about.
  enum Kind: UInt8 {
    /// Nobody knows it.
    case unknown
    /// The identifier fits several.
    case ambiguous
    /// By its profile.
    case profiled
    /// By itself: what it leads to may stand to the parties in a way of its own.
    case direct
  }

  var kind: Kind
  var isPer100 = false
  var isCash = false
  /// Place of the profile, or of the asset itself, in ``BookAssets/views``.
  var view: Int32 = -1
  /// Place of the issuer in ``BookAssets/issuers``; -1 where none is recorded.
  var issuer: Int32 = -1
  /// What limits group it by; what depends on the pledge is filled in with it.
  var keys = LimitKeys(issue: -1, issuer: -1, group: -1, country: -1, currency: -1, custodian: -1)
  /// The issuer's country as the instrument states it.
  var country: CountryCode?
  var currency: Currency?
  var price: Price?
  var priceCurrency: Currency?

  /// Takes what a view says about how it is counted.
  mutating func describe(_ view: AssetView) {
    isPer100 = view.isPer100
    isCash = view.assetClass == .cash
    currency = view.record.currency
  }
}

import Collateral
import Money

/// What rules can see of an instrument: those with the same profile have the same verdict wherever issuer and keeper
/// stand the same way to the parties.
struct InstrumentProfile: Hashable {
  var assetClass: AssetClass?
  /// Where the class is left to it.
  var cfi: CFI?
  /// Place of the issuer's profile; -1 where no issuer is recorded.
  var issuer: Int32
  /// Where the issuer's own country is not known.
  var country: CountryCode?
  var currency: Currency?
  var couponType: CouponType?
  var seniority: Seniority?
  var isListed: Bool
  /// The stretch of maturities; -1 where none is recorded, -2 where it never matures.
  var maturity: Int32
  /// Issue and maturity in days, where some rule looks at them together.
  var issued: Int32
  var matures: Int32
  var ratings: Int32
  var assessments: Int32
  var indices: Int32
  /// Number of the instrument, where some rule names it; -1 otherwise.
  var named: Int32

  /// Of the numbers alone: the words are hashed by their letters, which takes longer than to compare the few profiles
  /// that differ in nothing else.
  func hash(into hasher: inout Hasher) {
    hasher.combine(issuer)
    hasher.combine(ratings)
    hasher.combine(assessments)
    hasher.combine(indices)
    hasher.combine(maturity)
    hasher.combine(issued)
    hasher.combine(named)
    hasher.combine(currency)
  }
}

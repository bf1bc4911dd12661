public import Collateral
public import Money

/// Assets that no member of a comparison tells apart, and what each says about them.
///
/// Every name may be empty, where the dimension means nothing for the class, or `any`.
public struct GridCell: Sendable {
  /// One asset of the cell, for which the members were asked.
  public struct Representative: Sendable, Hashable {
    /// Sector of the issuer.
    public let sector: IssuerSector?
    /// Country of the issuer.
    public let country: CountryCode?
    /// Credit quality step; nil where none is recorded.
    public let step: Int?
    /// Maturity.
    public let maturity: CalendarDate?
    /// Currency.
    public let currency: Currency
    /// Settlement and base currency of the agreement.
    public let settlement: Currency
    /// Indices of which it is a member.
    public let indices: [String]
    /// Whether it is assessed to have government support.
    public let isSupported: Bool
    /// Coupon, for debt.
    public let coupon: CouponType?
    /// Its own identifier, where rules name one.
    public let instrument: String?
  }

  /// Class; a token with what it represents.
  public let assetClass: String
  /// Sectors of issuers.
  public let sector: String
  /// Countries of issuers.
  public let country: String
  /// Credit quality steps.
  public let step: String
  /// Residual maturities, in the words of the acts.
  public let maturity: String
  /// Currencies, and whether the agreement settles in them.
  public let currency: String
  /// Index, support, coupon and the like, where they matter.
  public let index: String
  /// The asset that was asked about.
  public let representative: Representative
  /// The verdicts, in the order of the regimes, and how they compare.
  public let gap: InstrumentGap
  /// The paragraph that decided, for each regime.
  public let citations: [String]
}

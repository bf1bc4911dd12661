public import Money

/// What one source says about one instrument.
///
/// Nil means that the source does not say. Several sources may describe the same instrument; the
/// registry keeps them apart and joins them field by field when it is asked.
public struct InstrumentRecord: Sendable, Hashable {
  /// The identifier that the source uses as its key.
  public var id: String
  /// Which standard ``id`` follows.
  public var idType: InstrumentIDType
  /// Full name.
  public var name: String?
  /// Short name (ISO 18774 where the feed gives it).
  public var shortName: String?
  /// Asset class, where the source knows it.
  public var assetClass: AssetClass?
  /// Issuer.
  public var issuer: LEI?
  /// Country of the issuer.
  public var country: CountryCode?
  /// Currency of denomination.
  public var currency: Currency?
  /// Issue date.
  public var issueDate: CalendarDate?
  /// Maturity; ``CalendarDate/perpetual`` for an instrument without one.
  public var maturityDate: CalendarDate?
  /// How it pays interest.
  public var couponType: CouponType?
  /// Coupon in percent a year.
  public var couponRate: Percentage?
  /// Reference rate of a floating coupon (ISO 20022 code, ISIN or name).
  public var couponIndex: String?
  /// Term of the reference rate, such as `3 MNTH`.
  public var couponIndexTerm: String?
  /// Spread over the reference rate, in basis points.
  public var couponSpread: Int?
  /// Rank.
  public var seniority: Seniority?
  /// Nominal amount issued, in ``issueSizeCurrency``.
  public var issueSize: Nominal?
  /// Currency of ``issueSize``.
  public var issueSizeCurrency: Currency?
  /// Nominal value of one unit.
  public var nominalPerUnit: Nominal?
  /// Classification (ISO 10962).
  public var cfi: CFI?
  /// Venues where it trades (ISO 10383), joined by `|`, sorted.
  public var listing: String?
  /// Identifier of the instrument that a token represents.
  public var wraps: String?
  /// CUSIP.
  public var cusip: CUSIP?
  /// Financial instrument global identifier.
  public var figi: FIGI?
  /// ISIN, where the key is something else.
  public var isin: ISIN?
  /// Digital token identifier, where the key is something else.
  public var dti: DTI?
  /// Ticker; not unique.
  public var ticker: String?
  /// Whether it is a commodity derivative.
  public var isCommodityDerivative: Bool?
  /// Expiry of a derivative.
  public var expiryDate: CalendarDate?
  /// Contract multiplier.
  public var priceMultiplier: Price?
  /// Underlying instruments, indices or issuers, joined by `|`.
  public var underlying: String?
  /// `put`, `call` or `other`.
  public var optionType: String?
  /// Strike as printed, with its unit, such as `105.5 EUR`.
  public var strike: String?
  /// `european`, `american`, `asian`, `bermudan` or `other`.
  public var exerciseStyle: String?
  /// `physical`, `cash` or `optional`.
  public var deliveryType: String?
  /// Who guarantees payment.
  public var guarantor: LEI?
  /// Group of equivalent tokens (ISO 24165).
  public var tokenGroup: DTI?
  /// Ledger on which a token lives, by its identifier.
  public var tokenLedger: String?
  /// Address of the token's contract on its ledger, in lower case where it is hexadecimal.
  public var tokenContract: String?
  /// Whether the source no longer reports it; nil while it does.
  public var status: ReportStatus?
  /// First day for which this holds; nil is "always".
  public var validFrom: CalendarDate?

  /// An instrument of which only the key is known.
  public init(id: String, idType: InstrumentIDType) {
    self.id = id
    self.idType = idType
  }
}

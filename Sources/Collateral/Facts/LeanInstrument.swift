public import Money

/// What a valuation of a book looks at for one instrument, without where it came from.
///
/// Books hold hundreds of thousands of these: each is 84 bytes and owns nothing outside them. The
/// joined record's fields are those of ``InstrumentRecord``; nil means that no source says.
public struct LeanInstrument: Sendable, Hashable {
  // The order leaves no gaps: what is smaller fills up what is larger.

  /// Issuer.
  public var issuer: LEI?
  /// Asset class, where a source knows it.
  public var assetClass: AssetClass?
  /// Country of the issuer.
  public var country: CountryCode?
  /// How it pays interest.
  public var couponType: CouponType?
  /// Rank.
  public var seniority: Seniority?
  /// Whether a source names a venue where it trades.
  public var isListed = false
  /// Nominal amount issued, in ``issueSizeCurrency``.
  public var issueSize: Nominal?
  private var currencyBits: UInt32 = 0
  private var priceUnits: Int64 = 0
  /// Zero where there is no price.
  private var priceCurrencyBits: UInt32 = 0
  private var issueSizeCurrencyBits: UInt32 = 0
  private var issueDay = LeanInstrument.noDay
  private var maturityDay = LeanInstrument.noDay
  private var cfiBits: UInt32 = 0
  /// Place in ``BookFacts/ratings`` of the ratings of the issue.
  public var ratings: Int32 = 0
  /// Place in ``BookFacts/assessments`` of the assessments of the issue.
  public var assessments: Int32 = 0
  /// Place in ``BookFacts/indices`` of the indices of which it is a member.
  public var indices: Int32 = 0
  /// Number of the registry's instrument, its place in ``BookFacts/keys``: the same for every
  /// identifier of one instrument.
  public var key: Int32

  /// Before the first day of the calendar.
  private static let noDay = Int32.min

  /// An instrument of which only the key is known.
  public init(key: Int32) {
    self.key = key
  }

  /// Currency of denomination.
  public var currency: Currency? {
    get { Currency(bits: currencyBits) }
    set { currencyBits = newValue?.bits ?? 0 }
  }

  /// Issue date.
  public var issueDate: CalendarDate? {
    get { issueDay == Self.noDay ? nil : CalendarDate(days: issueDay) }
    set { issueDay = newValue?.days ?? Self.noDay }
  }

  /// Maturity; ``CalendarDate/perpetual`` for an instrument without one.
  public var maturityDate: CalendarDate? {
    get { maturityDay == Self.noDay ? nil : CalendarDate(days: maturityDay) }
    set { maturityDay = newValue?.days ?? Self.noDay }
  }

  /// Classification (ISO 10962).
  public var cfi: CFI? {
    get { CFI(bits: cfiBits) }
    set { cfiBits = newValue?.bits ?? 0 }
  }

  /// Currency of ``issueSize``.
  public var issueSizeCurrency: Currency? {
    get { Currency(bits: issueSizeCurrencyBits) }
    set { issueSizeCurrencyBits = newValue?.bits ?? 0 }
  }

  /// Newest price on or before the day, at most ten days old: debt per 100 nominal with accrued
  /// interest, everything else per unit.
  public var price: Price? { priceCurrencyBits == 0 ? nil : Price(units: priceUnits) }

  /// Currency of ``price``; nil exactly where that is.
  public var priceCurrency: Currency? { Currency(bits: priceCurrencyBits) }

  /// Takes a price, or none.
  public mutating func setPrice(_ price: (price: Price, currency: Currency)?) {
    priceUnits = price?.price.units ?? 0
    priceCurrencyBits = price?.currency.bits ?? 0
  }

  /// Takes what it does not say from what another source says.
  package mutating func take(from other: LeanInstrument) {
    if issuer == nil { issuer = other.issuer }
    if assetClass == nil { assetClass = other.assetClass }
    if country == nil { country = other.country }
    if couponType == nil { couponType = other.couponType }
    if seniority == nil { seniority = other.seniority }
    if !isListed { isListed = other.isListed }
    if issueSize == nil { issueSize = other.issueSize }
    if currencyBits == 0 { currencyBits = other.currencyBits }
    if issueSizeCurrencyBits == 0 { issueSizeCurrencyBits = other.issueSizeCurrencyBits }
    if issueDay == Self.noDay { issueDay = other.issueDay }
    if maturityDay == Self.noDay { maturityDay = other.maturityDay }
    if cfiBits == 0 { cfiBits = other.cfiBits }
  }
}

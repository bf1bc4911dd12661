import Collateral

/// The facts that would settle an unknown result.
struct MissingFacts: OptionSet, Hashable, Sendable {
  let rawValue: UInt64

  static let assetClass = MissingFacts(rawValue: 1 << 0)
  static let issuer = MissingFacts(rawValue: 1 << 1)
  static let sector = MissingFacts(rawValue: 1 << 2)
  static let country = MissingFacts(rawValue: 1 << 3)
  static let rating = MissingFacts(rawValue: 1 << 4)
  static let ratingInMapping = MissingFacts(rawValue: 1 << 5)
  static let assessment = MissingFacts(rawValue: 1 << 6)
  static let seniority = MissingFacts(rawValue: 1 << 7)
  static let maturity = MissingFacts(rawValue: 1 << 8)
  static let currency = MissingFacts(rawValue: 1 << 9)
  static let securedParty = MissingFacts(rawValue: 1 << 10)
  static let holdings = MissingFacts(rawValue: 1 << 11)
  static let parent = MissingFacts(rawValue: 1 << 12)
  static let pledgor = MissingFacts(rawValue: 1 << 13)
  static let domesticCurrency = MissingFacts(rawValue: 1 << 14)
  static let price = MissingFacts(rawValue: 1 << 15)
  static let exchangeRate = MissingFacts(rawValue: 1 << 16)
  static let instrument = MissingFacts(rawValue: 1 << 17)
  static let haircut = MissingFacts(rawValue: 1 << 18)
  static let ambiguous = MissingFacts(rawValue: 1 << 19)

  static let issueDate = MissingFacts(rawValue: 1 << 20)
  static let coupon = MissingFacts(rawValue: 1 << 21)
  static let figure = MissingFacts(rawValue: 1 << 22)
  static let transaction = MissingFacts(rawValue: 1 << 23)
  static let wrapped = MissingFacts(rawValue: 1 << 24)
  static let issueSize = MissingFacts(rawValue: 1 << 29)
  static let netCapital = MissingFacts(rawValue: 1 << 30)
  static let dailyVolume = MissingFacts(rawValue: 1 << 31)
  static let custodian = MissingFacts(rawValue: 1 << 25)
  /// Who the secured party is, whatever kind of party it is.
  static let securedPartyEntity = MissingFacts(rawValue: 1 << 26)

  /// Above the facts, one place for each measure: an assessment that is missing says which.
  private static let firstMeasure = 32
  private static let places = Dictionary(
    uniqueKeysWithValues: AssessmentMeasure.allCases.enumerated().map { ($1, $0) })

  /// An assessment under a measure.
  static func assessment(_ measure: AssessmentMeasure) -> MissingFacts {
    let place = firstMeasure + (places[measure] ?? 0)
    return [.assessment, MissingFacts(rawValue: 1 << UInt64(place))]
  }

  /// The measures under which an assessment is missing.
  var measures: [AssessmentMeasure] {
    AssessmentMeasure.allCases.filter { isSuperset(of: .assessment($0)) }
  }

  private static let codes: [(MissingFacts, String)] = [
    (.ambiguous, "ambiguous-instrument"),
    (.assetClass, "missing-class"),
    (.assessment, "missing-assessment"),
    (.country, "missing-country"),
    (.coupon, "missing-coupon"),
    (.currency, "missing-currency"),
    (.custodian, "missing-custodian"),
    (.dailyVolume, "missing-average-daily-volume"),
    (.domesticCurrency, "missing-domestic-currency"),
    (.exchangeRate, "missing-fx"),
    (.figure, "figure-unknown"),
    (.haircut, "missing-haircut"),
    (.holdings, "missing-holdings"),
    (.instrument, "unknown-instrument"),
    (.issueDate, "missing-issue-date"),
    (.issueSize, "missing-issue-size"),
    (.issuer, "missing-issuer"),
    (.maturity, "missing-maturity"),
    (.netCapital, "missing-net-capital"),
    (.parent, "missing-parent"),
    (.pledgor, "missing-pledgor"),
    (.price, "missing-price"),
    (.rating, "missing-rating"),
    (.ratingInMapping, "unknown-rating"),
    (.sector, "missing-sector"),
    (.securedPartyEntity, "missing-secured-party"),
    (.securedParty, "missing-secured-party-kind"),
    (.seniority, "missing-seniority"),
    (.transaction, "missing-transaction"),
    (.wrapped, "missing-wrapped-instrument"),
  ]

  /// The reason codes.
  var reasons: [String] {
    Self.codes.filter { contains($0.0) }.map(\.1).sorted()
  }
}

import Collateral
import Money

/// What one asset is, in words.
struct SlowAsset {
  var id: String
  /// Class, or nil with a code of what is missing; empty when no class covers it.
  var assetClass: String?
  var missingClass = ""
  var isDebt: Bool
  var issuer: String?
  var guarantor: String?
  var country: String?
  var currency: String?
  var maturity: String?
  var seniority: String?
  var listing: String?
  var indices: [String] = []
  var ratings: [(agency: String, term: String, rating: String)] = []
  var assessments: [String: String] = [:]
  var holdings: [(instrument: String, share: String)] = []
  var price: (price: String, currency: String)?
  var issueDate: String?
  var coupon: String?
  /// What a token represents.
  var wraps: String?
  var identifiers: [String] = []

  /// An instrument by any identifier, or cash by its currency code; nil where nobody knows it.
  init?(_ identifier: String, in snapshot: FactSnapshot) {
    // A currency code is cash, whatever else bears the same letters.
    let isCode = (try? Currency(identifier)) != nil
    let key = snapshot.instruments[identifier] == nil ? snapshot.aliases[identifier] : identifier
    guard !isCode, let facts = key.flatMap({ snapshot.instruments[$0] }) else {
      guard let currency = try? Currency(identifier) else { return nil }
      id = identifier
      identifiers = [identifier]
      assetClass = "cash"
      isDebt = false
      self.currency = currency.code
      return
    }
    let record = facts.record
    let entity = record.issuer.flatMap { snapshot.entities[$0] }
    id = record.id
    assetClass = record.assetClass?.rawValue
    isDebt = record.assetClass?.isDebt ?? (record.cfi?.value.hasPrefix("D") ?? false)
    if assetClass == nil {
      switch AssetClassDerivation.derive(
        cfi: record.cfi, namesIssuer: record.issuer != nil, sector: entity?.record.sector)
      {
      case .known(let known):
        assetClass = known.rawValue
        isDebt = known.isDebt
      case .notCollateral: assetClass = ""
      case .missingClass: missingClass = "missing-class"
      case .missingIssuer: missingClass = "missing-issuer"
      case .missingSector: missingClass = "missing-sector"
      }
    }
    if let represented = record.wraps {
      // Its price keeps the convention of the class that is stated.
      wraps = represented
      assetClass = "tokenized-security"
      missingClass = ""
      isDebt = record.assetClass?.isDebt ?? false
    }
    issuer = record.issuer?.value
    guarantor = record.guarantor?.value
    country = entity?.record.country?.value ?? record.country?.value
    currency = record.currency?.code
    maturity = record.maturityDate?.description
    issueDate = record.issueDate?.description
    coupon = record.couponType?.rawValue
    identifiers = [
      record.id, record.isin?.value, record.dti?.value, record.cusip?.value, record.figi?.value,
    ].compactMap { $0 }
    seniority = record.seniority?.rawValue
    listing = record.listing
    indices = facts.indices.map(\.index)
    ratings = facts.ratings.map { ($0.agency.rawValue, $0.term.rawValue, $0.rating) }
    for fact in facts.assessments { assessments[fact.measure.rawValue] = fact.value }
    holdings = facts.holdings.map { ($0.instrument, $0.share.description) }
    price = facts.price.map { ($0.price.description, $0.currency.code) }
  }
}

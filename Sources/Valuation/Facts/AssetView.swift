import Collateral
import Money

/// One instrument as the rules look at it: its facts, its issuer and its class.
final class AssetView: Sendable {
  let facts: InstrumentFacts
  let issuerID: LEI?
  let issuer: EntityFacts?
  let assetClass: AssetClass?
  /// What has to be known before the class is; empty where it is known or where no class fits.
  let classMissing: MissingFacts
  let isPer100: Bool
  /// Every identifier under which it may be named.
  var identifiers: [String] {
    let record = facts.record
    return [
      record.id, record.isin?.value, record.dti?.value, record.cusip?.value, record.figi?.value,
    ].compactMap(\.self)
  }

  var record: InstrumentRecord { facts.record }

  /// The issuer's country: of the entity, else of the instrument.
  var issuerCountry: CountryCode? { issuer?.record.country ?? record.country }

  init(_ facts: InstrumentFacts, entities: [LEI: EntityFacts]) {
    self.facts = facts
    issuerID = facts.record.issuer
    issuer = facts.record.issuer.flatMap { entities[$0] }
    var missing: MissingFacts = []
    let stated = facts.record.assetClass
    if facts.record.wraps != nil {
      // Whatever a token represents, it is a token: only a rule that looks through makes it more.
      assetClass = .tokenizedSecurity
    } else if let stated {
      assetClass = stated
    } else {
      switch AssetClassDerivation.derive(
        cfi: facts.record.cfi, namesIssuer: issuerID != nil, sector: issuer?.record.sector)
      {
      case .known(let derived): assetClass = derived
      case .notCollateral: assetClass = nil
      case .missingClass:
        assetClass = nil
        missing = .assetClass
      case .missingIssuer:
        assetClass = nil
        missing = .issuer
      case .missingSector:
        assetClass = nil
        missing = .sector
      }
    }
    classMissing = missing
    isPer100 = (stated ?? assetClass)?.isDebt ?? (facts.record.cfi?.category == "D")
  }

  /// Cash of a currency: no registry needed.
  static func cash(_ currency: Currency) -> AssetView {
    var record = InstrumentRecord(id: currency.code, idType: .other)
    record.assetClass = .cash
    record.currency = currency
    return AssetView(InstrumentFacts(record: record), entities: [:])
  }

  /// The assessment of the issue, else of its issuer.
  func assessment(_ measure: AssessmentMeasure) -> AssessmentFact? {
    facts.assessments.first { $0.measure == measure }
      ?? issuer?.assessments.first { $0.measure == measure }
  }

  /// Units, or nominal of debt in its own currency, of the whole issue; nil where they are not recorded.
  var issueSize: Quantity? {
    guard let size = record.issueSize,
      record.issueSizeCurrency == nil || record.issueSizeCurrency == record.currency
    else { return nil }
    return try? Quantity(significand: size.units, decimals: UInt8(Nominal.scale))
  }

  /// Units traded on an average day; nil where they are not recorded.
  var dailyVolume: Quantity? {
    assessment(.averageDailyVolume).flatMap { try? Quantity($0.value) }
  }

  /// Whether the instrument is issued for a short term, so that its issuer's short-term rating speaks for it.
  var isShortTermPaper: Bool {
    assetClass == .commercialPaper || assetClass == .certificateOfDeposit
  }
}

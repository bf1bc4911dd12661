import Collateral
import Money
import Schedules
import Valuation

/// A small desk for tests by hand: one instrument, its issuer, one agreement.
struct Desk {
  var snapshot: FactSnapshot
  var agreement: Agreement
  var ratings: [RatingFact] = []
  var assessments: [AssessmentFact] = []
  var indices: [IndexFact] = []
  var holdings: [HoldingFact] = []
  var price: PriceFact?
  var record: InstrumentRecord

  static let origin = Origin(load: 1, line: 1)

  /// A day, an instrument in US dollars of an issuer without relatives, an agreement in US dollars.
  init(_ assetClass: AssetClass, on day: String = "2026-06-30") throws {
    let dollar = try Currency("USD")
    snapshot = FactSnapshot(on: try CalendarDate(day))
    agreement = Agreement(id: "A", regimes: [], margin: .initial, baseCurrency: dollar)
    agreement.settlementCurrency = dollar
    agreement.pledgor = try Self.lei(1)
    record = InstrumentRecord(id: "asset", idType: .other)
    record.assetClass = assetClass
    record.currency = dollar
    record.issuer = try Self.lei(2)
    try entity(1, ultimate: 1)
    try entity(2, ultimate: 2, sector: .corporate, country: "US")
    price = PriceFact(
      date: snapshot.on, price: try Price("100"), currency: dollar, origin: Self.origin)
  }

  /// The same made-up LEI for the same number.
  static func lei(_ number: Int) throws -> LEI {
    try LEI.completing("54930000000000010\(number)")
  }

  mutating func entity(
    _ number: Int, parent: Int? = nil, ultimate: Int? = nil, sector: IssuerSector? = nil,
    country: String? = nil
  ) throws {
    let lei = try Self.lei(number)
    var record = EntityRecord(lei: lei, name: "Entity \(number)")
    record.parent = try parent.map { try Self.lei($0) }
    record.ultimateParent = try ultimate.map { try Self.lei($0) }
    record.sector = sector
    record.country = try country.map { try CountryCode($0) }
    snapshot.entities[lei] = EntityFacts(record: record, origin: Self.origin)
  }

  mutating func rate(_ base: String, _ quote: String, _ rate: String, daysAgo: Int = 0) throws {
    snapshot.rates.append(
      ExchangeRateFact(
        base: try Currency(base), quote: try Currency(quote),
        date: snapshot.on.adding(days: -daysAgo), rate: try ExchangeRate(rate),
        origin: Self.origin))
  }

  mutating func rated(_ rating: String, by agency: RatingAgency = .sp, term: RatingTerm = .long) {
    ratings.append(
      RatingFact(
        agency: agency, term: term, rating: rating, validFrom: .beginning, origin: Self.origin))
  }

  mutating func assessed(_ measure: AssessmentMeasure, _ value: String) {
    assessments.append(
      AssessmentFact(
        measure: measure, value: value, validFrom: .beginning, source: nil, origin: Self.origin))
  }

  mutating func member(of index: String) {
    indices.append(IndexFact(index: index, origin: Self.origin))
  }

  /// Another instrument of the same issuer, to be held by a fund.
  mutating func add(_ id: String, _ other: InstrumentRecord, share: String) throws {
    snapshot.instruments[id] = InstrumentFacts(record: other)
    holdings.append(
      HoldingFact(instrument: id, share: try Percentage(share), origin: Self.origin))
  }

  /// What so much of the instrument is worth.
  func value(
    _ quantity: String = "100", of instrument: String = "asset", under regime: String,
    law: Law
  ) throws -> PledgeValue {
    var snapshot = self.snapshot
    snapshot.instruments["asset"] = InstrumentFacts(
      record: record, ratings: ratings, assessments: assessments, price: price, indices: indices,
      holdings: holdings)
    let valuer = try Valuer(law: law, regimes: [regime], snapshot: snapshot)
    let pledge = Pledge(
      id: "P", agreement: "A", instrument: instrument, quantity: try Quantity(quantity))
    return try valuer.value(pledge, under: agreement, regime: regime)
  }
}

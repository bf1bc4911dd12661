import Collateral
import Money

/// Makes up the facts of plain instruments and says each of them.
struct TypicalDesk {
  private static let origin = Origin(load: 0, line: 0)

  let day: CalendarDate
  let country: CountryCode
  let currency: Currency
  let suppositions: TypicalInstrument.Suppositions
  private(set) var snapshot: FactSnapshot
  private(set) var words: [String] = []
  private var serial = 0

  init(
    day: CalendarDate, country: CountryCode, currency: Currency,
    suppositions: TypicalInstrument.Suppositions
  ) {
    self.day = day
    self.country = country
    self.currency = currency
    self.suppositions = suppositions
    snapshot = FactSnapshot(on: day)
  }

  /// Adds a plain instrument of a class with what belongs to it; returns its identifier.
  mutating func add(_ assetClass: AssetClass, named: String? = nil) -> String? {
    if assetClass == .cash {
      words.append("cash in \(currency)")
      return currency.code
    }
    serial += 1
    var record = InstrumentRecord(id: named ?? "TYPICAL-\(serial)", idType: .other)
    record.assetClass = assetClass
    record.currency = currency
    words.append(
      "\(assetClass.rawValue)\(named.map { " \($0)" } ?? "") in \(currency)")
    if let sector = TypicalFacts.sector(of: assetClass) {
      guard let issuer = lei() else { return nil }
      record.issuer = issuer
      record.country = country
      add(issuer, sector)
      words.append("issuer of \(country), sector \(sector.rawValue), in no group")
    }
    if assetClass.isDebt { addTerms(assetClass, &record) }
    let assessments = assessments(assetClass)
    if !assessments.isEmpty {
      let list = assessments.map { "\($0.measure.rawValue) \($0.value)" }
      words.append("assessed: \(list.joined(separator: ", "))")
    }
    let price = assetClass == .paymentStablecoin ? Price.one : TypicalFacts.hundred
    words.append("price \(price)")
    let indices = indices(assetClass)
    let holdings = holdings(assetClass)
    if assetClass == .tokenizedSecurity { record.wraps = inner("represents") }
    snapshot.instruments[record.id] = InstrumentFacts(
      record: record, assessments: assessments,
      price: PriceFact(date: day, price: price, currency: currency, origin: Self.origin),
      indices: indices, holdings: holdings)
    return record.id
  }

  private mutating func addTerms(_ assetClass: AssetClass, _ record: inout InstrumentRecord) {
    let isShort = assetClass == .commercialPaper || assetClass == .certificateOfDeposit
    let maturity = suppositions.maturity ?? (isShort ? day.adding(months: 3) : day.adding(years: 3))
    record.maturityDate = maturity
    record.issueDate = isShort ? day : day.adding(years: -1)
    record.couponType = isShort ? .zero : .fixed
    record.seniority = .senior
    words.append(
      "matures \(maturity.isPerpetual ? "never" : maturity.description), issued \(record.issueDate ?? day)"
    )
    words.append("\(isShort ? "no" : "fixed") coupon, senior")
  }

  private func assessments(_ assetClass: AssetClass) -> [AssessmentFact] {
    TypicalFacts.assessments(of: assetClass, step: suppositions.step).map {
      AssessmentFact(
        measure: $0.measure, value: $0.value, validFrom: .beginning, source: "supposed",
        origin: Self.origin)
    }
  }

  private mutating func indices(_ assetClass: AssetClass) -> [IndexFact] {
    guard assetClass == .equity else { return [] }
    let indices = TypicalFacts.indices(of: country)
    words.append("member of \(indices.joined(separator: ", "))")
    return indices.map { IndexFact(index: $0, origin: Self.origin) }
  }

  private mutating func holdings(_ assetClass: AssetClass) -> [HoldingFact] {
    switch assetClass {
    case .ucits, .moneyMarketFund, .etf, .fund:
      guard let held = inner("holds 100 %") else { return [] }
      return [HoldingFact(instrument: held, share: .hundred, origin: Self.origin)]
    default: return []
    }
  }

  /// A plain government bond of the same country, for what holds or represents something.
  private mutating func inner(_ verb: String) -> String? {
    let outer = words
    words = []
    let identifier = add(.sovereignDebt)
    let inside = words.joined(separator: ", ")
    words = outer + ["\(verb) (\(inside))"]
    return identifier
  }

  private mutating func add(_ issuer: LEI, _ sector: IssuerSector) {
    var entity = EntityRecord(lei: issuer, name: "Issuer \(serial)")
    entity.sector = sector
    entity.country = country
    entity.ultimateParent = issuer
    snapshot.entities[issuer] = EntityFacts(record: entity, origin: Self.origin)
  }

  /// A made-up identifier that passes its check.
  private mutating func lei() -> LEI? {
    serial += 1
    let digits = String(serial)
    return try? LEI.completing(
      "9999TYPICAL" + String(repeating: "0", count: 7 - digits.count) + digits)
  }
}

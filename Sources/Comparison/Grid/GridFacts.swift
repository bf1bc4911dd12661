import Collateral
import Money
import Schedules

/// Invents the assets of the grid: facts as a registry would hold them, favorable wherever an axis does not say
/// otherwise.
struct GridFacts {
  private static let origin = Origin(load: 0, line: 0)

  /// The facts so far.
  private(set) var snapshot: FactSnapshot
  /// Who posts the assets: nobody whom an issuer knows.
  let pledgor: LEI?
  private let plan: GridPlan
  private var issuers: [String: LEI] = [:]

  /// No assets yet.
  init(_ plan: GridPlan) {
    self.plan = plan
    snapshot = FactSnapshot(on: plan.day)
    pledgor = Self.lei(0)
    if let pledgor {
      var party = EntityRecord(lei: pledgor, name: "Pledgor")
      party.ultimateParent = pledgor
      snapshot.entities[pledgor] = EntityFacts(record: party, origin: Self.origin)
    }
  }

  /// Adds the asset of a place; returns the identifier under which it stands.
  mutating func add(_ place: GridPlace, key: String) -> String {
    let sheet = plan.sheets[place.sheet]
    let point = GridPoint(place.place, counts: sheet.counts)
    let currency = plan.currencies(of: sheet, point).own
    if sheet.assetClass == .cash { return currency.code }
    var record = InstrumentRecord(id: identifier(sheet, point) ?? key, idType: .other)
    record.assetClass = sheet.assetClass
    record.currency = currency
    record.country = plan.country(of: sheet, point)
    if let sector = plan.sector(of: sheet, point) {
      record.issuer = issuer(sector, record.country)
    }
    var holdings: [HoldingFact] = []
    var assessments = assessments(sheet, point)
    if sheet.isDebt {
      describeDebt(&record, maturity: plan.maturities.date(point[.maturity]))
      record.couponType = CouponType(rawValue: plan.coupons.representative(point[.coupon]))
    } else {
      record.listing = Self.venue
    }
    if let wraps = sheet.wraps {
      record.wraps = wrapped(wraps, record, assessments)
      record.maturityDate = nil
      record.issueDate = nil
      record.couponType = nil
      record.seniority = nil
      assessments = favorable(step: nil)
    } else if Self.isFund(sheet.assetClass) {
      holdings = portfolio()
    }
    snapshot.instruments[key] = facts(
      record, assessments, indices: plan.indices(of: sheet, point), holdings)
    return key
  }

  private func facts(
    _ record: InstrumentRecord, _ assessments: [AssessmentFact], indices: [String] = [],
    _ holdings: [HoldingFact] = []
  ) -> InstrumentFacts {
    let price = record.currency.map {
      PriceFact(date: plan.day, price: Self.par, currency: $0, origin: Self.origin)
    }
    return InstrumentFacts(
      record: record, assessments: assessments, price: price,
      indices: indices.map { IndexFact(index: $0, origin: Self.origin) }, holdings: holdings)
  }

  private func describeDebt(_ record: inout InstrumentRecord, maturity: CalendarDate) {
    record.listing = Self.venue
    record.issueDate = plan.day
    record.maturityDate = maturity
    record.seniority = .senior
    record.couponType = .fixed
  }

  /// The instrument that a token represents, with the token's maturity and credit quality.
  private mutating func wrapped(
    _ wraps: AssetClass, _ token: InstrumentRecord, _ assessments: [AssessmentFact]
  ) -> String {
    let maturity = token.maturityDate
    let key = "WRAPPED \(token.id)"
    var record = InstrumentRecord(id: key, idType: .other)
    record.assetClass = wraps
    record.currency = token.currency
    record.country = token.country
    record.listing = Self.venue
    record.issuer = issuer(wraps == .sovereignDebt ? .centralGovernment : .fund, token.country)
    if let maturity { describeDebt(&record, maturity: maturity) }
    snapshot.instruments[key] = facts(
      record, assessments, Self.isFund(wraps) ? portfolio() : [])
    return key
  }

  /// A fund's portfolio: US Treasury securities with six months to run, in dollars.
  private mutating func portfolio() -> [HoldingFact] {
    let key = "PORTFOLIO"
    if snapshot.instruments[key] == nil {
      var bill = InstrumentRecord(id: key, idType: .other)
      bill.assetClass = .sovereignDebt
      bill.currency = try? Currency("USD")
      bill.country = .unitedStates
      bill.issuer = issuer(.centralGovernment, .unitedStates)
      describeDebt(&bill, maturity: plan.day.adding(months: 6))
      snapshot.instruments[key] = facts(bill, favorable(step: 1))
    }
    return [HoldingFact(instrument: key, share: .hundred, origin: Self.origin)]
  }

  private static func isFund(_ assetClass: AssetClass) -> Bool {
    switch assetClass {
    case .ucits, .moneyMarketFund, .etf, .fund: true
    default: false
    }
  }

  private func identifier(_ sheet: GridPlan.Sheet, _ point: GridPoint) -> String? {
    guard sheet.count(.instrument) > 1 else { return nil }
    return plan.instruments.representative(point[.instrument])
  }

  private func assessments(_ sheet: GridPlan.Sheet, _ point: GridPoint) -> [AssessmentFact] {
    let isSupported = sheet.count(.support) == 1 || point[.support] == 0
    return favorable(step: sheet.isDebt ? point[.step] + 1 : nil, isSupported: isSupported)
  }

  /// Every judgment of yes or no, and those that go with a credit quality step.
  private func favorable(step: Int?, isSupported: Bool = true) -> [AssessmentFact] {
    var facts: [AssessmentFact] = []
    func add(_ measure: AssessmentMeasure, _ value: String) {
      facts.append(
        AssessmentFact(
          measure: measure, value: value, validFrom: plan.day, source: nil, origin: Self.origin))
    }
    for measure in AssessmentMeasure.allCases where measure.scale == .yesNo {
      let isYes =
        switch measure {
        case .inDefault, .fewMarketMakers, .reSecuritization: false
        case .investmentGrade, .minimalCreditRisk: (step ?? 1) <= 3
        case .governmentSupport: isSupported
        default: true
        }
      add(measure, isYes ? "yes" : "no")
    }
    if let step {
      add(.creditQualityStep, String(step))
      add(.sovereignRiskWeight, Self.riskWeights[step - 1])
    }
    return facts
  }

  private mutating func issuer(_ sector: IssuerSector, _ country: CountryCode?) -> LEI? {
    let name = "\(sector.rawValue) \(country?.value ?? "")"
    if let known = issuers[name] { return known }
    guard let lei = Self.lei(issuers.count + 1) else { return nil }
    var entity = EntityRecord(lei: lei, name: name)
    entity.sector = sector
    entity.country = country
    entity.ultimateParent = lei
    snapshot.entities[lei] = EntityFacts(record: entity, origin: Self.origin)
    issuers[name] = lei
    return lei
  }

  /// A sovereign's weight by step.
  static let riskWeights = ["0", "20", "50", "100", "100", "150"]

  private static let venue = "XNYS"

  private static let par: Price = {
    guard let par = try? Price("100") else { preconditionFailure("100 is no price") }
    return par
  }()

  /// An identifier that passes its check and is nobody's.
  private static func lei(_ serial: Int) -> LEI? {
    let digits = String(serial)
    return try? LEI.completing(
      "9999CELLS" + String(repeating: "0", count: 9 - digits.count) + digits)
  }
}

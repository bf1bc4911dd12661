import Collateral
import Comparison
import Money
import Valuation

/// The facts and the agreement of a cell's representative, put together by hand from its description alone.
struct GridDesk {
  private static let origin = Origin(load: 1, line: 1)

  private(set) var snapshot: FactSnapshot
  private(set) var agreement: Agreement
  private(set) var identifier = "asset"

  init(_ cell: GridCell, on day: CalendarDate, regimes: [String]) throws {
    let asset = cell.representative
    snapshot = FactSnapshot(on: day)
    agreement = AssumedAgreement(settlementCurrency: asset.settlement)
      .agreement(for: asset.currency, regimes: regimes)
    agreement.pledgor = try entity(1, nil, nil)
    if cell.assetClass == "cash" {
      identifier = asset.currency.code
      return
    }
    let words = cell.assetClass.split(separator: " ").map(String.init)
    let judged = try assessments(asset)
    if words.count == 3 {
      // A token has no maturity of its own; it carries the judgments of an asset of the first quality.
      var wrapped = try record(words[2], asset)
      wrapped.id = "wrapped"
      let sector: IssuerSector = words[2] == "sovereign-debt" ? .centralGovernment : .fund
      wrapped.issuer = try entity(3, sector, asset.country)
      try add(wrapped, judged, [], holdings: words[2] == "money-market-fund")
      var token = try record(words[0], asset)
      token.wraps = "wrapped"
      token.maturityDate = nil
      token.issuer = try entity(2, asset.sector, asset.country)
      try add(token, try assessments(nil), [], holdings: false)
      return
    }
    var record = try record(words[0], asset)
    if let sector = asset.sector { record.issuer = try entity(2, sector, asset.country) }
    let isFund = ["ucits", "money-market-fund", "etf", "fund"].contains(words[0])
    try add(record, judged, asset.indices, holdings: isFund)
  }

  private func record(
    _ assetClass: String, _ asset: GridCell.Representative
  ) throws -> InstrumentRecord {
    var record = InstrumentRecord(id: asset.instrument ?? "asset", idType: .other)
    record.assetClass = AssetClass(rawValue: assetClass)
    record.currency = asset.currency
    record.country = asset.country
    record.listing = "XNAS"
    record.maturityDate = asset.maturity
    record.issueDate = asset.maturity == nil ? nil : snapshot.on
    record.couponType = asset.coupon
    record.seniority = asset.maturity == nil ? nil : .senior
    return record
  }

  private mutating func add(
    _ record: InstrumentRecord, _ assessments: [AssessmentFact], _ indices: [String], holdings: Bool
  ) throws {
    var portfolio: [HoldingFact] = []
    if holdings {
      var bill = InstrumentRecord(id: "bill", idType: .other)
      bill.assetClass = .sovereignDebt
      bill.currency = try Currency("USD")
      bill.country = .unitedStates
      bill.issuer = try entity(4, .centralGovernment, .unitedStates)
      bill.maturityDate = snapshot.on.adding(months: 6)
      bill.issueDate = snapshot.on
      bill.couponType = .fixed
      bill.seniority = .senior
      snapshot.instruments["bill"] = InstrumentFacts(
        record: bill, assessments: try self.assessments(1))
      portfolio = [HoldingFact(instrument: "bill", share: .hundred, origin: Self.origin)]
    }
    let key = record.id == "wrapped" ? "wrapped" : "asset"
    let price = try record.currency.map {
      PriceFact(date: snapshot.on, price: try Price("100"), currency: $0, origin: Self.origin)
    }
    snapshot.instruments[key] = InstrumentFacts(
      record: record, assessments: assessments, price: price,
      indices: indices.map { IndexFact(index: $0, origin: Self.origin) }, holdings: portfolio)
  }

  private mutating func entity(
    _ number: Int, _ sector: IssuerSector?, _ country: CountryCode?
  ) throws -> LEI {
    let lei = try LEI.completing("54930000000000020\(number)")
    var record = EntityRecord(lei: lei, name: "Entity \(number)")
    record.sector = sector
    record.country = country
    record.ultimateParent = lei
    snapshot.entities[lei] = EntityFacts(record: record, origin: Self.origin)
    return lei
  }

  private func assessments(_ asset: GridCell.Representative) throws -> [AssessmentFact] {
    try assessments(asset.step, isSupported: asset.isSupported)
  }

  private func assessments(_ step: Int?, isSupported: Bool = true) throws -> [AssessmentFact] {
    let isGood = (step ?? 1) < 4
    var values: [AssessmentMeasure: String] = [
      .investmentGrade: isGood ? "yes" : "no", .minimalCreditRisk: isGood ? "yes" : "no",
      .governmentSupport: isSupported ? "yes" : "no", .inDefault: "no", .fewMarketMakers: "no",
      .reSecuritization: "no",
    ]
    for measure in AssessmentMeasure.allCases
    where measure.scale == .yesNo && values[measure] == nil {
      values[measure] = "yes"
    }
    if let step {
      values[.creditQualityStep] = String(step)
      values[.sovereignRiskWeight] = [1: "0", 2: "20", 3: "50", 4: "100", 5: "100"][step] ?? "150"
    }
    return values.map {
      AssessmentFact(
        measure: $0.key, value: $0.value, validFrom: snapshot.on, source: nil, origin: Self.origin)
    }
  }
}

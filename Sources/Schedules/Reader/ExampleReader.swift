import Collateral
import Money

/// Reads the cases that a schedule file states with their answers.
enum ExampleReader {
  private static let origin = Origin(load: 0, line: 0)

  static func examples(_ file: YAMLMapping) -> [ScheduleExample] {
    file.mappings("examples").compactMap(example)
  }

  private static func example(_ item: YAMLMapping) -> ScheduleExample? {
    let name = item.required("name")
    let day = item.required("on").flatMap(item.date)
    let margin = item.word("margin", as: MarginKind.self) ?? .initial
    let asset = asset(item, on: day)
    let groupSectors = item.words("group_sectors", as: IssuerSector.self) ?? []
    let relation = item.word("relation", as: ScheduleExample.Relation.self) ?? .unrelated
    let pledgor = item.mapping("pledgor").map(pledgor) ?? ScheduleExample.Pledgor()
    let guarantor = item.word("guarantor", as: ScheduleExample.Party.self)
    let manager = item.word("managed_by", as: ScheduleExample.Party.self)
    let custodian = item.word("custodian", as: ScheduleExample.Custodian.self) ?? .none
    let governmentRatings = ratings(item.mapping("government_ratings"), .long, day)
    let exposure = exposure(item)
    let agreement = item.mapping("agreement").map(agreement) ?? AgreementTerms()
    let expectation = expectation(item.mapping("expect"), item)
    let maturities = item.mapping("maturities").map(maturities) ?? []
    item.finish()
    guard let name, let day, let asset else { return nil }
    return ScheduleExample(
      name: name.text, on: day, margin: margin, asset: asset, groupSectors: groupSectors,
      relation: relation, pledgor: pledgor, guarantor: guarantor, manager: manager,
      custodian: custodian, governmentRatings: governmentRatings, exposure: exposure,
      namesPledgor: agreement.namesPledgor, base: agreement.base,
      settlement: agreement.settlement, isSettlementUnstated: agreement.isSettlementUnstated,
      securedPartyKind: agreement.securedPartyKind, transaction: agreement.transaction,
      revaluationDays: agreement.revaluationDays, elections: agreement.elections,
      expectation: expectation,
      maturities: maturities, location: item.location)
  }

  private static func pledgor(_ item: YAMLMapping) -> ScheduleExample.Pledgor {
    let pledgor = ScheduleExample.Pledgor(
      sector: item.word("sector", as: IssuerSector.self), country: country(item))
    item.finish()
    return pledgor
  }

  private static func exposure(_ item: YAMLMapping) -> [ExposureFactor] {
    (item.list("exposure") ?? []).compactMap { text in
      let remedy = "write an asset class, index:sp500 or issuer:LEI"
      let factor = item.value(text, remedy) { try ExposureFactor($0) } ?? nil
      if factor == nil, !text.text.hasPrefix("issuer:") {
        item.problems.add(
          at: text.location, "`\(text.text)` is nothing that an exposure moves with",
          remedy: remedy)
      }
      return factor
    }
  }

  private static func country(_ item: YAMLMapping) -> CountryCode? {
    item.text("country").flatMap { text in
      item.value(text, "write an ISO 3166 code") { try CountryCode($0) }
    }
  }

  private static func asset(_ item: YAMLMapping, on day: CalendarDate?) -> ScheduleExample.Asset? {
    guard let instrument = item.mapping("instrument") else {
      item.missing("instrument")
      return nil
    }
    let record = record(instrument)
    let issuer = issuer(item, record)
    var issueRatings: [RatingFact] = []
    var issuerRatings: [RatingFact] = []
    if let ratings = item.mapping("ratings") {
      issueRatings += self.ratings(ratings.mapping("issue"), .long, day)
      issueRatings += self.ratings(ratings.mapping("issue_short"), .short, day)
      issuerRatings += self.ratings(ratings.mapping("issuer"), .long, day)
      issuerRatings += self.ratings(ratings.mapping("issuer_short"), .short, day)
      ratings.finish()
    }
    return ScheduleExample.Asset(
      record: record, issuer: issuer, issueRatings: issueRatings, issuerRatings: issuerRatings,
      assessments: assessments(item.mapping("assessments"), day),
      issuerAssessments: assessments(item.mapping("issuer_assessments"), day),
      indices: (item.list("indices") ?? []).map(\.text),
      holdings: item.mappings("holdings").compactMap { holding($0, on: day) },
      price: item.text("price").flatMap { text in
        item.value(text, "write a plain number, such as \"98.5\"") { try Price($0) }
      },
      wrapped: item.mapping("wraps").map { wrapped($0, on: day) } ?? [])
  }

  private static func holding(
    _ item: YAMLMapping, on day: CalendarDate?
  ) -> ScheduleExample.Holding? {
    let share = item.requiredPercentage("share")
    let asset = asset(item, on: day)
    item.finish()
    guard let share, let asset else { return nil }
    return ScheduleExample.Holding(share: share, asset: asset)
  }

  private static func wrapped(
    _ item: YAMLMapping, on day: CalendarDate?
  ) -> [ScheduleExample.Asset] {
    let asset = asset(item, on: day)
    item.finish()
    return asset.map { [$0] } ?? []
  }

  private static func record(_ item: YAMLMapping) -> InstrumentRecord {
    var record = InstrumentRecord(id: item.text("id")?.text ?? "EXAMPLE", idType: .other)
    record.assetClass = item.word("class", as: AssetClass.self)
    record.country = country(item)
    record.currency = item.currency("currency")
    record.issueDate = item.date("issue_date")
    record.maturityDate = item.date("maturity")
    record.seniority = item.word("seniority", as: Seniority.self)
    record.couponType = item.word("coupon", as: CouponType.self)
    record.listing = item.text("listing")?.text
    record.wraps = item.text("wraps")?.text
    record.cfi = item.text("cfi").flatMap { text in
      item.value(text, "write a CFI code of six letters") { try CFI($0) }
    }
    if record.assetClass == .cash { record.id = record.currency?.code ?? record.id }
    item.finish()
    return record
  }

  private static func issuer(
    _ item: YAMLMapping, _ record: InstrumentRecord
  ) -> ScheduleExample.Issuer? {
    if let mapping = item.issuerMapping() {
      let issuer = ScheduleExample.Issuer(
        isReported: true,
        lei: mapping.text("lei").flatMap { text in
          mapping.value(text, "write a legal entity identifier") { try LEI($0) }
        },
        sector: mapping.word("sector", as: IssuerSector.self),
        country: country(mapping) ?? record.country)
      mapping.finish()
      return issuer
    }
    guard let word = item.issuerWord() else {
      return ScheduleExample.Issuer(
        isReported: true, lei: nil, sector: nil, country: record.country)
    }
    switch word.text {
    case "none": return nil
    case "unreported":
      return ScheduleExample.Issuer(isReported: false, lei: nil, sector: nil, country: nil)
    default:
      item.problems.add(
        at: word.location, "`\(word.text)` is not an issuer",
        remedy: "write none, unreported, or {sector: …, country: …}")
      return nil
    }
  }

  private static func ratings(
    _ item: YAMLMapping?, _ term: RatingTerm, _ day: CalendarDate?
  ) -> [RatingFact] {
    guard let item else { return [] }
    let facts = item.keys.compactMap { key -> RatingFact? in
      guard let text = item.text(key.text), let agency = item.closed(key, as: RatingAgency.self)
      else { return nil }
      return RatingFact(
        agency: agency, term: term, rating: text.text, validFrom: day ?? .beginning,
        origin: origin)
    }
    item.finish()
    return facts
  }

  private static func assessments(
    _ item: YAMLMapping?, _ day: CalendarDate?
  ) -> [AssessmentFact] {
    guard let item else { return [] }
    let facts = item.keys.compactMap { key -> AssessmentFact? in
      guard let text = item.text(key.text),
        let measure = item.closed(key, as: AssessmentMeasure.self)
      else { return nil }
      return AssessmentFact(
        measure: measure, value: text.text, validFrom: day ?? .beginning, source: nil,
        origin: origin)
    }
    item.finish()
    return facts
  }

  private struct AgreementTerms {
    var namesPledgor = true
    var base: Currency?
    var settlement: Currency?
    var isSettlementUnstated = false
    var securedPartyKind: SecuredPartyKind?
    var transaction: TransactionKind?
    var revaluationDays = 1
    var elections: [String] = []
  }

  private static func agreement(_ item: YAMLMapping) -> AgreementTerms {
    var terms = AgreementTerms()
    terms.base = item.currency("base")
    if item.text("settlement")?.text == "none" {
      terms.isSettlementUnstated = true
    } else {
      terms.settlement = item.currency("settlement")
    }
    terms.securedPartyKind = item.word("secured_party_kind", as: SecuredPartyKind.self)
    terms.transaction = item.word("transaction", as: TransactionKind.self)
    terms.revaluationDays = HoldingPeriodReader.days(item, "revaluation_days") ?? 1
    terms.elections = (item.list("elections") ?? []).map(\.text)
    if let pledgor = item.text("pledgor") {
      if pledgor.text == "none" {
        terms.namesPledgor = false
      } else {
        item.problems.add(
          at: pledgor.location, "`\(pledgor.text)` is not a pledgor",
          remedy: "write none, or use `relation`, or `pledgor` of the example")
      }
    }
    item.finish()
    return terms
  }

  private static func expectation(
    _ mapping: YAMLMapping?, _ item: YAMLMapping
  ) -> ScheduleExample.Expectation {
    var expectation = ScheduleExample.Expectation()
    guard let mapping else {
      item.missing("expect")
      return expectation
    }
    expectation.decision = mapping.text("decision")?.text
    expectation.point = mapping.text("point")?.text
    expectation.row = mapping.text("row")?.text
    expectation.haircut = mapping.text("haircut").flatMap(mapping.percentage)
    expectation.currencyMismatch = mapping.text("currency_mismatch").flatMap(mapping.percentage)
    expectation.reasons = mapping.list("reasons")?.map(\.text).sorted()
    expectation.flags = mapping.list("flags")?.map(\.text).sorted()
    expectation.verified = mapping.word("verified", as: Verification.self)
    mapping.finish()
    return expectation
  }

  private static func maturities(_ item: YAMLMapping) -> [ScheduleExample.MaturityCase] {
    let cases = item.keys.compactMap { key -> ScheduleExample.MaturityCase? in
      guard let text = item.text(key.text), let maturity = item.date(key) else { return nil }
      let isFigure = text.text != "none" && text.text != "unknown"
      return ScheduleExample.MaturityCase(
        maturity: maturity, haircut: isFigure ? item.percentage(text) : nil,
        isUndetermined: text.text == "unknown")
    }
    item.finish()
    return cases
  }
}

extension YAMLMapping {
  /// `issuer: {…}`; nil where the issuer is a word or left out.
  fileprivate func issuerMapping() -> YAMLMapping? {
    isMapping("issuer") ? mapping("issuer") : nil
  }

  /// `issuer: none`; nil where the issuer is left out.
  fileprivate func issuerWord() -> YAMLText? { text("issuer") }
}

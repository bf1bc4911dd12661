import Collateral
import Foundation
import Money
import Testing
import Valuation

@Suite("Published cases")
struct PublishedCasesTests {
  private static func rows() throws -> [[String: String]] {
    let path = "\(ScheduleFixtures.published)/eu_uk_margin_rts_annexII.csv"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    return SlowLaw.rows(lines.joined(separator: "\n"))
  }

  private static let isPresent = FileManager.default.fileExists(
    atPath: "\(ScheduleFixtures.published)/eu_uk_margin_rts_annexII.csv")

  /// Which classes and countries stand for a column of the tables.
  private static func assets(
    _ column: String
  ) -> [(AssetClass, country: String, support: String?)] {
    switch column {
    case "a":
      [
        (.sovereignDebt, "DE", nil), (.centralBankDebt, "FR", nil), (.sovereignDebt, "JP", nil),
        (.regionalGovernmentDebt, "DE", "yes"), (.publicSectorDebt, "FR", "yes"),
        (.multilateralDebt, "LU", nil), (.internationalOrganizationDebt, "BE", nil),
        (.regionalGovernmentDebt, "CA", "yes"),
      ]
    case "b":
      [
        (.regionalGovernmentDebt, "IT", "no"), (.publicSectorDebt, "FR", "no"),
        (.regionalGovernmentDebt, "US", "no"), (.bankDebt, "FR", nil), (.corporateDebt, "DE", nil),
      ]
    default: [(.securitization, "IE", nil)]
    }
  }

  private func desk(
    _ asset: (AssetClass, country: String, support: String?), rating: String, term: RatingTerm,
    maturity: CalendarDate
  ) throws -> Desk {
    var desk = try Desk(asset.0)
    try desk.entity(2, ultimate: 2, sector: .corporate, country: asset.country)
    desk.record.maturityDate = maturity
    desk.record.seniority = .senior
    desk.rated(rating, term: term)
    if let support = asset.support { desk.assessed(.governmentSupport, support) }
    return desk
  }

  @Test(
    "every cell of the tables of Annex II",
    .enabled(if: isPresent, "the folder ../shared/cases/published is not here"))
  func annexTwo() throws {
    let law = try ScheduleFixtures.law.get()
    let day = try CalendarDate("2026-06-30")
    var cells = 0
    for row in try Self.rows() where row["table"] == "1" || row["table"] == "2" {
      let isShort = row["table"] == "2"
      // Ratings of the first and the last step that the line covers.
      let ratings: [String] =
        switch (isShort, row["cqs"] ?? "") {
        case (false, "1"): ["AAA"]
        case (false, "2-3"): ["A", "BBB"]
        case (false, _): ["BB", "B", "CCC"]
        case (true, "1"): ["A-1+"]
        case (true, _): ["A-1", "A-2"]
        }
      let maturities: [CalendarDate] =
        switch row["residual_maturity"] ?? "" {
        case "<=1y": [day.adding(days: 1), day.adding(years: 1)]
        case ">1y<=5y": [day.adding(years: 1).adding(days: 1), day.adding(years: 5)]
        case ">5y": [day.adding(years: 5).adding(days: 1), .perpetual]
        default: [day.adding(days: 90)]
        }
      for column in ["a", "b", "c"] {
        let percent = row["\(column)_pct"] ?? ""
        for asset in Self.assets(column) where Self.reaches(asset, isShort: isShort) {
          for rating in ratings where Self.isAllowed(asset, rating, percent) {
            for maturity in maturities {
              let desk = try desk(
                asset, rating: rating, term: isShort ? .short : .long, maturity: maturity)
              let verdict = try desk.value(under: "eu-emir", law: law).verdict
              let cell = "\(row["table"] ?? "") \(asset) \(rating) \(maturity)"
              if percent == "NA" {
                #expect(verdict.decision == .ineligible, "\(cell)")
              } else {
                #expect(verdict.decision == .eligible, "\(cell): \(verdict.reasons)")
                #expect(verdict.haircut == (try Percentage(percent)), "\(cell)")
              }
              cells += 1
            }
          }
        }
      }
    }
    #expect(cells > 200)
  }

  /// Table 2 is for governments, banks and securitizations; what else its columns name is answered by Table 1.
  private static func reaches(
    _ asset: (AssetClass, country: String, support: String?), isShort: Bool
  ) -> Bool {
    !isShort
      || [.sovereignDebt, .centralBankDebt, .bankDebt, .securitization].contains(asset.0)
  }

  /// Article 7: below step 3 only what is treated like a Member State, and the banks and organizations of points h and i.
  private static func isAllowed(
    _ asset: (AssetClass, country: String, support: String?), _ rating: String, _ percent: String
  ) -> Bool {
    guard ["BB", "B", "CCC"].contains(rating), percent != "NA" else { return true }
    if [.multilateralDebt, .internationalOrganizationDebt].contains(asset.0) { return true }
    // In dollars, not in the domestic currency: step 4 is the last.
    return ["DE", "FR"].contains(asset.country) && rating == "BB"
  }

  @Test(
    "the figures of Annex II that stand in no table",
    .enabled(if: isPresent, "the folder ../shared/cases/published is not here"))
  func annexTwoOther() throws {
    let law = try ScheduleFixtures.law.get()
    let rows = try Self.rows().filter { $0["table"] == "other" }
    let equity = try #require(rows.first { ($0["cqs"] ?? "").contains("equity") })
    let percent = try Percentage(equity["a_pct"] ?? "")

    var share = try Desk(.equity)
    share.member(of: "sp500")
    #expect(try share.value(under: "eu-emir", law: law).verdict.haircut == percent)

    var convertible = try Desk(.convertibleBond)
    convertible.record.maturityDate = try CalendarDate("2030-01-01")
    convertible.rated("A")
    convertible.assessed(.convertsIntoMainIndex, "yes")
    #expect(try convertible.value(under: "eu-emir", law: law).verdict.haircut == percent)

    let gold = try Desk(.gold)
    #expect(try gold.value(under: "eu-emir", law: law).verdict.haircut == percent)

    let cash = try #require(rows.first { ($0["cqs"] ?? "").contains("cash") })
    var desk = try Desk(.gold)
    desk.agreement.margin = .variation
    let dollars = try desk.value(of: "USD", under: "eu-emir", law: law)
    #expect(dollars.verdict.haircut == (try Percentage(cash["a_pct"] ?? "")))
  }

  // MARK: The US rule: what 100 is worth

  private func usDebt(
    _ assetClass: AssetClass, sector: IssuerSector, maturity: CalendarDate,
    settlement: String = "USD"
  ) throws -> Desk {
    var desk = try Desk(assetClass)
    try desk.entity(2, ultimate: 2, sector: sector, country: "US")
    desk.record.maturityDate = maturity
    desk.record.listing = "XNYS"
    desk.agreement.settlementCurrency = try Currency(settlement)
    return desk
  }

  private func worth(_ desk: Desk, _ quantity: String = "100") throws -> String {
    let value = try desk.value(quantity, under: "us-cftc", law: try ScheduleFixtures.law.get())
    return value.verdict.decision == .eligible
      ? value.valueAfterHaircut.description : value.verdict.decision.rawValue
  }

  @Test("Treasury of ten, of exactly five and of exactly one year; in another currency's swap")
  func treasuries() throws {
    let day = try CalendarDate("2026-06-30")
    func treasury(_ years: Int, settlement: String = "USD") throws -> String {
      try worth(
        usDebt(
          .sovereignDebt, sector: .centralGovernment, maturity: day.adding(years: years),
          settlement: settlement))
    }
    #expect(try treasury(10) == "96.00")
    #expect(try treasury(10, settlement: "EUR") == "88.00")
    #expect(try treasury(5) == "98.00")
    #expect(try treasury(1) == "98.00")
  }

  @Test("company debt of three years, and that of the pledgor's own affiliate")
  func companies() throws {
    let maturity = try CalendarDate("2029-06-30")
    var desk = try usDebt(.corporateDebt, sector: .corporate, maturity: maturity)
    desk.assessed(.investmentGrade, "yes")
    #expect(try worth(desk) == "96.00")
    try desk.entity(2, parent: 1, ultimate: 1, sector: .corporate, country: "US")
    #expect(try worth(desk) == "ineligible")
  }

  @Test("shares in the S&P 500, and in the 1500 only")
  func shares() throws {
    var large = try Desk(.equity)
    large.member(of: "sp500")
    large.member(of: "sp1500")
    #expect(try worth(large, "1") == "85.00")
    var small = try Desk(.equity)
    small.member(of: "sp1500")
    #expect(try worth(small, "1") == "75.00")
  }

  @Test("a fund half in bills of 91 days, half in notes of three years")
  func fund() throws {
    var desk = try Desk(.moneyMarketFund)
    desk.assessed(.fundConditions, "yes")
    try desk.entity(3, ultimate: 3, sector: .centralGovernment, country: "US")
    for (id, maturity) in [("bills", "2026-09-29"), ("notes", "2029-06-30")] {
      var record = InstrumentRecord(id: id, idType: .other)
      record.assetClass = .sovereignDebt
      record.currency = try Currency("USD")
      record.issuer = try Desk.lei(3)
      record.maturityDate = try CalendarDate(maturity)
      try desk.add(id, record, share: "50")
    }
    #expect(try worth(desk, "1") == "98.75")
  }

  @Test("a municipal bond of three and a half years")
  func municipal() throws {
    var desk = try usDebt(
      .regionalGovernmentDebt, sector: .regionalGovernment,
      maturity: try CalendarDate("2029-12-31"))
    desk.assessed(.investmentGrade, "yes")
    #expect(try worth(desk) == "96.00")
  }
}

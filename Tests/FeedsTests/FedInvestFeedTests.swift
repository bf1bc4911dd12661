import Collateral
import Money
import Reading
import Testing

@testable import Feeds

/// Prices of US Treasury securities.
@Suite struct FedInvestFeedTests {
  private func read(_ text: String, name: String = "securityprice_20260930.csv") throws -> Delivered
  {
    try deliver(ByteSource(bytes: Array(text.utf8), name: name))
  }

  @Test func everyKindOfSecurity() throws {
    let cusips = try ["91279600", "91282800", "91281000", "91282C00", "91282D00"].map {
      try CUSIP.completing($0).value
    }
    let found = try read(
      """
      \(cusips[0]),MARKET BASED BILL,0.0,12/31/2026,,0.000000,99.985500,0.000000
      \(cusips[1]),MARKET BASED NOTE,0.04,03/31/2028,,0.000000,100.000000,0.000000
      \(cusips[2]),MARKET BASED BOND,0.0175,05/15/2041,,0.000000,0.000000,0.000000
      \(cusips[3]),MARKET BASED FRN,0.055359567900000003,07/31/2027,,0.000000,100.1,0.000000
      \(cusips[4]),TIPS,0.00125,07/15/2030,,0.000000,99.9375,0.000000
      """)
    #expect(found.rejects.isEmpty)
    #expect(found.headers.last?.asOf == day("2026-09-30"))
    #expect(found.instruments.map(\.id) == (try cusips.map { try CUSIP($0).isin().value }))
    #expect(
      found.instruments.map(\.couponType) == [.zero, .fixed, .fixed, .floating, .indexLinked])
    #expect(found.instruments.map(\.couponRate?.description) == ["0", "4", "1.75", nil, "0.125"])
    // Zero is no price; an index is not in the file; the coupon day itself has no interest.
    #expect(found.prices.map(\.id) == found.instruments.prefix(2).map(\.id))
    #expect(found.prices.map(\.price.description) == ["99.9855", "100"])
  }

  /// 4 % a year: half of it for a half year, by days.
  @Test(arguments: [
    // Of a maturity on the last day of March the other coupon day is the last of September.
    ("2028-03-31", "2026-09-30", "0"), ("2028-03-31", "2026-10-01", "0.01098901"),
    // From 15 May to 15 November there are 184 days, 138 of them have passed.
    ("2041-05-15", "2026-09-30", "1.5"), ("2041-05-15", "2026-11-14", "1.98913043"),
    // Of a maturity on the last day of February the other coupon day is the last of August.
    ("2029-02-28", "2026-08-31", "0"), ("2029-02-28", "2026-08-30", "1.98913043"),
    ("2026-09-30", "2026-09-30", "0"),
  ])
  func accruedInterestByDays(maturity: String, on: String, interest: String) throws {
    let accrued = try AccruedInterest.per100(
      rate: Percentage("4"), maturity: CalendarDate(maturity), on: CalendarDate(on))
    #expect(accrued.description == interest)
  }

  @Test func theDayComesFromTheNameOrIsAskedFor() throws {
    let cusip = try CUSIP.completing("91279600").value
    let row = "\(cusip),MARKET BASED BILL,0.0,12/31/2026,,0,99.9,0\n"
    #expect(throws: ReadingError.self) { try read(row, name: "securityprice.csv") }
    #expect(
      try read(row, name: "securityPrice-2026-09-29.csv").headers.last?.asOf == day("2026-09-29"))
    for (name, found) in [
      ("ea_csv_260930.csv.gz", "2026-09-30"), ("a_20261301_20260102.csv", "2026-01-02"),
      ("x2026_03_04y", "2026-03-04"),
    ] {
      #expect(FeedDay.inName(name) == day(found))
    }
    #expect(FeedDay.inName("no 123 day 4567") == nil)
  }

  @Test func badRowsAreRejected() throws {
    let cusip = try CUSIP.completing("91279600").value
    let found = try read(
      """
      \(cusip),MARKET BASED BILL,0.0,12/31/2026,,0,99.9,0
      912796Y46,MARKET BASED BILL,0.0,12/31/2026,,0,99.9,0
      \(cusip),CONSOLS,0.0,12/31/2026,,0,99.9,0
      \(cusip),MARKET BASED BILL,0.0,31/12/2026,,0,99.9,0
      \(cusip),MARKET BASED BILL,0.0,12/31/2026,,0,-1,0
      \(cusip),MARKET BASED BILL,0.0
      """)
    #expect(
      found.rejects.map(\.code) == [
        .invalidCUSIP, .unknownCode, .invalidDate, .negativeNumber, .raggedRow,
      ])
  }

  @Test func aRealFile() throws {
    guard let path = sample("fedinvest/securityprice_20240626_subset.csv") else { return }
    let found = try deliver(try ByteSource(path: path))
    #expect(found.rejects.isEmpty)
    #expect(found.instruments.count == 34)
    #expect(found.headers.last?.asOf == day("2024-06-26"))
    #expect(found.prices.first?.price.description == "99.9855")
  }
}

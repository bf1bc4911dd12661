import Collateral
import Money
import Testing
import Valuation

/// Conversion as a pledge sees it: cash of one currency under an agreement in another.
@Suite("Conversion")
struct ExchangeTests {
  private func worth(
    _ quantity: String, _ currency: String, in base: String,
    _ rates: [(String, String, String, daysAgo: Int)]
  ) throws -> PledgeValue {
    var desk = try Desk(.gold)
    desk.agreement.baseCurrency = try Currency(base)
    for (base, quote, rate, daysAgo) in rates {
      try desk.rate(base, quote, rate, daysAgo: daysAgo)
    }
    return try desk.value(
      quantity, of: currency, under: "bcbs-iosco", law: try ScheduleFixtures.law.get())
  }

  @Test("a rate as it is quoted, and turned around")
  func direct() throws {
    let rates = [("EUR", "USD", "1.25", daysAgo: 0)]
    #expect(try worth("80", "EUR", in: "USD", rates).marketValueBase?.description == "100.00")
    #expect(try worth("100", "USD", in: "EUR", rates).marketValueBase?.description == "80.00")
    #expect(try worth("1", "USD", in: "USD", []).marketValueBase?.description == "1.00")
  }

  @Test("a cross goes through the currency that both rates share, exactly")
  func cross() throws {
    let rates = [("EUR", "USD", "1.5", daysAgo: 0), ("EUR", "JPY", "150", daysAgo: 0)]
    #expect(try worth("3", "USD", in: "JPY", rates).marketValueBase?.description == "300")
    #expect(try worth("100", "JPY", in: "USD", rates).marketValueBase?.description == "1.00")
    // 1 ÷ 3 is not cut off on the way: 3,000,000 pounds are 1,000,000 euro.
    let thirds = [("GBP", "USD", "1", daysAgo: 0), ("EUR", "USD", "3", daysAgo: 0)]
    #expect(
      try worth("3000000", "GBP", in: "EUR", thirds).marketValueBase?.description == "1000000.00")
  }

  @Test("of two rates for a pair, quoted both ways, the newest counts")
  func newest() throws {
    let rates = [("EUR", "USD", "2", daysAgo: 3), ("USD", "EUR", "0.25", daysAgo: 1)]
    #expect(try worth("1", "EUR", in: "USD", rates).marketValueBase?.description == "4.00")
    let other = [("EUR", "USD", "2", daysAgo: 1), ("USD", "EUR", "0.25", daysAgo: 3)]
    #expect(try worth("1", "EUR", in: "USD", other).marketValueBase?.description == "2.00")
  }

  @Test("of two crosses the one whose older rate is the newest counts")
  func newestCross() throws {
    let rates = [
      ("EUR", "GBP", "1", daysAgo: 5), ("EUR", "CHF", "2", daysAgo: 0),
      ("USD", "GBP", "1", daysAgo: 2), ("USD", "CHF", "3", daysAgo: 2),
    ]
    #expect(try worth("1", "GBP", in: "CHF", rates).marketValueBase?.description == "3.00")
  }

  @Test("without a rate the pledge is undetermined and keeps its market value")
  func missing() throws {
    let value = try worth("5", "CHF", in: "USD", [("EUR", "USD", "1.1", daysAgo: 0)])
    #expect(value.verdict.decision == .undetermined)
    #expect(value.verdict.reasons == ["missing-fx"])
    #expect(value.marketValue?.description == "5.00")
    #expect(value.marketValueBase == nil)
    #expect(value.collateralValue.isZero)
    #expect(value.verdict.haircut == nil)
  }

  @Test("amounts have the minor digits of their currency, rounded once, half to even")
  func minorDigits() throws {
    let rates = [("EUR", "JPY", "150", daysAgo: 0), ("EUR", "KWD", "0.5", daysAgo: 0)]
    #expect(try worth("0.01", "EUR", in: "JPY", rates).marketValueBase?.description == "2")
    #expect(try worth("0.0033", "EUR", in: "JPY", rates).marketValueBase?.description == "0")
    #expect(try worth("0.01", "EUR", in: "KWD", rates).marketValueBase?.description == "0.005")
    #expect(try worth("0.001", "EUR", in: "KWD", rates).marketValueBase?.description == "0.000")
    #expect(try worth("0.003", "EUR", in: "KWD", rates).marketValueBase?.description == "0.002")
  }
}

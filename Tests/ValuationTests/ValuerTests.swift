import Collateral
import Money
import Testing
import Valuation

@Suite("Values")
struct ValuerTests {
  @Test("an instrument that nobody knows, one that fits several, and a currency")
  func identifiers() throws {
    let law = try ScheduleFixtures.law.get()
    var desk = try Desk(.gold)
    desk.snapshot.ambiguous["twice"] = ["one", "other"]
    desk.snapshot.aliases["bar"] = "asset"
    let unknown = try desk.value(of: "US0378331005", under: "eu-emir", law: law)
    #expect(unknown.verdict.decision == .undetermined)
    #expect(unknown.verdict.reasons == ["unknown-instrument"])
    #expect(unknown.marketValue == nil)
    #expect(
      try desk.value(of: "twice", under: "eu-emir", law: law).verdict.reasons
        == ["ambiguous-instrument"])
    #expect(
      try desk.value(of: "usd", under: "eu-emir", law: law).verdict.reasons
        == ["unknown-instrument"])
    #expect(try desk.value(of: "USD", under: "eu-emir", law: law).verdict.decision == .eligible)
    #expect(try desk.value(of: "bar", under: "eu-emir", law: law).verdict.point == "b")
  }

  @Test("a regime that nobody knows")
  func unknownRegime() throws {
    let law = try ScheduleFixtures.law.get()
    let desk = try Desk(.gold)
    #expect(throws: ValuationError.self) { try desk.value(under: "no-regime", law: law) }
  }

  @Test("without a price the pledge is undetermined; what it is ineligible for stays")
  func missingPrice() throws {
    let law = try ScheduleFixtures.law.get()
    var desk = try Desk(.gold)
    desk.price = nil
    let value = try desk.value(under: "eu-emir", law: law)
    #expect(value.verdict.decision == .undetermined)
    #expect(value.verdict.reasons == ["missing-price"])
    #expect(value.verdict.row == nil)
    #expect(value.collateralValue.description == "0.00")

    desk.record.assetClass = .commodity
    let other = try desk.value(under: "eu-emir", law: law)
    #expect(other.verdict.decision == .ineligible)
    #expect(other.verdict.reasons == ["class-not-listed"])
  }

  @Test("debt is priced per 100, everything else per unit")
  func per100() throws {
    let law = try ScheduleFixtures.law.get()
    var debt = try Desk(.corporateDebt)
    debt.record.maturityDate = try CalendarDate("2029-01-15")
    debt.price?.price = try Price("98.5")
    #expect(try debt.value("1000", under: "eu-emir", law: law).marketValue?.description == "985.00")
    var share = try Desk(.equity)
    share.price?.price = try Price("98.5")
    #expect(
      try share.value("1000", under: "eu-emir", law: law).marketValue?.description == "98500.00")
  }

  @Test("haircut and currency mismatch are added, not multiplied, and rounded once")
  func additive() throws {
    let law = try ScheduleFixtures.law.get()
    var desk = try Desk(.gold)
    desk.agreement.settlementCurrency = try Currency("EUR")
    desk.price?.price = try Price("0.125")
    // 1.25 × (1 − 0.15 − 0.08) = 0.9625; by parts it would be 0.98.
    let value = try desk.value("10", under: "eu-emir", law: law)
    #expect(value.verdict.haircut == (try Percentage("15")))
    #expect(value.verdict.currencyMismatch == (try Percentage("8")))
    #expect(value.marketValue?.description == "1.25")
    #expect(value.valueAfterHaircut.description == "0.96")
    #expect(value.verdict.retained == (try Percentage("77")))
  }

  @Test("half a cent goes to the even one")
  func halfEven() throws {
    let law = try ScheduleFixtures.law.get()
    var desk = try Desk(.gold)
    desk.price?.price = try Price("0.005")
    #expect(try desk.value("1", under: "eu-emir", law: law).marketValue?.description == "0.00")
    #expect(try desk.value("3", under: "eu-emir", law: law).marketValue?.description == "0.02")
    #expect(try desk.value("5", under: "eu-emir", law: law).marketValue?.description == "0.02")
  }

  @Test("an amount that does not fit is an error, not a wrong number")
  func overflow() throws {
    let law = try ScheduleFixtures.law.get()
    var desk = try Desk(.gold)
    desk.price?.price = try Price("90000000000")
    #expect(throws: ValuationError.self) {
      try desk.value("900000000000000000", under: "eu-emir", law: law)
    }
    // The largest that fits.
    desk.price?.price = try Price("1")
    #expect(
      try desk.value("92233720368547758.07", under: "eu-emir", law: law).marketValue?.description
        == "92233720368547758.07")
    desk.price?.price = try Price("1.00000001")
    #expect(throws: ValuationError.self) {
      try desk.value("92233720368547758.07", under: "eu-emir", law: law)
    }
  }
}

import Collateral
import Schedules
import Testing

@Suite("Maturity bands")
struct MaturityBandTests {
  let day = try? CalendarDate("2026-11-20")

  private func contains(_ band: String, _ maturity: String, on day: String = "2026-11-20") throws
    -> Bool
  {
    let band = try #require(MaturityBand(band))
    return band.contains(maturity: try CalendarDate(maturity), on: try CalendarDate(day))
  }

  @Test("a bound belongs to the band that includes it")
  func bounds() throws {
    #expect(try contains("≤1", "2027-11-20"))
    #expect(try !contains("<1", "2027-11-20"))
    #expect(try contains("<1", "2027-11-19"))
    #expect(try !contains("≤1", "2027-11-21"))
    #expect(try contains(">1 ≤5", "2027-11-21"))
    #expect(try contains("≥1 ≤5", "2027-11-20"))
    #expect(try contains("≥1 ≤5", "2031-11-20"))
    #expect(try contains(">5", "2031-11-21"))
    #expect(try !contains(">5", "2031-11-20"))
  }

  @Test("months and days count by calendar")
  func units() throws {
    #expect(try contains("≤3m", "2027-02-20"))
    #expect(try !contains("≤3m", "2027-02-21"))
    #expect(try contains("≥30d <3m", "2026-12-20"))
    #expect(try !contains("≥30d <3m", "2026-12-19"))
    #expect(try !contains("≥30d <3m", "2027-02-20"))
  }

  @Test("29 February counts as 28 in a common year")
  func leapDay() throws {
    #expect(try contains("≤1", "2025-02-28", on: "2024-02-29"))
    #expect(try !contains("≤1", "2025-03-01", on: "2024-02-29"))
  }

  @Test("a perpetual instrument is longer than any bound")
  func perpetual() throws {
    #expect(try contains(">5", "9999-12-31"))
    #expect(try !contains("≥1 ≤5", "9999-12-31"))
  }

  @Test(
    "what is not a band is refused", arguments: ["", "1", "≤", "≤x", ">1 >5", "≤1 <2", "=1", "≤-1"])
  func refused(text: String) {
    #expect(MaturityBand(text) == nil)
  }
}

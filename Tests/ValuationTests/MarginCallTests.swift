import Margin
import Money
import Testing

@Suite("Margin calls")
struct MarginCallTests {
  private func call(
    requirement: String, threshold: String, minimum: String, rounding: String, value: String
  ) throws -> [String] {
    let euro = try Currency("EUR")
    let call = try MarginCall(
      requirement: Amount(requirement, currency: euro),
      threshold: Amount(threshold, currency: euro),
      minimumTransferAmount: Amount(minimum, currency: euro),
      rounding: Amount(rounding, currency: euro),
      collateralValue: TotalAmount(Amount(value, currency: euro)))
    return [call.required.description, call.excess.description, call.call.description]
  }

  @Test("a deficit is rounded up to the rounding")
  func rounded() throws {
    #expect(
      try call(
        requirement: "1000000", threshold: "100000", minimum: "50000", rounding: "10000",
        value: "812345.67") == ["900000.00", "-87654.33", "90000.00"])
  }

  @Test("below the minimum transfer amount nothing is called")
  func belowMinimum() throws {
    #expect(
      try call(
        requirement: "1000000", threshold: "0", minimum: "50000", rounding: "10000",
        value: "950000.01") == ["1000000.00", "-49999.99", "0.00"])
  }

  @Test("a deficit of exactly the minimum transfer amount is called")
  func exactlyMinimum() throws {
    #expect(
      try call(
        requirement: "1000000", threshold: "0", minimum: "50000", rounding: "0", value: "950000")
        == ["1000000.00", "-50000.00", "50000.00"])
  }

  @Test("a threshold above the requirement asks for nothing")
  func threshold() throws {
    #expect(
      try call(requirement: "5", threshold: "10", minimum: "0", rounding: "0", value: "1.50")
        == ["0.00", "1.50", "0.00"])
  }
}

import Money
import Testing

@Suite("Quantities")
struct QuantityTests {
  @Test(
    "keep the digits they were written with, without trailing zeros",
    arguments: [
      ("0.00000001", 1, 8, "0.00000001"), ("100000000000000", 100_000_000_000_000, 0, nil),
      ("1.500", 15, 1, "1.5"), ("0.000", 0, 0, "0"), ("-0.0", 0, 0, "0"), (".5", 5, 1, "0.5"),
      ("100", 100, 0, nil), ("-2.50", -25, 1, "-2.5"),
      ("0.000000000000000001", 1, 18, nil), ("9223372036854775807", Int64.max, 0, nil),
      ("-9223372036854775808", Int64.min, 0, nil), ("9.223372036854775807", Int64.max, 18, nil),
    ] as [(String, Int64, UInt8, String?)])
  func reading(text: String, significand: Int64, decimals: UInt8, printed: String?) throws {
    let quantity = try Quantity(text)
    #expect(quantity.significand == significand)
    #expect(quantity.decimals == decimals)
    #expect(quantity.description == printed ?? text)
    #expect(quantity.isNegative == (significand < 0))
    #expect(quantity.isZero == (significand == 0))
  }

  @Test("refuse a nineteenth decimal and a number beyond 64 bits")
  func refusals() {
    #expect(
      reason { () throws(NumberError) in try Quantity("0.0000000000000000001") }
        == .tooManyDecimals(allowed: 18))
    #expect(
      reason { () throws(NumberError) in try Quantity("9223372036854775808") } == .overflow)
    #expect(
      reason { () throws(NumberError) in try Quantity("9223372036854775807.5") } == .overflow)
    #expect(
      reason { () throws(NumberError) in try Quantity(significand: 1, decimals: 19) }
        == .tooManyDecimals(allowed: 18))
  }

  @Test("are equal when they are the same number")
  func equality() throws {
    #expect(try Quantity("1.50") == Quantity("1.5"))
    #expect(try Quantity(significand: 1_500, decimals: 3) == Quantity("1.5"))
    #expect(try Quantity(significand: 0, decimals: 7) == .zero)
    #expect(Set([try Quantity("2"), try Quantity("2.0")]).count == 1)
  }

  @Test("are ordered by size across decimals")
  func order() throws {
    #expect(try Quantity("0.9") < Quantity("1"))
    #expect(try Quantity("-1") < Quantity("-0.999999999999999999"))
    #expect(try Quantity("9.223372036854775807") < Quantity("9223372036854775807"))
    #expect(try !(Quantity("1") < Quantity("1.0")))
  }

  @Test("print and read to the same quantity, whatever it is")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let quantity = try Quantity(
        significand: generator.anySizeSigned(),
        decimals: UInt8.random(in: 0...18, using: &generator))
      #expect(try Quantity(quantity.description) == quantity)
    }
  }
}

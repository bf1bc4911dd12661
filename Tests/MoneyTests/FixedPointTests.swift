import Money
import Testing

/// Runs a body and gives the reason it failed for, or nil.
func reason<Value>(_ body: () throws(NumberError) -> Value) -> NumberError.Reason? {
  do {
    _ = try body()
    return nil
  } catch {
    return error.reason
  }
}

@Suite("Fixed-point numbers")
struct FixedPointTests {
  @Test(
    "are read exactly",
    arguments: [
      ("0", 0), ("1", 100_000_000), ("-1", -100_000_000), ("+1", 100_000_000),
      ("101.25", 10_125_000_000), (".5", 50_000_000), ("-.5", -50_000_000),
      ("0.00000001", 1), ("-0.00000001", -1), ("-0", 0), ("0.0", 0),
      ("1.50000000000000000000000000000000", 150_000_000),
      ("000000000000000000000000000001.5", 150_000_000),
      ("92233720368.54775807", Int64.max), ("-92233720368.54775808", Int64.min),
    ])
  func reading(text: String, units: Int64) throws {
    #expect(try Price(text).units == units)
  }

  @Test(
    "are printed without trailing zeros and exponents",
    arguments: [
      (0, "0"), (5_000_000_000, "0.5"), (40_000_000_000, "4"), (-122_500_000_000, "-12.25"),
      (1, "0.0000000001"), (-1, "-0.0000000001"), (1_000_000_000_000, "100"),
      (Int64.max, "922337203.6854775807"), (Int64.min, "-922337203.6854775808"),
    ])
  func printing(units: Int64, text: String) {
    #expect(Percentage(units: units).description == text)
  }

  @Test(
    "refuse what is no plain decimal number",
    arguments: [
      "abc", "1e5", "1E5", "1,5", "1 000", " 1", "1 ", "5.", ".", "-", "+", "-.", "--1", "+-1",
      "1.2.3", "NaN", "nan", "inf", "Infinity", "0x10", "1_000", "１", "1.5-", "½", "\u{0}", "1\n",
    ])
  func malformed(text: String) {
    #expect(reason { () throws(NumberError) in try Price(text) } == .notANumber)
    #expect(reason { () throws(NumberError) in try Quantity(text) } == .notANumber)
  }

  @Test("refuse the empty text")
  func empty() {
    #expect(reason { () throws(NumberError) in try Price("") } == .empty)
    #expect(reason { () throws(NumberError) in try Quantity("") } == .empty)
  }

  @Test("refuse decimals that they do not keep, and never round them")
  func tooManyDecimals() {
    #expect(
      reason { () throws(NumberError) in try Price("1.000000001") } == .tooManyDecimals(allowed: 8))
    #expect(
      reason { () throws(NumberError) in try Percentage("0.00000000005") }
        == .tooManyDecimals(allowed: 10))
    // More digits than 64 bits hold are still a matter of decimals.
    #expect(
      reason { () throws(NumberError) in try Price("1.12345678901234567890123456789") }
        == .tooManyDecimals(allowed: 8))
  }

  @Test(
    "refuse what does not fit",
    arguments: [
      "92233720368.54775808", "-92233720368.54775809", "92233720369", "18446744073709551615",
      "18446744073709551616", "99999999999999999999999999999999999999999999999999",
    ])
  func overflow(text: String) {
    #expect(reason { () throws(NumberError) in try Price(text) } == .overflow)
  }

  @Test("of a rate are above zero when read")
  func rates() throws {
    #expect(try ExchangeRate("1.0850").units == 10_850_000_000)
    #expect(reason { () throws(NumberError) in try ExchangeRate("0") } == .divisionByZero)
    #expect(reason { () throws(NumberError) in try ExchangeRate("0.000") } == .divisionByZero)
    #expect(reason { () throws(NumberError) in try ExchangeRate("-1.1") } == .negative)
  }

  @Test("add and subtract exactly or say that they overflow")
  func sums() throws {
    #expect(try Percentage("99.5").adding(Percentage("0.5")) == .hundred)
    #expect(try Percentage.hundred.subtracting(Percentage("15")).description == "85")
    let largest = Percentage(units: .max)
    let smallest = Percentage(units: .min)
    let least = Percentage(units: 1)
    #expect(reason { () throws(NumberError) in try largest.adding(least) } == .overflow)
    #expect(reason { () throws(NumberError) in try smallest.subtracting(least) } == .overflow)
  }

  @Test("are ordered by size")
  func order() throws {
    #expect(try Price("-1") < Price("0.5"))
    #expect(try Price("9") < Price("10"))
    #expect(try !(Price("10") < Price("10.0")))
  }

  @Test("print and read to the same units, whatever they are")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<5_000 {
      let units = generator.anySizeSigned()
      let price = Price(units: units)
      #expect(try Price(price.description) == price)
      #expect(try Percentage(Percentage(units: units).description).units == units)
      let digits = Schoolbook(units.magnitude)
      let shown = price.description.filter { $0 != "-" }
      let parts = shown.split(separator: ".", omittingEmptySubsequences: false)
      let decimals = parts.count == 2 ? parts[1].count : 0
      #expect(parts.count == 1 || parts[1].last != "0")
      #expect(
        Schoolbook(decimal: parts.joined()) * .powerOfTen(8 - decimals) == digits, "\(units)")
    }
  }

  @Test("survive any bytes")
  func hostileBytes() {
    var generator = SeededGenerator(seed: 2)
    let alphabet = Array("0123456789.-+eE, \u{0}".utf8) + [0xFF, 0xC3]
    var accepted = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0..<30, using: &generator)
      let bytes = (0..<length).map { _ in alphabet.randomElement(using: &generator) ?? 48 }
      bytes.withUnsafeBytes { buffer in
        if let price = try? Price(utf8: buffer) {
          accepted += 1
          #expect((try? Price(price.description)) == price)
        }
        _ = try? Quantity(utf8: buffer)
        _ = try? Currency(utf8: buffer)
      }
    }
    #expect(accepted > 0)
  }

  @Test("say what is wrong and what is allowed")
  func messages() {
    func message(_ text: String) -> String {
      do {
        _ = try Price(text)
        return "accepted"
      } catch {
        return error.description
      }
    }
    #expect(message("1,5").contains("\"1,5\" is not a number"))
    #expect(message("1.000000001").contains("at most 8"))
    #expect(message("99999999999999999999").contains("too large"))
    #expect(message(String(repeating: "x", count: 5_000)).count < 300)
    #expect(NumberError(.tooManyDecimals(allowed: 0), text: "1.5").description.contains("none"))
    #expect(NumberError(.overflow).description.hasPrefix("the result"))
    #expect(NumberError(.negative).description.contains("negative"))
    #expect(NumberError(.divisionByZero).description.contains("zero"))
    #expect(NumberError(.empty).description.contains("empty"))
  }
}

import Money
import Testing

@Suite("Conversion factors")
struct ConversionFactorTests {
  @Test("are rates in lowest terms")
  func rates() throws {
    let factor = try ConversionFactor(rate: ExchangeRate("1.0850"))
    #expect(factor.numerator == 217)
    #expect(factor.denominator == 200)
    #expect(factor.description == "217/200")
    #expect(factor.inverse.description == "200/217")
    #expect(try ConversionFactor(rate: ExchangeRate("1")) == .one)
    #expect(ConversionFactor.one.inverse == .one)
  }

  @Test("multiply to exact cross rates")
  func crosses() throws {
    // Dollars to yen through the euro: 1.0850 dollars and 161.35 yen for one.
    let dollar = try ConversionFactor(rate: ExchangeRate("1.0850"))
    let yen = try ConversionFactor(rate: ExchangeRate("161.35"))
    let cross = try dollar.inverse.multiplied(by: yen)
    #expect(cross.description == "4610/31")
    #expect(try dollar.multiplied(by: dollar.inverse) == .one)
    #expect(try dollar.multiplied(by: .one) == dollar)
  }

  @Test("refuse zero, less than zero and what does not fit")
  func refusals() throws {
    #expect(
      reason { () throws(NumberError) in try ConversionFactor(rate: ExchangeRate(units: 0)) }
        == .divisionByZero)
    #expect(
      reason { () throws(NumberError) in try ConversionFactor(rate: ExchangeRate(units: -1)) }
        == .negative)
    #expect(
      reason { () throws(NumberError) in try ConversionFactor(numerator: 0, denominator: 1) }
        == .divisionByZero)
    #expect(
      reason { () throws(NumberError) in try ConversionFactor(numerator: 1, denominator: 0) }
        == .divisionByZero)
    let large = try ConversionFactor(numerator: .max, denominator: 1)
    #expect(
      reason { () throws(NumberError) in try large.multiplied(by: large) } == .overflow)
    #expect(try large.multiplied(by: large.inverse) == .one)
  }

  @Test("stay exact and reduced for any rates")
  func againstSchoolbook() throws {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<1_000 {
      let units = (max(generator.anySizeSigned().magnitude, 1), max(generator.anySize() >> 1, 1))
      let first = try ConversionFactor(rate: ExchangeRate(units: Int64(units.0)))
      let second = try ConversionFactor(rate: ExchangeRate(units: Int64(units.1)))
      let cross = try first.inverse.multiplied(by: second)
      // second / first, cross-multiplied.
      #expect(
        Schoolbook(cross.numerator) * Schoolbook(units.0)
          == Schoolbook(cross.denominator) * Schoolbook(units.1))
      var (a, b) = (cross.numerator, cross.denominator)
      while b > 0 { (a, b) = (b, a % b) }
      #expect(a == 1)
    }
  }
}

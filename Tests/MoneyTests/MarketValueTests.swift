import Money
import Testing

@Suite("Market values")
struct MarketValueTests {
  let currencies: [Currency]
  let euro: Currency
  let yen: Currency
  let dinar: Currency

  init() throws {
    euro = try Currency("EUR")
    yen = try Currency("JPY")
    dinar = try Currency("KWD")
    currencies = [euro, yen, dinar, try Currency("CLF")]
  }

  private func value(_ quantity: String, _ price: String, per100: Bool) throws -> MarketValue {
    MarketValue(quantity: try Quantity(quantity), price: try Price(price), per100: per100)
  }

  @Test("are quantity times price, per hundred for debt")
  func products() throws {
    #expect(
      try value("10000000", "98.765", per100: true).amount(in: euro).description == "9876500.00")
    #expect(try value("100", "98.765", per100: false).amount(in: euro).description == "9876.50")
    #expect(
      try value("0.00000001", "65000.5", per100: false).amount(in: euro).description == "0.00")
    #expect(try value("1", "1.5", per100: false).amount(in: yen).description == "2")
    #expect(try value("1", "2.5", per100: false).amount(in: yen).description == "2")
    #expect(try value("1", "1.0005", per100: false).amount(in: dinar).description == "1.000")
    #expect(try value("1", "1.0015", per100: false).amount(in: dinar).description == "1.002")
    #expect(try value("0", "0", per100: true).amount(in: euro).isZero)
  }

  @Test("keep what the haircut leaves, rounded once in the base currency")
  func conversions() throws {
    let dollar = try ConversionFactor(rate: ExchangeRate("1.0850"))
    let market = try value("10000000", "98.765", per100: true)
    let kept = try market.converted(by: .one, retained: Percentage("96"), into: euro)
    #expect(kept.description == "9481440.00")
    // 9,876,500 × 0.96 ÷ 1.0850 = 8,738,654.377…
    let converted = try market.converted(
      by: dollar.inverse, retained: Percentage("96"), into: euro)
    #expect(converted.description == "8738654.38")
    #expect(try market.converted(by: .one, retained: .zero, into: euro).isZero)
    #expect(
      try market.converted(by: .one, retained: .hundred, into: euro) == market.amount(in: euro))
  }

  @Test("refuse what is negative")
  func negative() throws {
    let (euro, short) = (euro, try value("-1", "100", per100: true))
    let cheap = try value("1", "-37.63", per100: false)
    let good = try value("1", "1", per100: false)
    for value in [short, cheap] {
      #expect(reason { () throws(NumberError) in try value.amount(in: euro) } == .negative)
      #expect(
        reason { () throws(NumberError) in
          try value.converted(by: .one, retained: .hundred, into: euro)
        } == .negative)
    }
    #expect(
      reason { () throws(NumberError) in
        try good.converted(by: .one, retained: Percentage(units: -1), into: euro)
      } == .negative)
  }

  @Test("agree with the calculation on paper for any plausible portfolio")
  func plausible() throws {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      let quantity = try Quantity(
        significand: Int64(generator.anySize() >> 20),
        decimals: UInt8.random(in: 0...8, using: &generator))
      let price = Price(units: Int64(generator.anySize() >> 22))
      let retained = Percentage(
        units: Int64.random(in: 0...10_000, using: &generator) * 100_000_000)
      let base = ExchangeRate(units: Int64.random(in: 1...20_000_0000000000, using: &generator))
      let quote = ExchangeRate(units: Int64.random(in: 1...20_000_0000000000, using: &generator))
      let currency = currencies.randomElement(using: &generator) ?? euro
      let per100 = Bool.random(using: &generator)
      let expected = onPaper(
        quantity, price, per100, retained, base: base, quote: quote, currency)
      let factor = try ConversionFactor(rate: base).inverse
        .multiplied(by: ConversionFactor(rate: quote))
      let value = MarketValue(quantity: quantity, price: price, per100: per100)
      let actual = reason { () throws(NumberError) in
        try value.converted(by: factor, retained: retained, into: currency)
      }
      if Schoolbook(Int64.max) < expected {
        #expect(actual == .overflow)
      } else {
        let amount = try value.converted(by: factor, retained: retained, into: currency)
        #expect(Schoolbook(amount.minorUnits) == expected)
      }
    }
  }

  @Test("are exact or refused for any numbers at all")
  func hostile() throws {
    var generator = SeededGenerator(seed: 9)
    var (exact, refused) = (0, 0)
    for _ in 0..<2_000 {
      let quantity = try Quantity(
        significand: Int64(generator.anySize() >> 1),
        decimals: UInt8.random(in: 0...18, using: &generator))
      let price = Price(units: Int64(generator.anySize() >> 1))
      let retained = Percentage(units: Int64(generator.anySize() >> 1))
      let base = ExchangeRate(units: max(Int64(generator.anySize() >> 1), 1))
      let quote = ExchangeRate(units: max(Int64(generator.anySize() >> 1), 1))
      let currency = currencies.randomElement(using: &generator) ?? euro
      let per100 = Bool.random(using: &generator)
      let value = MarketValue(quantity: quantity, price: price, per100: per100)
      let factor = try ConversionFactor(rate: base).inverse
        .multiplied(by: ConversionFactor(rate: quote))
      let expected = onPaper(
        quantity, price, per100, retained, base: base, quote: quote, currency)
      do throws(NumberError) {
        let amount = try value.converted(by: factor, retained: retained, into: currency)
        #expect(Schoolbook(amount.minorUnits) == expected)
        exact += 1
      } catch {
        #expect(error.reason == .overflow)
        refused += 1
      }
      let unit = onPaper(
        quantity, price, per100, .hundred, base: base, quote: base, currency)
      do throws(NumberError) {
        #expect(try Schoolbook(value.amount(in: currency).minorUnits) == unit)
      } catch {
        #expect(Schoolbook(Int64.max) < unit)
      }
    }
    #expect(exact > 200 && refused > 200)
  }

  @Test("use a common factor before they give up")
  func commonFactors() throws {
    // Denominator 10^10 × 10^10 × 10^12 × 10^18 before reduction: far beyond 128 bits.
    let value = try value("0.000000000000000003", "0.00000001", per100: true)
    let factor = try ConversionFactor(
      numerator: 100_000_000_000_000_000_000_000_000_000_000_000_000, denominator: 3)
    let amount = try value.converted(
      by: factor, retained: Percentage(units: 1_000_000_000_001), into: euro)
    #expect(amount.description == "10000000000.01")
    let huge = MarketValue(
      quantity: try Quantity("9223372036854775807"), price: Price(units: .max), per100: false)
    let euro = euro
    #expect(reason { () throws(NumberError) in try huge.amount(in: euro) } == .overflow)
  }

  private func onPaper(
    _ quantity: Quantity, _ price: Price, _ per100: Bool, _ retained: Percentage,
    base: ExchangeRate, quote: ExchangeRate, _ currency: Currency
  ) -> Schoolbook {
    let above =
      Schoolbook(quantity.significand) * Schoolbook(price.units) * Schoolbook(retained.units)
      * Schoolbook(quote.units) * .powerOfTen(currency.minorDigits)
    let decimals =
      Int(quantity.decimals) + Price.scale + (per100 ? 2 : 0) + Percentage.scale + 2
    return above.dividedHalfEven(by: Schoolbook(base.units) * .powerOfTen(decimals))
  }
}

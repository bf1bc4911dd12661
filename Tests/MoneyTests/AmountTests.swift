import Money
import Testing

@Suite("Amounts")
struct AmountTests {
  let euro: Currency
  let yen: Currency
  let dinar: Currency

  init() throws {
    euro = try Currency("EUR")
    yen = try Currency("JPY")
    dinar = try Currency("KWD")
  }

  @Test("print exactly the minor digits of their currency")
  func printing() {
    #expect(Amount(minorUnits: 871_234_000, currency: euro).description == "8712340.00")
    #expect(Amount(minorUnits: 8_712_340, currency: yen).description == "8712340")
    #expect(Amount(minorUnits: -1, currency: dinar).description == "-0.001")
    #expect(Amount(minorUnits: 0, currency: euro).description == "0.00")
    #expect(Amount(minorUnits: -5, currency: euro).description == "-0.05")
    #expect(Amount(minorUnits: .min, currency: euro).description == "-92233720368547758.08")
  }

  @Test("are read with no more decimals than the currency has")
  func reading() throws {
    #expect(try Amount("1234.5", currency: euro).minorUnits == 123_450)
    #expect(try Amount("1234.500", currency: euro).minorUnits == 123_450)
    #expect(try Amount("1234.0", currency: yen).minorUnits == 1_234)
    #expect(try Amount("0.001", currency: dinar).minorUnits == 1)
    let (euro, yen) = (euro, yen)
    #expect(
      reason { () throws(NumberError) in try Amount("0.001", currency: euro) }
        == .tooManyDecimals(allowed: 2))
    #expect(
      reason { () throws(NumberError) in try Amount("0.5", currency: yen) }
        == .tooManyDecimals(allowed: 0))
    #expect(
      reason { () throws(NumberError) in try Amount("92233720368547758.08", currency: euro) }
        == .overflow)
    #expect(
      try Amount("-92233720368547758.08", currency: euro).minorUnits == .min)
  }

  @Test("print and read to the same amount")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      for currency in [euro, yen, dinar] {
        let amount = Amount(minorUnits: generator.anySizeSigned(), currency: currency)
        #expect(try Amount(amount.description, currency: currency) == amount)
      }
    }
  }

  @Test("add and subtract or say that they overflow")
  func sums() throws {
    let most = Amount(minorUnits: .max, currency: euro)
    let least = Amount(minorUnits: .min, currency: euro)
    let cent = Amount(minorUnits: 1, currency: euro)
    #expect(try cent.adding(cent).minorUnits == 2)
    #expect(try cent.subtracting(cent).isZero)
    #expect(reason { () throws(NumberError) in try most.adding(cent) } == .overflow)
    #expect(reason { () throws(NumberError) in try least.subtracting(cent) } == .overflow)
  }

  @Test("of a total do not overflow where amounts would")
  func totals() throws {
    let most = Amount(minorUnits: .max, currency: euro)
    var total = TotalAmount.zero(euro)
    for _ in 0..<3 {
      total = try total.adding(most)
    }
    #expect(total.description == "276701161105643274.21")
    #expect(try total.subtracting(most).subtracting(most).subtracting(most).isZero)
    #expect(TotalAmount(minorUnits: .max, currency: yen).description == "\(Int128.max)")
    #expect(TotalAmount(minorUnits: .min, currency: yen).description == "\(Int128.min)")
    let largest = TotalAmount(minorUnits: .max, currency: euro)
    #expect(reason { () throws(NumberError) in try largest.adding(most) } == .overflow)
    #expect(
      TotalAmount(minorUnits: -7, currency: euro).flooredAtZero == TotalAmount.zero(euro))
    #expect(TotalAmount(minorUnits: 7, currency: euro).flooredAtZero.minorUnits == 7)
    #expect(
      TotalAmount(minorUnits: 2, currency: euro) < TotalAmount(minorUnits: 10, currency: euro))
  }

  @Test(
    "of a call are rounded up to the agreed multiple",
    arguments: [
      (1, 10, 10), (10, 10, 10), (11, 10, 20), (0, 10, 0), (-1, 10, 0), (-10, 10, -10),
      (-19, 10, -10), (7, 0, 7), (123_456, 1, 123_456), (123_456, 100_000, 200_000),
    ] as [(Int128, Int64, Int128)])
  func roundingUp(total: Int128, step: Int64, expected: Int128) throws {
    let rounded = try TotalAmount(minorUnits: total, currency: euro)
      .roundedUp(toMultipleOf: Amount(minorUnits: step, currency: euro))
    #expect(rounded.minorUnits == expected)
  }

  @Test("refuse a negative multiple and one that does not fit")
  func roundingUpRefusals() {
    let euro = euro
    let total = TotalAmount(minorUnits: .max, currency: euro)
    let lowest = TotalAmount(minorUnits: .min, currency: euro)
    let step = Amount(minorUnits: 1_000, currency: euro)
    let negative = Amount(minorUnits: -1, currency: euro)
    #expect(
      reason { () throws(NumberError) in try total.roundedUp(toMultipleOf: step) } == .overflow)
    #expect(
      reason { () throws(NumberError) in try total.roundedUp(toMultipleOf: negative) } == .negative)
    #expect(
      reason { () throws(NumberError) in try lowest.roundedUp(toMultipleOf: step) } == nil)
  }
}

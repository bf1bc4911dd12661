import Money
import Testing

@Suite("Currencies")
struct CurrencyTests {
  @Test(
    "have the minor digits of ISO 4217",
    arguments: [
      ("EUR", 2), ("USD", 2), ("GBP", 2), ("JPY", 0), ("KRW", 0), ("ISK", 0), ("VND", 0),
      ("KWD", 3), ("BHD", 3), ("TND", 3), ("CLF", 4), ("UYW", 4), ("HUF", 2), ("XAU", 0),
      ("XXX", 0), ("ZWG", 2), ("XCG", 2), ("SLE", 2), ("VED", 2),
    ])
  func minorDigits(code: String, digits: Int) throws {
    let currency = try Currency(code)
    #expect(currency.minorDigits == digits)
    #expect(currency.isActive)
    #expect(currency.code == code)
    #expect(currency.description == code)
  }

  @Test(
    "that were withdrawn are known as such",
    arguments: [
      "CYP", "EEK", "LTL", "LVL", "MTL", "ROL", "SIT", "SKK", "TRL", "HRK", "BGN", "DEM", "FRF",
      "ITL", "ESP", "NLG", "BEF", "ATS", "FIM", "IEP", "PTE", "GRD", "LUF", "ANG", "ZWL", "SLL",
    ])
  func historic(code: String) throws {
    #expect(try !Currency(code).isActive)
    #expect(try Currency(code).code == code)
  }

  @Test(
    "refuse what is no code",
    arguments: [
      ("", .malformed), ("EU", .malformed), ("EURO", .malformed), ("eur", .malformed),
      ("E R", .malformed), ("€", .malformed), ("EU1", .malformed), ("ABC", .unknown),
      ("ZZZ", .unknown),
    ] as [(String, CurrencyError.Reason)])
  func refusals(text: String, reason: CurrencyError.Reason) {
    #expect(throws: CurrencyError(reason, text: text)) { try Currency(text) }
  }

  @Test("are 178 current ones, and each is found by its own code")
  func table() {
    let letters = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { Character(UnicodeScalar($0)) }
    var active = 0
    for first in letters {
      for second in letters {
        for third in letters {
          let code = String([first, second, third])
          guard let currency = try? Currency(code) else { continue }
          #expect(currency.code == code)
          active += currency.isActive ? 1 : 0
        }
      }
    }
    #expect(active == 178)
  }

  @Test("are ordered by code, whatever their digits")
  func order() throws {
    let codes = ["USD", "JPY", "BGN", "EUR", "KWD"]
    #expect(try codes.map { try Currency($0) }.sorted().map(\.code) == codes.sorted())
  }
}

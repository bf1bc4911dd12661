import Collateral
import Testing

/// Runs a body and gives the reason it was refused for, or nil.
func reason<Value>(
  _ body: () throws(IdentifierError) -> Value
) -> IdentifierError.Reason? {
  do {
    _ = try body()
    return nil
  } catch {
    return error.reason
  }
}

/// The characters that an identifier may be mistyped with.
let alphanumerics = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

@Suite("ISIN")
struct ISINTests {
  @Test(
    "takes published numbers",
    arguments: [
      "US0378331005", "US38259P5089", "AU0000XVGZA3", "GB0002634946", "DE000BAY0017",
      "CH0012221716", "FR0000131104", "CA0679011084", "US912810RZ30", "XS0107289323",
      "EU000A1G0AB4", "EZV1JDJ1R5Q9", "NL00150001S5", "KYG8875G1029",
    ])
  func published(text: String) throws {
    let isin = try ISIN(text)
    #expect(isin.value == text)
    #expect(isin.description == text)
    #expect(try ISIN.completing(text.dropLast()) == isin)
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("", .length), ("US037833100", .length), ("US03783310055", .length),
      ("US0378331004", .checkDigit), ("US0373831005", .checkDigit),
      ("us0378331005", .characters), ("US037833100A", .characters), ("U50378331005", .characters),
      ("US03783310 5", .characters), ("US037833é05", .characters), ("AA0378331005", .country),
      ("ZZ0378331005", .country), ("UK0002634946", .country),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try ISIN(text) } == expected)
  }

  @Test(
    "refuses placeholders, also those with a right check digit",
    arguments: [
      "NOISINFOUND9", "NOISINFOUND0", "XS0000000009", "US0000000002", "XX1234567891",
      "XXXXXXXXXXX4", "ZZZZZZZZZZZ2",
    ])
  func placeholders(text: String) {
    #expect(reason { () throws(IdentifierError) in try ISIN(text) } == .placeholder)
  }

  @Test("takes repeated digits other than zeros, which are issued in sequence")
  func repeatedDigits() throws {
    #expect(try ISIN.completing("CH111111111").nsin == "111111111")
  }

  @Test("knows its country, national number and CUSIP")
  func parts() throws {
    let apple = try ISIN("US0378331005")
    #expect(apple.country == .unitedStates)
    #expect(apple.nsin == "037833100")
    #expect(apple.cusip?.value == "037833100")
    #expect(try ISIN("CA0679011084").cusip?.value == "067901108")
    #expect(try ISIN("GB0002634946").cusip == nil)
    #expect(try ISIN("XS0107289323").country == nil)
    #expect(try ISIN("EZV1JDJ1R5Q9").country == nil)
    #expect(try ISIN("EU000A1G0AB4").country?.isOfficial == false)
    // A national number in an American ISIN that is no CUSIP.
    #expect(try ISIN.completing("US037833101").cusip == nil)
  }

  @Test("refuses every wrong digit, and every other wrong character that its sum can tell")
  func corruptions() throws {
    var unnoticed = 0
    for text in ["US0378331005", "AU0000XVGZA3", "DE000BAY0017", "EZV1JDJ1R5Q9"] {
      let original = Array(text)
      for index in original.indices {
        for character in alphanumerics where character != original[index] {
          var corrupted = original
          corrupted[index] = character
          let wrong = String(corrupted)
          guard (try? ISIN(wrong)) != nil else { continue }
          // The sum cannot tell all letters apart (ISO 6166 inherits that from Luhn); digits it can.
          #expect(!(original[index].isNumber && character.isNumber), "\(wrong)")
          #expect(passesOnPaper(wrong), "\(wrong)")
          unnoticed += 1
        }
      }
    }
    #expect(unnoticed > 0)
  }

  @Test("is ordered and compared as text")
  func order() throws {
    let texts = ["US38259P5089", "DE000BAY0017", "US0378331005"]
    #expect(try texts.map { try ISIN($0) }.sorted().map(\.value) == texts.sorted())
    #expect(try Set(texts.map { try ISIN($0) }).count == 3)
  }

  @Test("says what to do")
  func messages() {
    func message(_ text: String) -> String {
      do {
        _ = try ISIN(text)
        return "taken"
      } catch {
        return error.description
      }
    }
    #expect(message("US0378331004").contains("check digit of ISIN \"US0378331004\""))
    #expect(message("NOISINFOUND9").contains("placeholder"))
    #expect(message("US03").contains("4 characters; an ISIN has 2 capital letters"))
    #expect(message(String(repeating: "9", count: 10_000)).count < 300)
  }

  /// The check by the book: letters written as two digits, every second digit from the right
  /// doubled, digits summed.
  private func passesOnPaper(_ text: String) -> Bool {
    let digits = text.flatMap { character in
      String(alphanumerics.firstIndex(of: character) ?? 0)
    }.reversed()
    let sum = digits.enumerated().map { index, digit in
      let doubled = (Int(String(digit)) ?? 0) * (index % 2 == 1 ? 2 : 1)
      return doubled / 10 + doubled % 10
    }.reduce(0, +)
    return sum % 10 == 0
  }
}

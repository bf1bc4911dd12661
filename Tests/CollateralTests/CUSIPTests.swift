import Collateral
import Testing

@Suite("CUSIP")
struct CUSIPTests {
  @Test(
    "takes published numbers",
    arguments: [
      "037833100", "17275R102", "38259P508", "594918104", "68389X105", "912810RZ3", "067901108",
      "G0052B105", "78462F103",
    ])
  func published(text: String) throws {
    let cusip = try CUSIP(text)
    #expect(cusip.value == text)
    #expect(try CUSIP.completing(text.dropLast()) == cusip)
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("03783310", .length), ("0378331000", .length), ("68389X106", .checkDigit),
      ("68389x105", .characters), ("68389X10A", .characters), ("037 33100", .characters),
      ("000000000", .placeholder),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try CUSIP(text) } == expected)
  }

  @Test(
    "gives the American ISIN",
    arguments: [
      ("037833100", "US0378331005"), ("38259P508", "US38259P5089"), ("912810RZ3", "US912810RZ30"),
    ])
  func isin(cusip: String, isin: String) throws {
    #expect(try CUSIP(cusip).isin().value == isin)
    #expect(try ISIN(isin).cusip?.value == cusip)
    #expect(try CUSIP("067901108").isin(country: .canada).value == "CA0679011084")
  }

  @Test("takes private numbers, which have no ISIN")
  func privateNumbers() throws {
    for body in ["12345*AA", "12345@AB", "12345#AC"] {
      let cusip = try CUSIP.completing(body)
      #expect(
        reason { () throws(IdentifierError) in try cusip.isin() } == .characters, "\(cusip)")
    }
  }

  @Test("refuses every wrong digit, and every other wrong character that its sum can tell")
  func corruptions() throws {
    let symbols = alphanumerics + ["*", "@", "#"]
    func weight(_ character: Character, at index: Int) -> Int {
      let value = (symbols.firstIndex(of: character) ?? 0) * (index % 2 == 1 ? 2 : 1)
      return (value / 10 + value % 10) % 10
    }
    var unnoticed = 0
    for text in ["037833100", "17275R102", "G0052B105"] {
      let original = Array(text)
      for index in 0..<9 {
        for character in symbols where character != original[index] {
          var corrupted = original
          corrupted[index] = character
          let isTaken = (try? CUSIP(String(corrupted))) != nil
          if index == 8 || (original[index].isNumber && character.isNumber) {
            #expect(!isTaken, "\(String(corrupted))")
          } else {
            // A and 1 weigh the same: known, and no fault of the reader.
            let isBlind = weight(character, at: index) == weight(original[index], at: index)
            #expect(isTaken == isBlind, "\(String(corrupted))")
            unnoticed += isTaken ? 1 : 0
          }
        }
      }
    }
    #expect(unnoticed > 0)
  }
}

import Collateral
import Testing

@Suite("LEI")
struct LEITests {
  @Test(
    "takes published identifiers",
    arguments: [
      "5493001KJTIIGC8Y1R12", "54930084UKLVMY22DS16", "213800WSGIIZCXF1P572",
      "INR2EJN1ERAN0W5ZP974", "R0MUWSFPU8MPRO8K5P83", "7LTWFZYICNSX8D621K86",
      "529900T8BM49AURSDO55", "9845001B2AD43E664E58",
    ])
  func published(text: String) throws {
    let lei = try LEI(text)
    #expect(lei.value == text)
    #expect(try LEI.completing(text.dropLast(2)) == lei)
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("", .length), ("5493001KJTIIGC8Y1R1", .length), ("5493001KJTIIGC8Y1R122", .length),
      ("5493001kjtiigc8y1r12", .characters), ("5493001KJTIIGC8Y1R1A", .characters),
      ("5493001KJTIIGC8Y1R13", .checkDigit), ("5493001KJTIIGC8Y1R21", .checkDigit),
      ("00000000000000000098", .placeholder), ("5493001KJTIIGC8Y-R12", .characters),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try LEI(text) } == expected)
  }

  @Test("refuses every wrong digit and every wrong letter")
  func corruptions() throws {
    for text in ["5493001KJTIIGC8Y1R12", "R0MUWSFPU8MPRO8K5P83", "529900T8BM49AURSDO55"] {
      let original = Array(text)
      for index in original.indices {
        for character in alphanumerics where character != original[index] {
          var corrupted = original
          corrupted[index] = character
          // A letter for a digit shifts the number, which one time in 97 goes unnoticed.
          guard character.isNumber == original[index].isNumber || index > 17 else { continue }
          #expect((try? LEI(String(corrupted))) == nil, "\(String(corrupted))")
        }
      }
    }
  }

  @Test("has check digits from 02 to 98 only")
  func aliases() throws {
    var seen: Set<String> = []
    for number in 1_000..<1_500 {
      let body = "52990000000000\(number)"
      let lei = try LEI.completing(body)
      seen.insert(String(lei.value.suffix(2)))
      // Any other pair of digits is refused, also those that leave the same remainder.
      for check in 0..<100 {
        let digits = (check < 10 ? "0" : "") + String(check)
        #expect(((try? LEI(body + digits)) != nil) == (digits == lei.value.suffix(2)))
      }
    }
    #expect(seen.count == 97)
    #expect(seen.isDisjoint(with: ["00", "01", "99"]))
  }

  @Test("is ordered as text")
  func order() throws {
    let texts = [
      "R0MUWSFPU8MPRO8K5P83", "213800WSGIIZCXF1P572", "9845001B2AD43E664E58",
      "5493001KJTIIGC8Y1R12", "54930084UKLVMY22DS16",
    ]
    #expect(try texts.map { try LEI($0) }.sorted().map(\.value) == texts.sorted())
  }
}

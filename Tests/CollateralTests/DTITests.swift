import Collateral
import FoundationEssentials
import Testing

@Suite("DTI")
struct DTITests {
  @Test(
    "takes registered identifiers",
    arguments: [
      "X9J9K872S", "V15WLZJMF", "45J6XJX7H", "T6TQ8GN7L", "103CM6L6H", "1012BPFV0", "14CCHV9R7",
    ])
  func registered(text: String) throws {
    let dti = try DTI(text)
    #expect(dti.value == text)
    #expect(try DTI.completing(text.dropLast()) == dti)
  }

  @Test("takes bitcoin's, which breaks the rule, and no other that does")
  func bitcoin() throws {
    #expect(try DTI("4H95J0R2X").value == "4H95J0R2X")
    #expect(try DTI.completing("4H95J0R2").value != "4H95J0R2X")
    #expect(reason { () throws(IdentifierError) in try DTI("4H95J0R2Z") } == .checkDigit)
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("X9J9K872", .length), ("X9J9K872SS", .length), ("0X9J9K872", .characters),
      ("X9J9K8A2S", .characters), ("X9J9K8Y2S", .characters), ("x9j9k872s", .characters),
      ("X9J9K872T", .checkDigit), ("9XJ9K872S", .checkDigit),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try DTI(text) } == expected)
  }

  @Test("refuses every single wrong character")
  func corruptions() {
    let alphabet = Array("0123456789BCDFGHJKLMNPQRSTVWXZ")
    for text in ["X9J9K872S", "V15WLZJMF", "103CM6L6H"] {
      let original = Array(text)
      for index in original.indices {
        for character in alphabet where character != original[index] {
          var corrupted = original
          corrupted[index] = character
          #expect((try? DTI(String(corrupted))) == nil, "\(String(corrupted))")
        }
      }
    }
  }

  @Test("takes every identifier of the sample registries, where they are there")
  func sampleRegistries() throws {
    let root = #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
    let names = ["dti_registry_20260301_decoded_from_etf", "dti_registry_2ae67ab_decoded"]
    var count = 0
    for name in names {
      let path = "/\(root)/shared/samples/dti/\(name).json"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
        print("\(name) is not there; skipped.")
        continue
      }
      for piece in text.split(separator: "\"dti\": \"").dropFirst() {
        let code = piece.prefix { $0 != "\"" }
        #expect(throws: Never.self, "\(code)") { try DTI(code) }
        count += 1
      }
      #expect(count > 200)
    }
  }
}

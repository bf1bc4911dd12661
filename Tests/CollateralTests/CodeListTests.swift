import Collateral
import Testing

@Suite("CFI")
struct CFITests {
  @Test(
    "takes codes of each category",
    arguments: [
      "ESVUFR", "DBFTFB", "CEOGES", "RWSTCA", "OCASPS", "FFICSX", "SRCCSP", "HRCAVP", "IFXXXP",
      "JFTXFP", "KRXXXX", "LRSTXD", "TCCXXX", "MMMXXX", "DAFGAB", "CBCIXS",
    ])
  func published(text: String) throws {
    let cfi = try CFI(text)
    #expect(cfi.value == text)
    #expect(cfi.category == text.first)
    #expect(cfi.group == text.dropFirst().first)
    #expect(cfi.attributes == text.dropFirst(2))
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("ESVUF", .length), ("ESVUFRX", .length), ("ESVUF1", .characters), ("esvufr", .characters),
      ("XSVUFR", .unknownCode), ("EBVUFR", .unknownCode), ("DXFTFB", .unknownCode),
      ("FMXXXX", .unknownCode),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try CFI(text) } == expected)
  }

  @Test("has fourteen categories and 78 groups")
  func table() {
    let letters = alphanumerics.dropFirst(10)
    var (categories, groups) = (0, 0)
    for category in letters {
      let count = letters.count { (try? CFI("\(category)\($0)XXXX")) != nil }
      categories += count > 0 ? 1 : 0
      groups += count
    }
    #expect(categories == 14)
    #expect(groups == 78)
  }
}

@Suite("MIC")
struct MICTests {
  @Test("takes what has the structure, known or not", arguments: ["XPAR", "XETR", "360T", "QQQQ"])
  func structure(text: String) throws {
    #expect(try MIC(text).value == text)
  }

  @Test(
    "refuses the rest",
    arguments: [("XPA", .length), ("XPARX", .length), ("xpar", .characters), ("X-AR", .characters)]
      as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try MIC(text) } == expected)
  }
}

@Suite("Country code")
struct CountryCodeTests {
  @Test("has 249 official codes and five others")
  func table() throws {
    let letters = alphanumerics.dropFirst(10)
    let codes = letters.flatMap { first in
      letters.compactMap { second in try? CountryCode("\(first)\(second)") }
    }
    #expect(codes.count { $0.isOfficial } == 249)
    #expect(codes.filter { !$0.isOfficial }.map(\.value) == ["AN", "CS", "EU", "XK", "YU"])
    #expect(codes == codes.sorted())
    #expect(CountryCode.unitedStates.value == "US")
    #expect(CountryCode.canada.value == "CA")
    #expect(try CountryCode("US") == .unitedStates)
  }

  @Test(
    "refuses the rest",
    arguments: [
      ("D", .length), ("DEU", .length), ("de", .characters), ("D1", .characters),
      ("UK", .unknownCode), ("XS", .unknownCode), ("ZZ", .unknownCode),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try CountryCode(text) } == expected)
  }
}

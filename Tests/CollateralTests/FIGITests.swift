import Collateral
import Testing

@Suite("FIGI")
struct FIGITests {
  @Test(
    "takes published identifiers",
    arguments: ["BBG000BLNQ16", "BBG000B9XRY4", "BBG000BLNNH6", "BBG000BPH459", "NRG92C84SB39"])
  func published(text: String) throws {
    let figi = try FIGI(text)
    #expect(figi.value == text)
    #expect(try FIGI.completing(text.dropLast()) == figi)
  }

  @Test(
    "refuses others and says why",
    arguments: [
      ("BBG000BLNQ1", .length), ("BBG000BLNQ14", .checkDigit), ("BBH000BLNQ16", .characters),
      ("BAG000BLNQ16", .characters), ("B1G000BLNQ16", .characters), ("BBG000ALNQ16", .characters),
      ("BBG000BLNQ1B", .characters), ("bbg000blnq16", .characters),
    ] as [(String, IdentifierError.Reason)])
  func refusals(text: String, expected: IdentifierError.Reason) {
    #expect(reason { () throws(IdentifierError) in try FIGI(text) } == expected)
  }

  @Test(
    "refuses the prefixes that look like a country",
    arguments: ["BS", "BM", "GG", "GB", "GH", "KY", "VG"])
  func reservedPrefixes(prefix: String) {
    #expect(
      reason { () throws(IdentifierError) in try FIGI.completing("\(prefix)G000BLNQ1") } == .prefix)
  }
}

import Collateral
import Feeds
import Reading
import Testing

/// The Eurosystem's list of eligible assets.
@Suite struct EurosystemAssetsFeedTests {
  private static let header =
    "ISIN_CODE\tOTHER_REG_NUMBER\tHAIRCUT_CATEGORY\tTYPE\tDENOMINATION\tISSUANCE_DATE\tMATURITY_DATE\t"
    + "COUPON_RATE (%)\tISSUER_NAME\tISSUER_RESIDENCE\tCOUPON_DEFINITION\tHAIRCUT\tHAIRCUT_OWN_USE\tCLIMATE_FACTOR "
  private static let row =
    "DE0001102580\t\tL1A\tAT01\tEUR\t01/02/2022 00:00:00\t15/02/2032 00:00:00\t0\tSaid \"Bund\" 𝄞\tIRDE\tCD4\t4.5\t\t"

  private func utf16(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private func read(_ bytes: [UInt8], blockSize: Int = 1 << 16) throws -> Delivered {
    try deliver(ByteSource(bytes: bytes, name: "ea_csv_260930.csv", blockSize: blockSize))
  }

  private func text(_ rows: [String]) -> String {
    ([Self.header] + rows).joined(separator: "\r\n") + "\r\n"
  }

  @Test(arguments: [1, 2, 3, 7, 65_536])
  func inUTF16WhereverABlockEnds(blockSize: Int) throws {
    let found = try read(utf16(text([Self.row])), blockSize: blockSize)
    #expect(found.rejects.isEmpty)
    let header = try #require(found.headers.last)
    #expect(header.feed == .eurosystemAssets)
    #expect(header.asOf == day("2026-09-30"))
    #expect(header.isWhole)
    let asset = try #require(found.instruments.first)
    #expect(asset.id == "DE0001102580")
    #expect(asset.maturityDate == day("2032-02-15"))
    #expect(asset.issueDate == day("2022-02-01"))
    #expect(asset.country?.value == "DE")
    #expect(asset.couponType == .fixed)
    #expect(
      found.assessments.map { "\($0.measure.rawValue) \($0.value)" } == [
        "eurosystem-haircut 4.5", "eurosystem-category 1",
      ])
    #expect(Set(found.assessments.map(\.source)) == [FeedName.eurosystemSource])
  }

  @Test func inUTF8() throws {
    #expect(try read(Array(text([Self.row]).utf8)).instruments.count == 1)
    #expect(try read([0xEF, 0xBB, 0xBF] + Array(text([Self.row]).utf8)).instruments.count == 1)
  }

  @Test func badRowsAreRejected() throws {
    let rows = [
      Self.row.replacing("15/02/2032 00:00:00", with: ""), Self.row.replacing("L1A", with: "L1F"),
      Self.row.replacing("DE0001102580", with: ""), Self.row.replacing("4.5", with: "-4.5"),
      Self.row.replacing("15/02/2032", with: "2032-02-15"), "DE0001102580\t\tL1A",
    ]
    let found = try read(Array(text(rows).utf8))
    #expect(found.records.isEmpty)
    #expect(
      found.rejects.map(\.code) == [
        .missingField, .unknownCode, .missingField, .negativeNumber, .invalidDate, .raggedRow,
      ])
  }

  @Test(arguments: [[0xD8, 0x3D, 0x00, 0x00], [0xDC, 0x00], [0xD8]] as [[UInt8]])
  func brokenUTF16IsRefused(units: [UInt8]) {
    let bytes = utf16(text([Self.row])) + units.reversed()
    #expect(throws: ReadingError.self) { try read(bytes) }
  }
}

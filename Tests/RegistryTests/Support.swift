import Collateral
import Feeds
import Foundation
import Loading
import Money
import Registry
import Testing

/// A folder of its own for one test, with a registry that is not there yet.
final class Desk {
  let folder: URL
  var registry: String { folder.appendingPathComponent("registry.sqlite").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("registry-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Writes a file.
  func file(_ name: String, _ text: String) throws -> String {
    let path = folder.appendingPathComponent(name).path
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  /// Loads a text as a file.
  @discardableResult
  func load(
    _ text: String, name: String = "file", feed: FeedName? = nil,
    options: LoadOptions = LoadOptions(rejectLimit: .count(1000))
  ) throws -> LoadReport {
    try Loader.load(
      path: try file(name, text), feed: feed, into: registry, options: options,
      programVersion: "test")
  }

  /// Opens the registry.
  func open() throws -> Registry { try Registry(readingAt: registry) }

  /// The facts of an instrument, after all loads or up to one.
  func instrument(
    _ id: String, on: String = "2026-06-30", known: Int64 = .max
  ) throws -> InstrumentFacts? {
    try open().instrument(id, on: CalendarDate(on), known: known)
  }

  /// What lies in the folder, without the files that were loaded.
  func traces() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.contains("registry.sqlite") && !$0.hasSuffix(".lock") }.sorted()
  }

  /// The bytes of the registry.
  func bytes() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: registry)) }
}

/// An ISIN with its check digit.
func isin(_ number: Int, _ prefix: String = "DE") throws -> String {
  let digits = String(number)
  let body = String(repeating: "0", count: 8 - digits.count) + digits
  return try ISIN.completing("\(prefix)A\(body)").value
}

/// An LEI with its check digits.
func lei(_ number: Int) throws -> LEI {
  let digits = String(number)
  return try LEI.completing(
    "529900" + String(repeating: "0", count: 12 - digits.count) + digits)
}

/// The message of the refusal that a piece of work ends in.
func refusal(of work: () throws -> Void) throws -> LoadError {
  do {
    try work()
  } catch let error as LoadError {
    return error
  }
  Issue.record("was not refused")
  return try #require(nil)
}

/// A FIRDS full file with the records given.
func firds(
  _ records: [String], on day: String = "2026-06-06", source: String = "EU", part: Int = 1,
  of parts: Int = 1, class letter: String = "D"
) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <BizData xmlns="urn:iso:std:iso:20022:tech:xsd:head.003.001.01"><Hdr>
  <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01">
  <BizMsgIdr>FULINS_\(letter)_\(day.filter { $0 != "-" })_0\(part)of0\(parts)</BizMsgIdr>
  <MsgDefIdr>auth.017.001.02</MsgDefIdr></AppHdr></Hdr><Pyld>
  <Document xmlns="urn:iso:std:iso:20022:tech:xsd:auth.017.001.02"><FinInstrmRptgRefDataRpt>
  <RptHdr><RptgNtty><NtlCmptntAuthrty>\(source)</NtlCmptntAuthrty></RptgNtty>
  <RptgPrd><Dt>\(day)</Dt></RptgPrd></RptHdr>
  \(records.joined(separator: "\n"))
  </FinInstrmRptgRefDataRpt></Document></Pyld></BizData>
  """
}

/// A venue record of a bond.
func bond(
  _ isin: String, mic: String, relevant: String = "XPAR", name: String = "BOND",
  maturity: String = "2030-01-15", coupon: String = "4.15", published: String = "2020-02-03",
  termination: String = "2030-01-15"
) -> String {
  """
  <RefData><FinInstrmGnlAttrbts><Id>\(isin)</Id><FullNm>\(name)</FullNm>
  <ClssfctnTp>DBFUFB</ClssfctnTp><NtnlCcy>EUR</NtnlCcy><CmmdtyDerivInd>false</CmmdtyDerivInd>
  </FinInstrmGnlAttrbts><TradgVnRltdAttrbts><Id>\(mic)</Id><IssrReq>false</IssrReq>
  <FrstTradDt>2020-02-04T07:00:00Z</FrstTradDt><TermntnDt>\(termination)T23:59:59Z</TermntnDt>
  </TradgVnRltdAttrbts><DebtInstrmAttrbts><TtlIssdNmnlAmt Ccy="EUR">500000000</TtlIssdNmnlAmt>
  <MtrtyDt>\(maturity)</MtrtyDt><NmnlValPerUnit Ccy="EUR">1000</NmnlValPerUnit>
  <IntrstRate><Fxd>\(coupon)</Fxd></IntrstRate></DebtInstrmAttrbts>
  <TechAttrbts><RlvntCmptntAuthrty>FR</RlvntCmptntAuthrty>
  <PblctnPrd><FrDt>\(published)</FrDt></PblctnPrd>
  <RlvntTradgVn>\(relevant)</RlvntTradgVn></TechAttrbts></RefData>
  """
}

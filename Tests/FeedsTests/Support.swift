import Collateral
import Feeds
import Foundation
import Reading
import Testing

/// Everything that a feed delivered.
struct Delivered {
  var headers: [FeedHeader] = []
  var records: [FeedRecord] = []
  var positions: [Position] = []
  var rejects: [Reject] = []

  /// `line:code:field`, for each reject.
  var rejected: [String] {
    rejects.map { "\($0.position.line):\($0.code.rawValue):\($0.field ?? "-")" }
  }

  var venues: [VenueRecord] {
    records.compactMap { if case .venue(let record) = $0 { record } else { nil } }
  }

  var instruments: [InstrumentRecord] {
    records.compactMap { if case .instrument(let record) = $0 { record } else { nil } }
  }

  var prices: [PriceRecord] {
    records.compactMap { if case .price(let record) = $0 { record } else { nil } }
  }

  var assessments: [AssessmentRecord] {
    records.compactMap { if case .assessment(let record) = $0 { record } else { nil } }
  }

  var entities: [EntityRecord] {
    records.compactMap { if case .entity(let record) = $0 { record } else { nil } }
  }

  var relationships: [RelationshipRecord] {
    records.compactMap { if case .relationship(let record) = $0 { record } else { nil } }
  }

  var rates: [ExchangeRateRecord] {
    records.compactMap { if case .exchangeRate(let record) = $0 { record } else { nil } }
  }
}

/// Reads a source; as the feed it is recognized as, unless one is named.
func deliver(
  _ source: ByteSource, as feed: FeedName? = nil, on day: CalendarDate? = nil,
  mapping: ListMapping? = nil
) throws -> Delivered {
  var result = Delivered()
  let feed = try feed ?? FeedReader.recognize(source)
  try FeedReader.read(
    source, as: feed, on: day, mapping: mapping, header: { result.headers.append($0) },
    record: { record, position in
      result.records.append(record)
      result.positions.append(position)
    }, reject: { result.rejects.append($0) })
  #expect(source.digest?.count == 64)
  return result
}

func deliver(_ text: String, as feed: FeedName? = nil, blockSize: Int = 1 << 16) throws -> Delivered
{
  try deliver(ByteSource(bytes: Array(text.utf8), name: "test", blockSize: blockSize), as: feed)
}

/// The error with which a text is refused.
func refusal(
  _ text: String, as feed: FeedName? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> ReadingError? {
  do {
    _ = try deliver(text, as: feed)
    Issue.record("was not refused: \(text.prefix(200))", sourceLocation: sourceLocation)
  } catch let error as ReadingError {
    #expect(error.kind == .refused, sourceLocation: sourceLocation)
    return error
  } catch {
    Issue.record("threw \(error)", sourceLocation: sourceLocation)
  }
  return nil
}

/// Real files, kept beside the package where somebody has them; nil, with a note, elsewhere.
func sample(_ path: String) -> String? {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let file = root.deletingLastPathComponent().appendingPathComponent("shared/samples/\(path)")
  if FileManager.default.fileExists(atPath: file.path) { return file.path }
  print("note: \(path) is not beside the package; the test of it is skipped")
  return nil
}

/// A FIRDS full file around records.
func firds(
  _ records: String, namespace: String = "auth.017.001.02",
  name: String = "FULINS_D_20260815_02of03",
  date: String = "2026-08-15"
) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <BizData xmlns="urn:iso:std:iso:20022:tech:xsd:head.003.001.01"><Hdr>
  <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01"><BizMsgIdr>\(name)</BizMsgIdr>
  <MsgDefIdr>\(namespace)</MsgDefIdr></AppHdr></Hdr><Pyld>
  <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(namespace)"><FinInstrmRptgRefDataRpt>
  <RptHdr><RptgNtty><NtlCmptntAuthrty>EU</NtlCmptntAuthrty></RptgNtty>
  <RptgPrd><Dt>\(date)</Dt></RptgPrd></RptHdr>
  \(records)
  </FinInstrmRptgRefDataRpt></Document></Pyld></BizData>
  """
}

/// One record, on one line, with the parts that differ between tests.
func refData(
  isin: String = "US0378331005", mic: String = "XNAS", cfi: String = "DBFTFR", debt: String = "",
  derivative: String = "", venue: String = "", issuer: String = "HWUPKR0MPOU8FGXBT394",
  published: String = "<FrDt>2026-01-05</FrDt>"
) -> String {
  """
  <RefData><FinInstrmGnlAttrbts><Id>\(isin)</Id><FullNm>A &amp; B  6 1/2 2030</FullNm>\
  <ShrtNm>A B/6.5 BD 20300101</ShrtNm><ClssfctnTp>\(cfi)</ClssfctnTp><NtnlCcy>EUR</NtnlCcy>\
  <CmmdtyDerivInd>false</CmmdtyDerivInd></FinInstrmGnlAttrbts><Issr>\(issuer)</Issr>\
  <TradgVnRltdAttrbts><Id>\(mic)</Id><IssrReq>true</IssrReq>\(venue)</TradgVnRltdAttrbts>\
  \(debt)\(derivative)<TechAttrbts><RlvntCmptntAuthrty>DE</RlvntCmptntAuthrty>\
  <PblctnPrd>\(published)</PblctnPrd><RlvntTradgVn>XFRA</RlvntTradgVn></TechAttrbts></RefData>
  """
}

func day(_ text: String) -> CalendarDate? { try? CalendarDate(text) }

/// A mapping in which every key stands.
let mappingOfEveryOption = """
  title: CCP list
  columns: {id: CUSIP, haircut: "Haircut %", from: Valid}
  id: cusip
  unit: percent
  measure: ccp-haircut
  dates: DD.MM.YYYY
  nulls: ["n/a"]
  separator: ";"
  whole: yes
  """

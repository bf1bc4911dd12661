import Foundation

/// What a change says of a record.
enum ChangeKind: String, CaseIterable {
  case new = "NewRcrd"
  case modified = "ModfdRcrd"
  case terminated = "TermntdRcrd"
  case cancelled = "CancRcrd"
}

/// A change of a FIRDS delta file, made of a record of a full file.
func change(_ kind: ChangeKind, _ record: String) -> String {
  let body = record.replacingOccurrences(of: "RefData>", with: "\(kind.rawValue)>")
  return "<FinInstrm>\(body)</FinInstrm>"
}

/// A FIRDS delta file.
func delta(
  _ changes: [String], on day: String, source: String = "EU", part: Int = 1, of parts: Int = 1
) -> String {
  firdsMessage(
    "auth.036.001.03", "FinInstrmRptgRefDataDltaRpt", "DLTINS", changes, day, source, part, parts)
}

/// A FIRDS cancellation file with ISINs and MICs.
func cancellations(
  _ records: [(isin: String, mic: String)], on day: String, source: String = "EU"
) -> String {
  let elements = records.map { record in
    "<CxlData><FinInstrmGnlAttrbts><Id>\(record.isin)</Id></FinInstrmGnlAttrbts>"
      + "<TradgVnRltdAttrbts><Id>\(record.mic)</Id></TradgVnRltdAttrbts></CxlData>"
  }
  return firdsMessage(
    "auth.102.001.01", "FinInstrmRptgCxlRpt", "FULCAN", elements, day, source, 1, 1)
}

private func firdsMessage(
  _ message: String, _ report: String, _ name: String, _ elements: [String], _ day: String,
  _ source: String, _ part: Int, _ parts: Int
) -> String {
  """
  <?xml version="1.0" encoding="UTF-8"?>
  <BizData xmlns="urn:iso:std:iso:20022:tech:xsd:head.003.001.01"><Hdr>
  <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01">
  <BizMsgIdr>\(name)_\(day.filter { $0 != "-" })_0\(part)of0\(parts)</BizMsgIdr>
  <MsgDefIdr>\(message)</MsgDefIdr></AppHdr></Hdr><Pyld>
  <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(message)"><\(report)>
  <RptHdr><RptgNtty><NtlCmptntAuthrty>\(source)</NtlCmptntAuthrty></RptgNtty>
  <RptgPrd><Dt>\(day)</Dt></RptgPrd></RptHdr>
  \(elements.joined(separator: "\n"))
  </\(report)></Document></Pyld></BizData>
  """
}

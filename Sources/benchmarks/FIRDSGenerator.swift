import Collateral
import Foundation

/// Writes a file like the full files of FIRDS: records of 700 to 1,200 bytes, valid check digits, three
/// venues an instrument on average, several classes, in no order.
struct FIRDSGenerator {
  /// Number of venue records.
  let records: Int
  /// Whether one record in a hundred says something else.
  let isChanged: Bool
  /// The reporting day.
  var day = "2026-11-07"

  private static let prefixes = ["DE", "FR", "IT", "NL", "ES", "XS", "GB", "US", "AT", "BE"]
  private static let venues = [
    "XPAR", "XAMS", "XETR", "FRAA", "BTFE", "TRQX", "CEUX", "AQEU", "STUA", "MUNA", "XMIL", "ETLX",
  ]
  private static let currencies = ["EUR", "EUR", "EUR", "USD", "GBP"]
  private static let names = [
    "HANSEATIC", "LOMBARDIA", "AQUITAINE", "NORDIC", "BAVARIAN", "IBERIAN", "ALPINE", "CHANNEL",
  ]

  /// What one instrument is called.
  private struct Names {
    var isin: String
    var lei: String
  }

  func write(to path: String) throws {
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
    defer { fclose(file) }
    setvbuf(file, nil, _IOFBF, 1 << 20)
    put(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <BizData xmlns="urn:iso:std:iso:20022:tech:xsd:head.003.001.01"><Hdr>\
      <AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.01">\
      <Fr><OrgId><Id><OrgId><Othr><Id>EU</Id></Othr></OrgId></Id></OrgId></Fr>\
      <To><OrgId><Id><OrgId><Othr><Id>Public</Id></Othr></OrgId></Id></OrgId></To>\
      <BizMsgIdr>FULINS_A_\(day.replacingOccurrences(of: "-", with: ""))_01of01</BizMsgIdr>\
      <MsgDefIdr>auth.017.001.02</MsgDefIdr><CreDt>\(day)T06:00:00Z</CreDt></AppHdr></Hdr><Pyld>\
      <Document xmlns="urn:iso:std:iso:20022:tech:xsd:auth.017.001.02"><FinInstrmRptgRefDataRpt>\
      <RptHdr><RptgNtty><NtlCmptntAuthrty>EU</NtlCmptntAuthrty></RptgNtty>\
      <RptgPrd><Dt>\(day)</Dt></RptgPrd></RptHdr>

      """, to: file)
    // A step without a common divisor visits every record once, far from its neighbors.
    let step = Self.step(records)
    var index = 0
    for _ in 0..<records {
      index = (index + step) % records
      put(try record(index), to: file)
    }
    put("</FinInstrmRptgRefDataRpt></Document></Pyld></BizData>\n", to: file)
    guard ferror(file) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  private func put(_ text: String, to file: UnsafeMutablePointer<FILE>) {
    var text = text
    text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
  }

  /// One record: of fifteen, five instruments have one to five venues.
  private func record(_ index: Int) throws -> String {
    let (block, place) = index.quotientAndRemainder(dividingBy: 15)
    let starts = [0, 1, 3, 6, 10, 15]
    let kind = starts.lastIndex { $0 <= place } ?? 0
    let number = block * 5 + kind
    let venue = place - starts[kind]
    let names = try names(number)
    let mix = Self.mix(number)
    let mic = Self.venues[(mix / 7 + venue * 5) % Self.venues.count]
    let relevant = Self.venues[(mix / 7) % Self.venues.count]
    let currency = Self.currencies[mix % Self.currencies.count]
    let isDifferent = isChanged && Self.mix(index) % 100 == 0
    let year = 2000 + mix % 26
    let month = Self.two(1 + mix / 31 % 12)
    let last = 2027 + mix / 11 % 30
    let name = "\(Self.names[mix % Self.names.count]) \(Self.names[mix / 8 % 8]) & SÖHNE"
    let size = 100_000_000 + mix % 900 * 1_000_000 + (isDifferent ? 500_000 : 0)
    var text = "<RefData><FinInstrmGnlAttrbts><Id>\(names.isin)</Id><FullNm>"
    text += "\(name.replacingOccurrences(of: "&", with: "&amp;")) HOLDING AND FINANCE COMPANY "
    text += "\(venue == 0 ? "SENIOR" : "SNR") \(mix % 9).\(mix % 8)75 \(Self.two(mix % 28 + 1))/"
    text += "\(month)/\(last)</FullNm><ShrtNm>\(Self.names[mix % 8])/\(mix % 9).\(mix % 8)75 "
    text += "BD \(last)\(month)</ShrtNm><ClssfctnTp>\(Self.classification(number))</ClssfctnTp>"
    text += "<NtnlCcy>\(currency)</NtnlCcy><CmmdtyDerivInd>false</CmmdtyDerivInd>"
    text += "</FinInstrmGnlAttrbts><Issr>\(names.lei)</Issr><TradgVnRltdAttrbts><Id>\(mic)</Id>"
    text += "<IssrReq>\(venue == 0)</IssrReq>"
    if venue == 0 {
      text += "<AdmssnApprvlDtByIssr>\(year)-\(month)-10T00:00:00Z</AdmssnApprvlDtByIssr>"
      text += "<ReqForAdmssnDt>\(year)-\(month)-09T00:00:00Z</ReqForAdmssnDt>"
    }
    text += "<FrstTradDt>\(year)-\(month)-\(Self.two(11 + venue))T07:00:00.000Z</FrstTradDt>"
    text += "<TermntnDt>\(last)-\(month)-\(isDifferent && venue > 0 ? "20" : "15")T23:59:59Z"
    text += "</TermntnDt></TradgVnRltdAttrbts>"
    text += attributes(number, currency: currency, size: size, month: month, last: last, venue)
    text += "<TechAttrbts><RlvntCmptntAuthrty>\(names.isin.prefix(2) == "XS" ? "LU" : "DE")"
    text += "</RlvntCmptntAuthrty><PblctnPrd><FrDt>\(year + 1)-\(month)-12</FrDt></PblctnPrd>"
    text += "<RlvntTradgVn>\(relevant)</RlvntTradgVn></TechAttrbts></RefData>\n"
    return text
  }

  private func attributes(
    _ number: Int, currency: String, size: Int, month: String, last: Int, _ venue: Int
  ) -> String {
    let mix = Self.mix(number)
    // On one instrument in two hundred a venue has another maturity than the rest.
    let day = venue == 1 && mix % 200 == 0 ? "16" : "15"
    switch number % 20 {
    case 0..<13:
      var text = "<DebtInstrmAttrbts><TtlIssdNmnlAmt Ccy=\"\(currency)\">\(size)</TtlIssdNmnlAmt>"
      text += "<MtrtyDt>\(last)-\(month)-\(day)</MtrtyDt>"
      text +=
        "<NmnlValPerUnit Ccy=\"\(currency)\">\(mix % 3 == 0 ? 1000 : 100_000)</NmnlValPerUnit>"
      if number % 5 == 0 {
        text += "<IntrstRate><Fltg><RefRate><Indx>EURI</Indx></RefRate><Term><Unit>MNTH</Unit>"
        text += "<Val>3</Val></Term><BsisPtSprd>\(mix % 200)</BsisPtSprd></Fltg></IntrstRate>"
      } else {
        text += "<IntrstRate><Fxd>\(mix % 9).\(mix % 8)75</Fxd></IntrstRate>"
      }
      return text + "<DebtSnrty>\(mix % 5 == 0 ? "SBOD" : "SNDB")</DebtSnrty></DebtInstrmAttrbts>"
    case 13..<18:
      return ""
    default:
      return "<DerivInstrmAttrbts><XpryDt>\(last)-\(month)-\(day)</XpryDt>"
        + "<PricMltplr>\(size % 7 + 1)</PricMltplr>"
        + "<UndrlygInstrm><Sngl><ISIN>DE0007164600</ISIN></Sngl></UndrlygInstrm>"
        + "<DlvryTp>CASH</DlvryTp></DerivInstrmAttrbts>"
    }
  }

  private static func classification(_ number: Int) -> String {
    switch number % 20 {
    case 0..<10: "DBFUFB"
    case 10..<13: "DTVXFB"
    case 13..<16: "ESVUFR"
    case 16..<18: "CEOGES"
    default: "FFSCSX"
    }
  }

  private func names(_ number: Int) throws -> Names {
    let mix = Self.mix(number)
    let prefix = Self.prefixes[number % Self.prefixes.count]
    let body = String(Self.mix(number / 7) % 900 + 100) + Self.digits(number, 6)
    let issuer = mix % 5000
    return Names(
      isin: try ISIN.completing(prefix + body).value,
      lei: try LEI.completing("529900" + Self.digits(issuer, 12)).value)
  }

  /// A number that looks drawn by lot and is always the same.
  private static func mix(_ number: Int) -> Int {
    var bits = UInt64(number) &* 0x9E37_79B9_7F4A_7C15
    bits ^= bits >> 29
    bits &*= 0xBF58_476D_1CE4_E5B9
    bits ^= bits >> 32
    return Int(bits >> 2)
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text.suffix(width)
  }

  private static func two(_ number: Int) -> String { digits(number, 2) }

  /// About two thirds of a count, without a divisor in common with it.
  private static func step(_ count: Int) -> Int {
    func divisor(_ left: Int, _ right: Int) -> Int {
      right == 0 ? left : divisor(right, left % right)
    }
    var step = max(1, count / 3 * 2)
    while divisor(step, count) != 1 { step += 1 }
    return step
  }
}

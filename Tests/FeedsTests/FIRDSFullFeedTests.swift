import Collateral
import Feeds
import Money
import Reading
import Testing

@Suite struct FIRDSFullFeedTests {
  private func debt(_ rate: String, maturity: String = "2030-01-01", rest: String = "") -> String {
    """
    <DebtInstrmAttrbts><TtlIssdNmnlAmt Ccy="USD">2900000000000.5</TtlIssdNmnlAmt>\
    <MtrtyDt>\(maturity)</MtrtyDt><NmnlValPerUnit Ccy="USD">344</NmnlValPerUnit>\
    <IntrstRate>\(rate)</IntrstRate>\(rest)</DebtInstrmAttrbts>
    """
  }

  @Test func headerSaysWhatTheFileReplaces() throws {
    let header = try #require(try deliver(firds("")).headers.first)
    #expect(header.feed == .firdsFull)
    #expect(header.version == "auth.017.001.02")
    #expect(header.source == "EU")
    #expect(header.asOf == day("2026-08-15"))
    #expect(header.scope == "FULINS_D")
    #expect(header.part == 2)
    #expect(header.parts == 3)
    let shouted = try deliver(firds("", name: "FULINS_E_20260815_01OF01")).headers.first
    #expect(shouted?.scope == "FULINS_E")
    #expect(shouted?.parts == 1)
    #expect(try deliver(firds("", name: "some name")).headers.first?.scope == nil)
  }

  @Test(arguments: ["auth.017.001.01", "DRAFT13auth.017.001.01", "auth.017.001.05"])
  func anyVersionIsTakenAndRecorded(version: String) throws {
    let found = try deliver(firds(refData(), namespace: version))
    #expect(found.headers.first?.version == version)
    #expect(found.records.count == 1)
  }

  @Test(arguments: [1, 7, 65_536])
  func aBondIsReadWhole(blockSize: Int) throws {
    let venue = """
      <AdmssnApprvlDtByIssr>2025-12-01T00:00:00Z</AdmssnApprvlDtByIssr>\
      <ReqForAdmssnDt>2025-12-02T10:00:00.123Z</ReqForAdmssnDt>\
      <FrstTradDt>2025-12-03T07:00:00.452Z</FrstTradDt><TermntnDt>2029-12-31T23:59:59Z</TermntnDt>
      """
    let record = refData(
      debt: debt("<Fxd>6.5</Fxd>", rest: "<DebtSnrty>SBOD</DebtSnrty>"), venue: venue)
    let found = try deliver(firds(record), blockSize: blockSize)
    #expect(found.rejects.isEmpty)
    #expect(found.positions == [Position(line: 8, record: 1)])
    let bond = try #require(found.venues.first)
    #expect(bond.instrument.id == "US0378331005")
    #expect(bond.instrument.idType == .isin)
    #expect(bond.instrument.name == "A & B  6 1/2 2030")
    #expect(bond.instrument.shortName == "A B/6.5 BD 20300101")
    #expect(bond.instrument.issuer?.value == "HWUPKR0MPOU8FGXBT394")
    #expect(bond.instrument.currency?.code == "EUR")
    #expect(bond.instrument.isCommodityDerivative == false)
    #expect(bond.instrument.cfi?.value == "DBFTFR")
    #expect(bond.instrument.issueSize?.description == "2900000000000.5")
    #expect(bond.instrument.issueSizeCurrency?.code == "USD")
    #expect(bond.instrument.nominalPerUnit?.description == "344")
    #expect(bond.instrument.maturityDate == day("2030-01-01"))
    #expect(bond.instrument.couponType == .fixed)
    #expect(bond.instrument.couponRate?.description == "6.5")
    #expect(bond.instrument.seniority == .subordinated)
    #expect(bond.instrument.validFrom == day("2025-12-03"))
    #expect(bond.mic.value == "XNAS")
    #expect(bond.relevantVenue?.value == "XFRA")
    #expect(bond.competentAuthority?.value == "DE")
    #expect(bond.issuerRequested == true)
    #expect(bond.admissionApproved == day("2025-12-01"))
    #expect(bond.admissionRequested == day("2025-12-02"))
    #expect(bond.firstTrade == day("2025-12-03"))
    #expect(bond.termination == day("2029-12-31"))
    #expect(bond.publishedFrom == day("2026-01-05"))
  }

  @Test func couponsZeroAndFloating() throws {
    let floating = """
      <Fltg><RefRate><Indx>EURI</Indx></RefRate><Term><Unit>MNTH</Unit><Val>3</Val></Term>\
      <BsisPtSprd>-15</BsisPtSprd></Fltg>
      """
    let found = try deliver(
      firds(
        [
          refData(debt: debt("<Fxd>0.000</Fxd>")), refData(debt: debt(floating)),
          refData(debt: debt("<Fltg><RefRate><Nm>SONIA</Nm></RefRate></Fltg>")),
        ].joined(separator: "\n")))
    let bonds = found.venues.map(\.instrument)
    #expect(bonds.map(\.couponType) == [.zero, .floating, .floating])
    #expect(bonds.map(\.couponRate) == [.zero, nil, nil])
    #expect(bonds.map(\.couponIndex) == [nil, "EURI", "SONIA"])
    #expect(bonds.map(\.couponIndexTerm) == [nil, "3 MNTH", nil])
    #expect(bonds.map(\.couponSpread) == [nil, -15, nil])
    #expect(found.positions.map(\.line) == [8, 9, 10])
    #expect(bonds.map(\.seniority) == [nil, nil, nil])
  }

  @Test func maturityIsPerpetualOnlyIfTheFeedSaysSo() throws {
    let none = """
      <DebtInstrmAttrbts><IntrstRate><Fxd>1</Fxd></IntrstRate></DebtInstrmAttrbts>
      """
    let found = try deliver(
      firds(
        refData(debt: debt("<Fxd>1</Fxd>", maturity: "9999-12-31"))
          + refData(debt: debt("<Fxd>1</Fxd>", maturity: "2999-12-31"))
          + refData(debt: debt("<Fxd>1</Fxd>", maturity: "2125-06-30")) + refData(debt: none)))
    #expect(
      found.venues.map(\.instrument.maturityDate) == [
        .perpetual, .perpetual, day("2125-06-30"), nil,
      ])
  }

  @Test func validFromIsTheFirstDayKnownAndNotLaterThanTheFile() throws {
    let future = "<FrstTradDt>2026-12-01T00:00:00Z</FrstTradDt>"
    let found = try deliver(
      firds(
        refData(venue: future, published: "<FrDt>2026-12-02</FrDt>") + refData(published: "")
          + refData(
            published: "<FrDtToDt><FrDt>2026-02-01</FrDt><ToDt>2026-03-01</ToDt></FrDtToDt>")))
    #expect(
      found.venues.map(\.instrument.validFrom) == [
        day("2026-08-15"), day("2026-08-15"), day("2026-02-01"),
      ])
    #expect(found.venues.map(\.firstTrade) == [day("2026-12-01"), nil, nil])
  }

  @Test func derivativesAreRead() throws {
    func derivative(_ underlying: String, _ strike: String) -> String {
      """
      <DerivInstrmAttrbts><XpryDt>9999-12-31</XpryDt><PricMltplr>0.1</PricMltplr>\
      <UndrlygInstrm>\(underlying)</UndrlygInstrm><OptnTp>PUTO</OptnTp>\
      <StrkPric>\(strike)</StrkPric><OptnExrcStyle>BERM</OptnExrcStyle><DlvryTp>OPTL</DlvryTp>\
      <AsstClssSpcfcAttrbts><Intrst><IntrstRate><Fxd>wrong place</Fxd></IntrstRate></Intrst>\
      </AsstClssSpcfcAttrbts></DerivInstrmAttrbts>
      """
    }
    func money(_ sign: String) -> String {
      "<Pric><MntryVal><Amt Ccy=\"EUR\">105.5</Amt>\(sign)</MntryVal></Pric>"
    }
    let cases: [(String, String, String?, String?)] = [
      ("<Sngl><ISIN>US0378331005</ISIN></Sngl>", money(""), "US0378331005", "105.5 EUR"),
      ("<Sngl><ISIN>NOISINFOUND9</ISIN></Sngl>", money("<Sgn>true</Sgn>"), nil, "105.5 EUR"),
      (
        "<Sngl><Indx><Nm><RefRate><Nm>STOXX</Nm></RefRate></Nm></Indx></Sngl>",
        money("<Sgn>false</Sgn>"), "STOXX", "-105.5 EUR"
      ),
      (
        "<Sngl><Indx><ISIN>US0378331005</ISIN><Nm><RefRate><Indx>EURI</Indx></RefRate></Nm></Indx></Sngl>",
        "<Pric><Pctg>96.5</Pctg></Pric>", "US0378331005|EURI", "96.5 %"
      ),
      (
        "<Bskt><ISIN>US0378331005</ISIN><ISIN>DE0007164600</ISIN></Bskt>",
        "<Pric><Yld>1.25</Yld></Pric>", "US0378331005|DE0007164600", "1.25 % yield"
      ),
      (
        "<Sngl><LEI>HWUPKR0MPOU8FGXBT394</LEI></Sngl>", "<Pric><BsisPts>50</BsisPts></Pric>",
        "HWUPKR0MPOU8FGXBT394", "50 bp"
      ),
      ("", "<NoPric><Pdg>PNDG</Pdg></NoPric>", nil, "pending"),
    ]
    for (underlying, strike, expected, shown) in cases {
      let found = try deliver(
        firds(refData(cfi: "OCAFPS", derivative: derivative(underlying, strike))))
      let option = try #require(found.venues.first?.instrument)
      #expect(option.underlying == expected)
      #expect(option.strike == shown)
      #expect(option.optionType == "put")
      #expect(option.exerciseStyle == "bermudan")
      #expect(option.deliveryType == "optional")
      #expect(option.expiryDate == .perpetual)
      #expect(option.priceMultiplier?.description == "0.1")
      #expect(option.couponRate == nil)
    }
  }

  @Test func aBadRecordIsARejectAndTheRestGoesOn() throws {
    let bad: [(String, String, String)] = [
      (refData(isin: "US0378331006"), "invalid-isin", "FinInstrmGnlAttrbts/Id"),
      (refData(isin: "NOISINFOUND9"), "placeholder", "FinInstrmGnlAttrbts/Id"),
      (refData(mic: "xnas"), "invalid-mic", "TradgVnRltdAttrbts/Id"),
      (refData(cfi: "ZZZZZZ"), "invalid-cfi", "FinInstrmGnlAttrbts/ClssfctnTp"),
      (refData(issuer: "HWUPKR0MPOU8FGXBT395"), "invalid-lei", "Issr"),
      (
        refData(debt: debt("<Fxd>6,5</Fxd>")), "invalid-number",
        "DebtInstrmAttrbts/IntrstRate/Fxd"
      ),
      (
        refData(debt: debt("<Fxd>1</Fxd>", maturity: "2030-02-30")), "invalid-date",
        "DebtInstrmAttrbts/MtrtyDt"
      ),
      (
        refData(debt: debt("<Fxd>1</Fxd>", rest: "<DebtSnrty>SENR</DebtSnrty>")), "unknown-code",
        "DebtInstrmAttrbts/DebtSnrty"
      ),
      (
        refData(debt: debt("<Fxd>1</Fxd><Fltg></Fltg>")), "conflicting-fields",
        "DebtInstrmAttrbts/IntrstRate"
      ),
      (refData(debt: debt("")), "missing-field", "DebtInstrmAttrbts/IntrstRate"),
      (
        refData(venue: "<FrstTradDt>2025-12-03T25:00:00Z</FrstTradDt>"), "invalid-date",
        "TradgVnRltdAttrbts/FrstTradDt"
      ),
      ("<RefData></RefData>", "missing-field", "FinInstrmGnlAttrbts/Id"),
      (
        refData(venue: "<IssrReq>maybe</IssrReq>"), "unknown-code", "TradgVnRltdAttrbts/IssrReq"
      ),
    ]
    for (record, code, field) in bad {
      let found = try deliver(firds([refData(), record, refData()].joined(separator: "\n")))
      #expect(found.records.count == 2)
      #expect(found.rejected == ["9:\(code):\(field)"])
      #expect(found.rejects.first?.position.record == 2)
      #expect(found.rejects.first?.message.contains(field) == true)
      #expect(found.rejects.first?.remedy.isEmpty == false)
    }
    let reject = try deliver(firds(refData(mic: "xnas"))).rejects.first
    #expect(reject?.excerpt.hasPrefix("ISIN US0378331005, MIC xnas") == true)
  }

  @Test func numbersThatCannotBeHeldAreNotSaid() throws {
    let derivative = """
      <DerivInstrmAttrbts><PricMltplr>0.33333333333333333</PricMltplr></DerivInstrmAttrbts>
      """
    let found = try deliver(firds(refData(cfi: "FFSPSX", derivative: derivative)))
    #expect(found.rejects.isEmpty)
    #expect(found.venues.first?.instrument.priceMultiplier == nil)
  }

  @Test func foreignElementsAreNotTakenForOurs() throws {
    let foreign = """
      <RefData><FinInstrmGnlAttrbts><x:Id xmlns:x="urn:x">DE0007164600</x:Id>\
      <Id>US0378331005</Id></FinInstrmGnlAttrbts><TradgVnRltdAttrbts><Id>XNAS</Id>\
      <Extra><Id>XXXX</Id></Extra></TradgVnRltdAttrbts></RefData>
      """
    let found = try deliver(firds(foreign))
    #expect(found.venues.first?.instrument.id == "US0378331005")
    #expect(found.venues.first?.mic.value == "XNAS")
  }

  @Test func brokenDocumentsAreRefused() {
    #expect(refusal(firds("", date: "15.08.2026"))?.line == 7)
    let document = firds(refData() + refData())
    #expect(
      refusal(document.replacing("<NtlCmptntAuthrty>EU</NtlCmptntAuthrty>", with: ""))?.message
        .contains("NtlCmptntAuthrty") == true)
    let headless = document.replacing("RptHdr>", with: "Other>")
    #expect(refusal(headless)?.message.contains("RptHdr") == true)
    #expect(
      refusal(document.replacing("<MsgDefIdr>auth.017", with: "<MsgDefIdr>auth.036"))?.message
        .contains("auth.036") == true)
    #expect(refusal(document + "<x/>") != nil)
  }

  @Test func everyTruncationIsRefused() {
    let document = Array(firds(refData(debt: debt("<Fxd>1</Fxd>"))).utf8)
    for length in stride(from: 0, to: document.count, by: 7) {
      let cut = String(decoding: document[..<length], as: UTF8.self)
      #expect(refusal(cut, as: .firdsFull)?.line != nil)
    }
  }
}

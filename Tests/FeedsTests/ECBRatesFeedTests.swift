import Collateral
import Feeds
import Money
import Reading
import Testing

@Suite struct ECBRatesFeedTests {
  private func xml(_ cubes: String) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" \
    xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
    <gesmes:subject>Reference rates</gesmes:subject>
    <Cube>
    \(cubes)
    </Cube></gesmes:Envelope>
    """
  }

  @Test func dailyAndHistoricalXML() throws {
    let found = try deliver(
      xml(
        """
        <Cube time='2026-10-30'><Cube currency='USD' rate='1.1172'/>
        <Cube currency='JPY' rate='175.68'/></Cube>
        <Cube time="2026-10-29"><Cube currency="USD" rate="1.113"/></Cube>
        """))
    #expect(found.headers.count == 1)
    #expect(found.headers.first?.feed == .ecbRatesXML)
    #expect(found.headers.first?.source == "ECB")
    #expect(found.headers.first?.asOf == day("2026-10-30"))
    #expect(
      found.rates.map { "\($0.date) \($0.base)/\($0.quote) \($0.rate)" } == [
        "2026-10-30 EUR/USD 1.1172", "2026-10-30 EUR/JPY 175.68", "2026-10-29 EUR/USD 1.113",
      ])
    #expect(found.positions.map(\.line) == [5, 6, 7])
    #expect(found.positions.map(\.record) == [1, 2, 3])
  }

  @Test func aNewerDayFurtherDownCorrectsTheHeader() throws {
    let found = try deliver(
      xml("<Cube time='2026-10-29'/><Cube time='2026-10-30'/><Cube time='2026-10-28'/>"))
    #expect(found.headers.map(\.asOf) == [day("2026-10-29"), day("2026-10-30")])
    #expect(try deliver(xml("")).headers.map(\.asOf) == [nil])
  }

  @Test func badRatesAreRejects() throws {
    let found = try deliver(
      xml(
        """
        <Cube time='2026-10-30'><Cube currency='USX' rate='1'/>
        <Cube currency='JPY' rate='0'/>
        <Cube currency='CHF' rate='1,5'/>
        <Cube currency='EUR' rate='1'/>
        <Cube currency='GBP'/>
        <Cube rate='2'/>
        <Cube currency='NOK' rate='11.5'/></Cube>
        <Cube time='30.10.2026'><Cube currency='USD' rate='1.113'/></Cube>
        """))
    #expect(
      found.rejected == [
        "5:invalid-currency:currency", "6:negative-number:rate", "7:invalid-number:rate",
        "8:conflicting-fields:currency", "9:missing-field:rate", "10:missing-field:currency",
        "12:invalid-date:time",
      ])
    #expect(found.rates.map(\.quote.code) == ["NOK"])
    #expect(found.rejects.first?.excerpt == "2026-10-30 Cube currency='USX' rate='1'")
  }

  @Test func otherDocumentsAreRefused() {
    #expect(refusal(xml("").replacing("eurofxref", with: "other"), as: .ecbRatesXML) != nil)
    #expect(refusal("<Envelope/>", as: .ecbRatesXML) != nil)
    #expect(
      refusal("<Envelope xmlns='http://www.gesmes.org/xml/2002-08-01'/>", as: .ecbRatesXML)?.message
        == "is no file of ECB rates: there is no Cube")
  }

  @Test func dailyCSV() throws {
    let found = try deliver("Date, USD, JPY, \n30 October 2026, 1.1172, 175.68, \n")
    #expect(found.headers.first?.feed == .ecbRatesCSV)
    #expect(found.headers.first?.asOf == day("2026-10-30"))
    #expect(found.rates.map(\.rate.description) == ["1.1172", "175.68"])
    #expect(found.rejects.isEmpty)
  }

  @Test(arguments: [1, 5, 65_536])
  func historicalCSV(blockSize: Int) throws {
    let text = "Date,USD,CYP,ROL,\r\n2026-10-30,1.1172,N/A,,\r\n2005-06-30,1.2092,0.5735,36030,\r\n"
    let found = try deliver(text, blockSize: blockSize)
    #expect(
      found.rates.map { "\($0.date) \($0.quote) \($0.rate)" } == [
        "2026-10-30 USD 1.1172", "2005-06-30 USD 1.2092", "2005-06-30 CYP 0.5735",
        "2005-06-30 ROL 36030",
      ])
    #expect(found.positions.map(\.line) == [2, 3, 3, 3])
    #expect(found.headers.count == 1)
  }

  @Test func badRowsAreRejects() throws {
    let found = try deliver(
      """
      Date,USD,XQZ,JPY,
      2026-10-30,1.1,2,175.68,
      2026-10-29,1.1,2,
      30 Octember 2026,1,1,1,
      31 November 2026,1,1,1,
      2026-10-28,-1.1,2,"175",
      2026-10-27,1.1,2,1"75,

      """)
    #expect(
      found.rejected == [
        "1:invalid-currency:XQZ", "3:ragged-row:-", "4:invalid-date:Date", "5:invalid-date:Date",
        "6:negative-number:rate", "7:malformed-row:-",
      ])
    #expect(found.rates.map(\.rate.description) == ["1.1", "175.68", "175"])
  }

  @Test func emptyAndOtherHeadersAreRefused() {
    #expect(refusal("", as: .ecbRatesCSV)?.message == "is empty")
    #expect(refusal("Date,Rate\n", as: .ecbRatesCSV)?.line == 1)
    #expect(refusal("Date,USD,USD\n", as: .ecbRatesCSV)?.message.contains("twice") == true)
  }
}

import Collateral
import Feeds
import Money
import Reading
import Testing

/// Futures and options of exchanges.
@Suite struct ExchangeFeedTests {
  private static let header =
    "BizDt,Sym,ID,StrkPx,SecTyp,MMY,MatDt,PutCall,Exch,LastTrdDt,SettlePrice,HighLimit,UndlyExch,UndlyID,UndlyMMY\n"

  @Test func settlementsBecomeContractsAndPrices() throws {
    let found = try deliver(
      Self.header
        + """
        "2026-09-30","GX","EX","","FUT","202612","2026-12-15","","XCH","2026-12-14","-1.5","99999.0","","",""
        "2026-09-30","GX","EX","98.50","OOF","202612","2026-12-15","0","XCH","","0.25","99999.0","XCH","EX","202612"
        "2026-09-30","GX","EX","","FUT","202612W2","2026-12-15","","XCH","","","","","",""
        """)
    #expect(found.rejects.isEmpty)
    #expect(found.headers.last?.asOf == day("2026-09-30"))
    let contracts = found.instruments
    #expect(contracts.map(\.id) == ["XCH:EX:202612", "XCH:EX:202612:P98.5", "XCH:EX:202612W2"])
    #expect(contracts.map(\.assetClass) == [.future, .option, .future])
    #expect(contracts[0].expiryDate == day("2026-12-14"))
    #expect(contracts[1].underlying == "XCH:EX:202612")
    #expect(contracts[1].optionType == "put")
    // No limit is not a price, and a future may be worth less than nothing.
    #expect(found.prices.map(\.price.description) == ["-1.5", "0.25"])
    #expect(found.prices.map(\.currency.code) == ["XXX", "XXX"])
  }

  @Test(arguments: [
    (
      "\"2026-09-30\",\"G\",\"E\",\"1\",\"OOF\",\"202612\",\"\",\"\",\"X\",\"\",\"1\",\"\",\"\",\"\",\"\"",
      "PutCall"
    ),
    (
      "\"2026-09-30\",\"G\",\"E\",\"\",\"FUT\",\"2026\",\"\",\"\",\"X\",\"\",\"1\",\"\",\"\",\"\",\"\"",
      "MMY"
    ),
    (
      "\"2026-09-30\",\"G\",\"E\",\"\",\"SWP\",\"202612\",\"\",\"\",\"X\",\"\",\"1\",\"\",\"\",\"\",\"\"",
      "SecTyp"
    ),
    (
      "\"2026-09-31\",\"G\",\"E\",\"\",\"FUT\",\"202612\",\"\",\"\",\"X\",\"\",\"1\",\"\",\"\",\"\",\"\"",
      "BizDt"
    ),
  ])
  func badContractsAreRejected(row: String, field: String) throws {
    let found = try deliver(Self.header + row)
    #expect(found.records.isEmpty)
    #expect(found.rejects.map(\.field) == [field])
  }

  @Test func theFilesOfNYMEX() throws {
    let found = try deliver(
      """
      PRODUCT SYMBOL,CONTRACT MONTH,CONTRACT YEAR,CONTRACT DAY,PUT/CALL,STRIKE,SETTLE,TRADEDATE
      LX,2,2027,,C,100.5,0.01,09/30/2026
      LX,2,2027,,,,60.25,09/30/2026
      LX,13,2027,,,,60.25,09/30/2026
      """)
    #expect(found.instruments.map(\.id) == ["NYMEX:LX:202702:C100.5", "NYMEX:LX:202702"])
    #expect(found.rejects.map(\.field) == ["CONTRACT MONTH"])
  }

  private func fixml(_ attributes: String) -> String {
    """
    <FIXML\(attributes)><Batch><MktDataFull BizDt="2026-09-30">
    <Instrmt Sym="EX" ID="EX" SecTyp="FUT" MMY="202612" MatDt="2026-12-15" Exch="XCH" Mult="1000" FnlSettlCcy="USD">
    <Evnt EventTyp="7" Dt="2026-12-14"/></Instrmt><Full Typ="B" Sz="1"/><Full Typ="6" Px="97.25"/>
    </MktDataFull></Batch></FIXML>
    """
  }

  @Test(arguments: ["", " xmlns=\"http://www.fixprotocol.org/FIXML-5-0-SP2\""])
  func fixmlWithAndWithoutNamespace(attributes: String) throws {
    let found = try deliver(fixml(attributes))
    let contract = try #require(found.instruments.first)
    #expect(contract.id == "XCH:EX:202612")
    #expect(contract.priceMultiplier?.description == "1000")
    #expect(contract.currency?.code == "USD")
    #expect(contract.expiryDate == day("2026-12-14"))
    #expect(found.prices.map(\.price.description) == ["97.25"])
    #expect(found.prices.map(\.currency.code) == ["USD"])
  }

  @Test func fixmlOfAnotherNamespaceIsRefused() throws {
    #expect(throws: ReadingError.self) { try deliver(fixml(" xmlns=\"urn:other\"")) }
  }

  @Test func productsOfEurexHaveRaggedRows() throws {
    let found = try deliver(
      """
      PRODUCT_ID;PRODUCT_TYPE;PRODUCT_NAME;PRODUCT_GROUP;CURRENCY;PRODUCT_ISIN;UNDERLYING_ISIN;SHARE_ISIN;CONTRACT_SIZE;
       ABC1;FSTK;Abc ;G;EUR;;DE000BAY0017;;100;;0;0
      XYZ;OSTK;Xyz;G;CHF;;;;.5;;1
      QQQ;ZZZ;Q;G;CHF;;;;1;;1
      SHORT;FSTK
      """)
    #expect(found.instruments.map(\.id) == ["EUREX:ABC1", "EUREX:XYZ"])
    #expect(found.instruments[0].name == "Abc")
    #expect(found.instruments[0].underlying == "DE000BAY0017")
    #expect(found.instruments.map(\.priceMultiplier?.description) == ["100", "0.5"])
    #expect(found.rejects.map(\.code) == [.unknownCode, .raggedRow])
  }

  @Test(arguments: [
    ("cme/cme.settle.s_test.csv", 2804), ("cme/cbt.settle.s_test.csv", 1470),
    ("cme/nymex_option_test.csv", 1688), ("cme/cme.settle.fwd.s_test.xml.gz", 14_089),
    ("eurex/productlist_sample.csv", 3),
  ])
  func everyRecordOfTheRealFilesIsRead(path: String, count: Int) throws {
    guard let path = sample(path) else { return }
    let found = try deliver(try ByteSource(path: path))
    for reject in found.rejects.prefix(3) { Issue.record("\(reject)") }
    #expect(found.instruments.count == count)
    #expect(Set(found.instruments.map(\.id)).count == count)
  }
}

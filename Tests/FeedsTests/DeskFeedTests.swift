import Collateral
import Feeds
import Money
import Reading
import Testing

@Suite struct DeskFeedTests {
  private let lei = "HWUPKR0MPOU8FGXBT394"

  @Test func instruments() throws {
    let found = try deliver(
      """
      id,id_type,name,asset_class,issuer,country,currency,issue_date,maturity_date,coupon_type,\
      coupon_rate,seniority,issue_size,cfi,listing,wraps,cusip,figi,dti,ticker,valid_from
      US0378331005,isin,"Apple, Inc.",equity,\(lei),US,USD,1980-12-12,,,,,,ESVUFR,XNAS|BATS,,037833100,\
      BBG000B9XRY4,,AAPL,2020-01-01
      DE0001102580,isin,Bund,sovereign-debt,,DE,EUR,2022-01-14,9999-12-31,zero,0,senior,\
      2900000000000,DBFTFB,,,,,,,
      GCZ6,future,Gold Dec 26,future,,,USD,,2026-12-29,,,,,,,,,,,,
      TOKEN-1,other,Token,tokenized-security,,,USD,,,,,,,,,US0378331005,,,,,

      """)
    #expect(found.rejects.isEmpty)
    #expect(found.headers == [FeedHeader(feed: .instruments)])
    let instruments = found.records.compactMap {
      if case .instrument(let record) = $0 { record } else { nil }
    }
    try #require(instruments.count == 4)
    let apple = instruments[0]
    #expect(apple.id == "US0378331005")
    #expect(apple.isin?.value == "US0378331005")
    #expect(apple.name == "Apple, Inc.")
    #expect(apple.assetClass == .equity)
    #expect(apple.issuer?.value == lei)
    #expect(apple.country?.value == "US")
    #expect(apple.issueDate == day("1980-12-12"))
    #expect(apple.maturityDate == nil)
    #expect(apple.cfi?.value == "ESVUFR")
    #expect(apple.listing == "BATS|XNAS")
    #expect(apple.cusip?.value == "037833100")
    #expect(apple.figi?.value == "BBG000B9XRY4")
    #expect(apple.ticker == "AAPL")
    #expect(apple.validFrom == day("2020-01-01"))
    #expect(instruments[1].maturityDate == .perpetual)
    #expect(instruments[1].couponType == .zero)
    #expect(instruments[1].couponRate == .zero)
    #expect(instruments[1].seniority == .senior)
    #expect(instruments[1].issueSize?.description == "2900000000000")
    #expect(instruments[1].issueSizeCurrency?.code == "EUR")
    #expect(instruments[2].idType == .future)
    #expect(instruments[2].isin == nil)
    #expect(instruments[3].wraps == "US0378331005")
  }

  @Test func badInstruments() throws {
    let found = try deliver(
      """
      id,id_type,name,asset_class,cusip,dti,listing,maturity_date,issue_date,coupon_rate
      US0378331006,isin,a,,,,,,,
      US0378331005,isin,,,,,,,,
      US0378331005,ISIN,a,,,,,,,
      US0378331005,isin,a,stock,,,,,,
      US0378331005,isin,a,,594918104,,,,,
      NOISINFOUND9,isin,a,,,,,,,
      4H95J0R2X,dti,a,,,X9J9K872S,,,,
      x,other,a,,,,XNAS|xnas,,,
      x,other,a,,,,XNAS||BATS,,,
      x,other,a,,,,XNAS|XNAS,,,
      x,other,a,,,,,2020-01-01,2021-01-01,
      x,other,a,,,,,2020-02-30,,
      x,other,a,,,,,,,-1
      x,other,a,,,,,,,99999999999
      ,other,a,,,,,,,
      x,other,a,,,,,,,1.5

      """)
    #expect(
      found.rejected == [
        "2:invalid-isin:id", "3:missing-field:name", "4:unknown-code:id_type",
        "5:unknown-code:asset_class", "6:conflicting-fields:cusip", "7:placeholder:id",
        "8:conflicting-fields:dti", "9:invalid-mic:listing", "10:missing-field:listing",
        "11:conflicting-fields:listing", "12:invalid-date:maturity_date",
        "13:invalid-date:maturity_date", "14:negative-number:coupon_rate",
        "15:overflow:coupon_rate", "16:missing-field:id",
      ])
    #expect(found.positions == [Position(line: 17, record: 16)])
    let word = try #require(found.rejects.first { $0.field == "asset_class" })
    #expect(word.message.contains("money-market-fund"))
    #expect(word.excerpt == "US0378331005,isin,a,stock,,,,,,")
  }

  @Test func digitalAssetsComeByDTI() throws {
    let found = try deliver("id,id_type,name,dti\n4H95J0R2X,dti,bitcoin,\n")
    guard case .instrument(let record) = try #require(found.records.first) else { return }
    #expect(record.id == "4H95J0R2X")
    #expect(record.dti?.value == "4H95J0R2X")
    #expect(record.isin == nil)
  }

  @Test func entities() throws {
    let found = try deliver(
      """
      name,lei,sector,country,ultimate_parent,parent,valid_from
      Bank,\(lei),credit-institution,US,\(lei),,2026-01-01
      Bad,\(lei.dropLast())5,,,,,
      Bad,\(lei),bank,,,,
      ,\(lei),,,,,
      Bad,\(lei),,XQ,,,
      """)
    #expect(
      found.rejected == [
        "3:invalid-lei:lei", "4:unknown-code:sector", "5:missing-field:name",
        "6:invalid-country:country",
      ])
    guard case .entity(let entity) = try #require(found.records.first) else { return }
    #expect(entity.lei.value == lei)
    #expect(entity.name == "Bank")
    #expect(entity.sector == .creditInstitution)
    #expect(entity.ultimateParent?.value == lei)
    #expect(entity.parent == nil)
    #expect(entity.validFrom == day("2026-01-01"))
  }

  @Test func linksOfEntities() throws {
    let other = "7LTWFZYICNSX8D621K86"
    let found = try deliver(
      """
      lei,name,branch_of,successor,manager
      \(lei),Branch,\(other),,
      \(lei),Merged,,\(other),
      \(lei),Fund,,,\(lei)
      \(lei),Bad,\(lei),,
      \(lei),Bad,,\(lei),
      \(lei),Bad,,,X
      """)
    #expect(
      found.rejected == [
        "5:conflicting-fields:branch_of", "6:conflicting-fields:successor", "7:invalid-lei:manager",
      ])
    let entities = found.records.compactMap {
      if case .entity(let record) = $0 { record } else { nil }
    }
    try #require(entities.count == 3)
    #expect(entities[0].branchOf?.value == other)
    #expect(entities[0].successor == nil)
    #expect(entities[1].successor?.value == other)
    #expect(entities[2].manager?.value == lei)
  }

  @Test func guarantorsAndCustodians() throws {
    let instruments = try deliver(
      "id,id_type,name,guarantor\nx,other,X,\(lei)\ny,other,Y,\nz,other,Z,somebody\n")
    #expect(instruments.rejected == ["4:invalid-lei:guarantor"])
    let guarantors = instruments.records.compactMap {
      if case .instrument(let record) = $0 { record.guarantor?.value ?? "none" } else { nil }
    }
    #expect(guarantors == [lei, "none"])
    let pledges = try deliver(
      """
      pledge,agreement,instrument,quantity,custodian
      P1,A,EUR,1,\(lei)
      P2,A,EUR,1,
      P3,A,EUR,1,bank
      """)
    #expect(pledges.rejected == ["4:invalid-lei:custodian"])
    let custodians = pledges.records.compactMap {
      if case .pledge(let record) = $0 { record.custodian?.value ?? "none" } else { nil }
    }
    #expect(custodians == [lei, "none"])
  }

  @Test func exposuresAndCapitalOfAgreements() throws {
    let found = try deliver(
      """
      agreement,regime,margin,base_currency,exposure,net_capital,tentative_net_capital,terms
      A1,x,initial,EUR,cryptoasset|index:sp500|issuer:\(lei),1000.5,2000,House terms
      A2,x,initial,EUR,,,,
      A3,x,initial,EUR,crypto,,,
      A4,x,initial,EUR,index:SP500,,,
      A5,x,initial,EUR,issuer:somebody,,,
      A6,x,initial,EUR,index:,,,
      A7,x,initial,EUR,gold|gold,,,
      A8,x,initial,EUR,,-1,,
      A9,x,initial,EUR,,,0.001,
      """)
    #expect(
      found.rejected == [
        "4:unknown-code:exposure", "5:unknown-code:exposure", "6:invalid-lei:exposure",
        "7:unknown-code:exposure", "8:conflicting-fields:exposure", "9:negative-number:net_capital",
        "10:invalid-number:tentative_net_capital",
      ])
    let agreements = found.records.compactMap {
      if case .agreement(let record) = $0 { record } else { nil }
    }
    try #require(agreements.count == 2)
    #expect(
      agreements[0].exposure == [.assetClass(.cryptoasset), .index("sp500"), .issuer(try LEI(lei))])
    #expect(agreements[0].exposure.map(\.description).last == "issuer:\(lei)")
    #expect(agreements[0].netCapital?.minorUnits == 100_050)
    #expect(agreements[0].tentativeNetCapital?.minorUnits == 200_000)
    #expect(agreements[0].terms == "House terms")
    #expect(agreements[1].exposure.isEmpty)
    #expect(agreements[1].netCapital == nil)
    #expect(agreements[1].tentativeNetCapital == nil)
    #expect(agreements[1].terms == nil)
  }

  @Test func dailyVolumesAreQuantities() throws {
    let found = try deliver(
      """
      subject_type,subject,measure,value,valid_from
      issue,x,average-daily-volume,12000000000.50,2026-01-01
      issue,x,average-daily-volume,0,2026-01-01
      issue,x,average-daily-volume,-1,2026-01-01
      issue,x,average-daily-volume,1e9,2026-01-01
      issue,x,average-daily-volume,,2026-01-01
      """)
    #expect(
      found.rejected == [
        "4:negative-number:value", "5:invalid-number:value", "6:missing-field:value",
      ])
    let values = found.records.compactMap {
      if case .assessment(let record) = $0 { record.value } else { nil }
    }
    #expect(values == ["12000000000.5", "0"])
  }

  @Test func ratings() throws {
    let found = try deliver(
      """
      subject_type,subject,agency,rating,term,valid_from
      issue,US0378331005,sp,AA+,long,2026-01-01
      issuer,\(lei),moodys,P-1,short,2026-01-01
      issuer,US0378331005,moodys,P-1,short,2026-01-01
      issue,US0378331005,s&p,AA+,long,2026-01-01
      issue,US0378331005,sp,,long,2026-01-01
      issue,US0378331005,sp,AA+,medium,2026-01-01
      issue,US0378331005,sp,AA+,long,01/01/2026
      """)
    #expect(
      found.rejected == [
        "4:invalid-lei:subject", "5:unknown-code:agency", "6:missing-field:rating",
        "7:unknown-code:term", "8:invalid-date:valid_from",
      ])
    guard case .rating(let rating) = try #require(found.records.last) else { return }
    #expect(rating.subjectType == .issuer)
    #expect(rating.agency == .moodys)
    #expect(rating.rating == "P-1")
    #expect(rating.term == .short)
  }

  @Test func assessmentsKeepToTheirScale() throws {
    let found = try deliver(
      """
      subject_type,subject,measure,value,valid_from,source
      issue,x,investment-grade,yes,2026-01-01,desk
      issuer,\(lei),sovereign-risk-weight,20.0,2026-01-01,
      issue,x,credit-quality-step,6,2026-01-01,
      issue,x,investment-grade,Y,2026-01-01,
      issue,x,sovereign-risk-weight,twenty,2026-01-01,
      issue,x,sovereign-risk-weight,-20,2026-01-01,
      issue,x,credit-quality-step,0,2026-01-01,
      issue,x,credit-quality-step,07,2026-01-01,
      issue,x,beauty,yes,2026-01-01,
      """)
    #expect(
      found.rejected == [
        "5:unknown-code:value", "6:invalid-number:value", "7:negative-number:value",
        "8:unknown-code:value", "9:unknown-code:value", "10:unknown-code:measure",
      ])
    let values = found.records.compactMap {
      if case .assessment(let record) = $0 { record.value } else { nil }
    }
    #expect(values == ["yes", "20", "6"])
  }

  @Test func pricesRatesMembersAndHoldings() throws {
    let prices = try deliver(
      "id,date,price,currency\nCL,2020-04-20,-37.63,USD\nx,2020-04-20,1e3,USD\nx,2020-04-20,1,usd\n"
    )
    #expect(prices.rejected == ["3:invalid-number:price", "4:invalid-currency:currency"])
    #expect(
      prices.records == [
        .price(
          PriceRecord(
            id: "CL", date: try #require(day("2020-04-20")), price: try Price("-37.63"),
            currency: try Currency("USD")))
      ])

    let rates = try deliver(
      """
      date,base,quote,rate
      2026-01-02,EUR,USD,1.1
      2026-01-02,EUR,EUR,1
      2026-01-02,EUR,USD,0
      2026-01-02,EUR,USD,-1
      """)
    #expect(
      rates.rejected == [
        "3:conflicting-fields:quote", "4:negative-number:rate", "5:negative-number:rate",
      ])
    #expect(rates.rates.first?.rate.description == "1.1")
    #expect(rates.headers.first?.feed == .fx)

    let members = try deliver(
      """
      index,id,valid_from,valid_to
      sp500,US0378331005,2020-01-01,2026-01-01
      sp500,x,2020-01-01,
      SP500,x,2020-01-01,
      sp500,x,2020-01-01,2019-01-01
      """)
    #expect(members.rejected == ["4:unknown-code:index", "5:invalid-date:valid_to"])
    #expect(members.records.count == 2)

    let holdings = try deliver(
      """
      fund,instrument,share,valid_from
      f,x,60.5,2026-01-01
      f,y,100.5,2026-01-01
      f,y,-1,2026-01-01
      f,f,1,2026-01-01
      """)
    #expect(
      holdings.rejected == [
        "3:invalid-number:share", "4:negative-number:share", "5:conflicting-fields:instrument",
      ])
    guard case .fundHolding(let holding) = try #require(holdings.records.first) else { return }
    #expect(holding.share.description == "60.5")
  }

  @Test func agreements() throws {
    let found = try deliver(
      """
      agreement,regime,margin,base_currency,settlement_currency,pledgor,secured_party,\
      secured_party_kind,systemic,requirement,threshold,minimum_transfer_amount,rounding
      A1,eu-emir|us-cftc,initial,EUR,USD,\(lei),\(lei),swap-entity,yes,1000000,50.5,,0.01
      A2,us-cftc,variation,JPY,,,,,no,1000,,,
      A1,us-cftc,variation,JPY,,,,,,,,,
      A3,us-cftc,variation,JPY,,,,,,1.5,,,
      A3,us-cftc,variation,EUR,,,,,,-1,,,
      A3,us-cftc,both,EUR,,,,,,,,,
      A3,us-cftc||x,initial,EUR,,,,,,,,,
      A3,,initial,EUR,,,,,,,,,
      A3,x|x,initial,EUR,,,,,,,,,
      A3,x,initial,EUR,,,,,perhaps,,,,
      A3,x,initial,EUR,,,,,,99999999999999999999,,,
      A3,x,initial,,,,,,,,,,
      """)
    #expect(
      found.rejected == [
        "4:duplicate-record:agreement", "5:invalid-number:requirement",
        "6:negative-number:requirement", "7:unknown-code:margin", "8:missing-field:regime",
        "9:missing-field:regime", "10:conflicting-fields:regime", "11:unknown-code:systemic",
        "12:overflow:requirement", "13:missing-field:base_currency",
      ])
    #expect(found.rejects.first?.message.contains("line 2") == true)
    let agreements = found.records.compactMap {
      if case .agreement(let record) = $0 { record } else { nil }
    }
    try #require(agreements.count == 2)
    #expect(agreements[0].regimes == ["eu-emir", "us-cftc"])
    #expect(agreements[0].margin == .initial)
    #expect(agreements[0].settlementCurrency?.code == "USD")
    #expect(agreements[0].securedPartyKind == .swapEntity)
    #expect(agreements[0].systemic == true)
    #expect(agreements[0].requirement.minorUnits == 100_000_000)
    #expect(agreements[0].threshold.description == "50.50")
    #expect(agreements[0].minimumTransferAmount.minorUnits == 0)
    #expect(agreements[0].rounding.minorUnits == 1)
    #expect(agreements[1].requirement.description == "1000")
    #expect(agreements[1].systemic == false)
    #expect(agreements[1].pledgor == nil)
  }

  @Test(arguments: [1, 3, 65_536])
  func pledges(blockSize: Int) throws {
    let found = try deliver(
      """
      pledge,agreement,instrument,quantity,price,currency

      P1,A1,US0378331005,1000.5,,
       P2 , A1 ,EUR,0.00000001,101.25,USD
      P3,A1,"multi
      line",1,,
      P1,A1,EUR,5,,
      P4,A1,EUR,-5,,
      P4,A1,EUR,0,,
      P4,A1,EUR,99999999999999999999999,,
      P4,A1,EUR,5,-1,
      P4,A1,EUR,5
      P4,A1,E"UR,5,,
      P4,A1,,5,,
      P5,A1,EUR,5,,
      """, blockSize: blockSize)
    #expect(
      found.rejected == [
        "7:duplicate-record:pledge", "8:negative-number:quantity", "9:negative-number:quantity",
        "10:overflow:quantity", "11:negative-number:price", "12:ragged-row:-",
        "13:malformed-row:-", "14:missing-field:instrument",
      ])
    let pledges = found.records.compactMap {
      if case .pledge(let record) = $0 { record } else { nil }
    }
    #expect(pledges.map(\.id) == ["P1", "P2", "P3", "P5"])
    #expect(pledges.map(\.quantity.description) == ["1000.5", "0.00000001", "1", "5"])
    #expect(pledges[1].price?.description == "101.25")
    #expect(pledges[1].currency?.code == "USD")
    #expect(pledges[2].instrument == "multi\nline")
    #expect(found.positions.map(\.line) == [3, 4, 5, 15])
    #expect(found.positions.map(\.record) == [1, 2, 3, 12])
  }

  @Test func manyKeysAreToldApart() throws {
    var text = "pledge,agreement,instrument,quantity\n"
    for index in 0..<20_000 { text += "P\(index),A,EUR,1\n" }
    text += "P0,A,EUR,1\nP19999,A,EUR,1\n"
    let found = try deliver(text)
    #expect(found.records.count == 20_000)
    #expect(
      found.rejects.map(\.message) == [
        "pledge: \"P0\" already stands in line 2",
        "pledge: \"P19999\" already stands in line 20001",
      ])
  }
}

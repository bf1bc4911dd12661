import Collateral
import Comparison
import Money
import Schedules
import Testing
import Valuation

@Suite("Why collateral values moved")
struct AttributionTests {
  /// An answer that a test may change before it is asked for.
  struct Answer {
    static let issuer = "5493000000000000"
    var pledges: [Pledge] = []
    var agreement: Agreement
    var snapshot: FactSnapshot

    /// A note, a corporate bond and euros under an agreement in US dollars.
    init(_ day: String, regime: String) throws {
      let dollar = try Currency("USD")
      agreement = Agreement(id: "A", regimes: [regime], margin: .initial, baseCurrency: dollar)
      agreement.securedPartyKind = .swapEntity
      agreement.settlementCurrency = dollar
      agreement.systemic = false
      snapshot = FactSnapshot(on: try CalendarDate(day))
      try add("note", quantity: "1000", .sovereignDebt, issuer: "11", .centralGovernment)
      try add("bond", quantity: "1000", .corporateDebt, issuer: "12", .corporate)
      try rate("1.10")
    }

    mutating func add(
      _ id: String, quantity: String, _ assetClass: AssetClass, issuer suffix: String,
      _ sector: IssuerSector
    ) throws {
      let lei = try LEI.completing(Self.issuer + suffix)
      var entity = EntityRecord(lei: lei, name: "Issuer of \(id)")
      entity.country = try CountryCode("US")
      entity.sector = sector
      entity.ultimateParent = lei
      snapshot.entities[lei] = EntityFacts(record: entity, origin: Origin(load: 1, line: 2))
      var record = InstrumentRecord(id: id, idType: .other)
      record.assetClass = assetClass
      record.issuer = lei
      record.currency = try Currency("USD")
      record.maturityDate = try CalendarDate("2027-12-08")
      record.couponType = .fixed
      record.seniority = .senior
      record.listing = "XNYS"
      try set(record, ratings: ["AA"])
      pledges.append(
        Pledge(id: "\(id)-1", agreement: "A", instrument: id, quantity: try Quantity(quantity)))
    }

    /// Puts an instrument into the snapshot.
    mutating func set(
      _ record: InstrumentRecord, ratings: [String], price: String? = "100", line: Int = 3
    ) throws {
      snapshot.instruments[record.id] = InstrumentFacts(
        record: record,
        contributions: [
          InstrumentContribution(
            source: "desk", record: record, origin: Origin(load: 1, line: line))
        ],
        ratings: ratings.map {
          RatingFact(
            agency: .sp, term: .long, rating: $0, validFrom: .beginning,
            origin: Origin(load: 2, line: line))
        },
        price: try price.map {
          PriceFact(
            date: snapshot.on, price: try Price($0), currency: try Currency("USD"),
            origin: Origin(load: 3, line: line))
        })
    }

    /// Changes what is known of an instrument.
    mutating func change(
      _ id: String, ratings: [String] = ["AA"], price: String? = "100",
      _ change: (inout InstrumentRecord) throws -> Void = { _ in }
    ) throws {
      var record = try #require(snapshot.instruments[id]).record
      try change(&record)
      try set(record, ratings: ratings, price: price, line: 9)
    }

    mutating func rate(_ rate: String) throws {
      snapshot.rates = [
        ExchangeRateFact(
          base: try Currency("EUR"), quote: try Currency("USD"), date: snapshot.on,
          rate: try ExchangeRate(rate), origin: Origin(load: 4, line: 1))
      ]
    }

    var side: AttributionSide {
      AttributionSide(pledges: pledges, agreements: [agreement], snapshot: snapshot)
    }
  }

  /// What moved between an answer and another into which it was changed.
  private func moved(
    _ regime: String, on day: String = "2026-11-20", in law: Law? = nil,
    prepare: (inout Answer) throws -> Void = { _ in }, _ change: (inout Answer) throws -> Void
  ) throws -> [(pledge: String, contribution: PledgeAttribution.Contribution)] {
    var before = try Answer(day, regime: regime)
    try prepare(&before)
    var after = before
    try change(&after)
    let attributor = try Attributor(
      law: try law ?? ShippedLaw.law.get(), from: before.side, to: after.side)
    let item = try #require(try attributor.attribute().first)
    #expect(
      try item.change().minorUnits
        == AttributionPart.allCases.reduce(Int128(0)) { $0 + item.amount($1).minorUnits })
    return item.pledges.flatMap { pledge in pledge.contributions.map { (pledge.pledge, $0) } }
  }

  /// The one part that moved.
  private func only(
    _ moved: [(pledge: String, contribution: PledgeAttribution.Contribution)]
  ) throws -> (pledge: String, contribution: PledgeAttribution.Contribution) {
    #expect(moved.count == 1, "\(moved.map { "\($0.pledge) \($0.contribution.part)" })")
    return try #require(moved.first)
  }

  private func finding(
    _ name: String, _ contribution: PledgeAttribution.Contribution
  ) throws -> AttributionFinding {
    try #require(contribution.findings.first { $0.name == name })
  }

  @Test("returned: less what it was worth")
  func returned() throws {
    let (pledge, part) = try only(
      try moved("us-cftc") { $0.pledges.removeAll { $0.id == "note-1" } })
    #expect(pledge == "note-1" && part.part == .returned)
    #expect(part.amount.description == "-980.00")
    let quantity = try finding("quantity", part)
    #expect(quantity.before?.text == "1000" && quantity.after == nil)
  }

  @Test("quantity: old and new")
  func quantity() throws {
    let (_, part) = try only(
      try moved("us-cftc") { $0.pledges[0].quantity = try Quantity("1500") })
    #expect(part.part == .quantity && part.amount.description == "490.00")
    let quantity = try finding("quantity", part)
    #expect(quantity.before?.text == "1000" && quantity.after?.text == "1500")
  }

  @Test("price: both, with their origins")
  func price() throws {
    let (_, part) = try only(try moved("us-cftc") { try $0.change("note", price: "101.5") })
    #expect(part.part == .price && part.amount.description == "14.70")
    let price = try finding("price", part)
    #expect(price.before?.text == "100 USD of 2026-11-20")
    #expect(price.before?.origin == Origin(load: 3, line: 3))
    #expect(price.after?.text == "101.5 USD of 2026-11-20")
    #expect(price.after?.origin == Origin(load: 3, line: 9))
    // One that the pledge states takes its place.
    let (_, stated) = try only(try moved("us-cftc") { $0.pledges[0].price = try Price("99") })
    #expect(stated.part == .price && stated.amount.description == "-9.80")
    #expect(try finding("price", stated).after?.text == "99 USD, stated by the pledge")
    // One that is gone leaves nothing.
    let (_, gone) = try only(try moved("us-cftc") { try $0.change("note", price: nil) })
    #expect(gone.part == .price && gone.amount.description == "-980.00")
    #expect(try finding("reasons", gone).after?.text == "missing-price")
  }

  @Test("exchange rate: the rates used")
  func rate() throws {
    let (_, part) = try only(
      try moved("us-cftc") {
        $0.pledges.append(
          Pledge(id: "cash", agreement: "A", instrument: "EUR", quantity: try Quantity("100")))
      } _: {
        try $0.rate("1.20")
      })
    #expect(part.part == .exchangeRate && part.amount.description == "9.20")
    let rate = try finding("rate", part)
    #expect(rate.subject == "EUR/USD")
    #expect(rate.before?.text == "1.1 of 2026-11-20" && rate.after?.text == "1.2 of 2026-11-20")
    #expect(rate.after?.origin == Origin(load: 4, line: 1))
  }

  @Test("passage of time: the row and the day, or that it matured")
  func time() throws {
    let parts = try moved("us-cftc", on: "2026-12-08") {
      $0.snapshot.on = try CalendarDate("2026-12-09")
    }
    let note = try #require(parts.first { $0.pledge == "note-1" }).contribution
    #expect(note.part == .time && note.amount.description == "15.00")
    let row = try finding("row", note)
    #expect(row.before?.text == "government/≥1 ≤5" && row.after?.text == "government/<1")
    #expect(try finding("day", note).after?.text == "2026-12-09")
    #expect(try finding("maturity_date", note).after?.origin == Origin(load: 1, line: 3))
    let matured = try moved("us-cftc") { $0.snapshot.on = try CalendarDate("2027-12-08") }
    let gone = try #require(matured.first { $0.pledge == "note-1" }).contribution
    #expect(gone.part == .time && gone.amount.description == "-980.00")
    #expect(try finding("reasons", gone).after?.text == "matured")
  }

  @Test("reference data: the facts that differ, and what they decide")
  func referenceData() throws {
    let (pledge, part) = try only(try moved("eu-emir") { try $0.change("bond", ratings: ["BBB"]) })
    #expect(pledge == "bond-1" && part.part == .referenceData)
    #expect(part.amount.description == "-20.00")
    #expect(
      part.findings.map(\.name) == ["long-term rating by sp", "row", "haircut"])
    let rating = try finding("long-term rating by sp", part)
    #expect(rating.before?.text == "AA" && rating.before?.origin == Origin(load: 2, line: 3))
    #expect(rating.after?.text == "BBB" && rating.after?.origin == Origin(load: 2, line: 9))
    #expect(try finding("haircut", part).after?.text == "6 %")
    // The issuer's parent comes to be the pledgor.
    let lei = try LEI.completing(Answer.issuer + "12")
    let group = try moved("eu-emir") {
      $0.agreement.pledgor = try LEI.completing(Answer.issuer + "13")
    } _: {
      var entity = try #require($0.snapshot.entities[lei]).record
      entity.parent = $0.agreement.pledgor
      entity.ultimateParent = $0.agreement.pledgor
      $0.snapshot.entities[lei] = EntityFacts(record: entity, origin: Origin(load: 5, line: 7))
    }
    let bond = try #require(group.first { $0.pledge == "bond-1" }).contribution
    #expect(bond.part == .referenceData && bond.amount.description == "-960.00")
    let parent = try finding("parent", bond)
    #expect(parent.before == nil && parent.after?.origin == Origin(load: 5, line: 7))
    #expect(parent.subject == lei.value)
  }

  @Test("rule: the law of the later day, with its paragraphs, and maturities as of the later day")
  func rule() throws {
    let law = SmallLaw.law(
      SmallLaw.files.map { file in
        guard file.path == "schedules/act/haircuts.yaml" else { return file }
        return ScheduleFile(
          path: file.path,
          text: file.text.replacing(
            "percent: \"15\"}",
            with: "to: \"2026-12-31\", percent: \"15\"}, {from: \"2027-01-01\", percent: \"25\"}"))
      })
    #expect(law.problems.isEmpty, "\(law.problems)")
    let (_, part) = try only(
      try moved("act", on: "2026-12-31", in: law) {
        try $0.change("note") { $0.assetClass = .equity }
        $0.pledges.removeAll { $0.id != "note-1" }
      } _: {
        $0.snapshot.on = try CalendarDate("2027-01-01")
      })
    #expect(part.part == .rule && part.amount.description == "-10000.00")
    let row = try finding("row", part)
    #expect(row.before?.text == "shares" && row.after?.text == "shares")
    let haircut = try finding("haircut", part)
    #expect(haircut.before?.text == "15 %" && haircut.after?.text == "25 %")
    #expect(haircut.after?.citations.map(\.text) == ["Section 7"])
  }

  @Test("agreement: the terms that differ")
  func agreement() throws {
    let parts = try moved("us-cftc") { $0.agreement.settlementCurrency = try Currency("EUR") }
    let (_, note) = try only(parts)
    #expect(note.part == .agreement && note.amount.description == "-80.00")
    let term = try finding("settlement_currency", note)
    #expect(term.before?.text == "USD" && term.after?.text == "EUR")
    #expect(try finding("currency_mismatch", note).after?.text == "8 %")
  }

  @Test("a regime that an agreement no longer names is worth nothing")
  func regimes() throws {
    var before = try Answer("2026-11-20", regime: "us-cftc")
    before.pledges.removeAll { $0.id != "note-1" }
    var after = before
    after.agreement.regimes = ["bcbs-iosco"]
    let found = try Attributor(
      law: try ShippedLaw.law.get(), from: before.side, to: after.side
    ).attribute()
    #expect(found.map(\.regime) == ["bcbs-iosco", "us-cftc"])
    #expect(found.map { $0.amount(.agreement).description } == ["980.00", "-980.00"])
    #expect(try found.map { try $0.change().description } == ["980.00", "-980.00"])
  }

  @Test("new: what it is worth; another instrument under the same name is returned and new")
  func new() throws {
    let (_, part) = try only(
      try moved("us-cftc") {
        $0.pledges.append(
          Pledge(id: "more", agreement: "A", instrument: "note", quantity: try Quantity("10")))
      })
    #expect(part.part == .new && part.amount.description == "9.80")
    let exchanged = try moved("eu-emir") { $0.pledges[0].instrument = "bond" }
    #expect(exchanged.map(\.contribution.part) == [.new, .returned])
    #expect(exchanged.map(\.contribution.amount.description) == ["960.00", "-980.00"])
    let instrument = try finding("instrument", exchanged[0].contribution)
    #expect(instrument.before?.text == "note" && instrument.after?.text == "bond")
  }

  @Test("limits: less what is taken more, with the groups")
  func limits() throws {
    let parts = try moved("eu-emir") {
      $0.pledges[0].quantity = try Quantity("20000000")
      $0.pledges[1].quantity = try Quantity("9000000")
    } _: {
      $0.pledges[1].quantity = try Quantity("20000000")
    }
    #expect(parts.map(\.contribution.part) == [.quantity, .limits])
    #expect(parts.map(\.contribution.amount.description) == ["10560000.00", "-8200000.00"])
    let limit = try #require(parts.last?.contribution.findings.first)
    #expect(limit.name == "limit single-group" && limit.before == nil)
    #expect(limit.after?.citations.map(\.text) == ["Article 8(1)(a)"])
    #expect(
      limit.after?.text
        == "holds 19200000.00 USD of value-after-haircut, may hold 11000000.00")
  }

  @Test("a base currency that changed is refused")
  func baseCurrency() throws {
    let before = try Answer("2026-11-20", regime: "us-cftc")
    var after = before
    after.agreement = Agreement(
      id: "A", regimes: ["us-cftc"], margin: .initial, baseCurrency: try Currency("EUR"))
    #expect(throws: AttributionError.self) {
      try Attributor(law: try ShippedLaw.law.get(), from: before.side, to: after.side)
    }
  }

  @Test("the law of one day over the facts of another: bands are measured from the facts' day")
  func lawDay() throws {
    let law = try ShippedLaw.law.get()
    let answer = try Answer("2026-12-09", regime: "us-cftc")
    func row(_ lawDay: String?) throws -> String? {
      let valuer = try Valuer(
        law: law, regimes: ["us-cftc"], snapshot: answer.snapshot,
        lawDay: try lawDay.map { try CalendarDate($0) })
      let verdict = try valuer.verdict(
        instrument: "note", under: answer.agreement, regime: "us-cftc")
      return verdict?.row ?? verdict?.reasons.joined()
    }
    #expect(try row(nil) == "government/<1")
    #expect(try row("2026-01-01") == "government/<1")
    // Before the rule was in force.
    #expect(try row("2010-01-01") == "not-in-force")
  }
}

import Collateral
import Money
import Schedules
import Testing
import Valuation

/// How much more fits: what the engine says when so much is posted, and one unit more.
@Suite("Room")
struct RoomTests {
  /// A book of the asset and of a government bond, with what would be posted.
  private struct Book {
    let valuer: Valuer
    let agreement: Agreement
    let regime: String
    let posted: [Pledge]

    init(
      _ desk: Desk, _ regime: String, asset: String, government: String
    ) throws {
      var snapshot = desk.snapshot
      snapshot.instruments["asset"] = InstrumentFacts(
        record: desk.record, ratings: desk.ratings, assessments: desk.assessments,
        price: desk.price, indices: desk.indices)
      var record = InstrumentRecord(id: "government", idType: .other)
      record.assetClass = .sovereignDebt
      record.currency = desk.record.currency
      record.issuer = try Desk.lei(3)
      record.maturityDate = try CalendarDate("2026-12-01")
      record.couponType = .fixed
      snapshot.instruments["government"] = InstrumentFacts(
        record: record,
        ratings: [
          RatingFact(
            agency: .sp, term: .long, rating: "AAA", validFrom: .beginning, origin: Desk.origin)
        ],
        assessments: [
          AssessmentFact(
            measure: .eurosystemHaircut, value: "0.5", validFrom: .beginning, source: nil,
            origin: Desk.origin)
        ], price: desk.price)
      var desk = desk
      desk.snapshot = snapshot
      try desk.entity(3, ultimate: 3, sector: .centralGovernment, country: "DE")
      valuer = try Valuer(
        law: try ScheduleFixtures.law.get(), regimes: [regime], snapshot: desk.snapshot)
      agreement = desk.agreement
      self.regime = regime
      posted = try [
        Pledge(id: "p1", agreement: "A", instrument: "asset", quantity: Quantity(asset)),
        Pledge(id: "p2", agreement: "A", instrument: "government", quantity: Quantity(government)),
      ].filter { !$0.quantity.isZero }
    }

    func room() throws -> PledgeRoom {
      try valuer.room(
        for: Pledge(id: "more", agreement: "A", instrument: "asset", quantity: .zero),
        beside: posted, under: agreement, regime: regime)
    }

    /// The state of a limit's group when so much more is posted.
    func state(_ limit: LimitRoom, with quantity: Int64) throws -> LimitReport.State? {
      let more = Pledge(
        id: "more", agreement: "A", instrument: "asset",
        quantity: try Quantity(significand: quantity))
      let value = try valuer.value(posted + [more], under: agreement, regime: regime)
      return value.limits.first {
        $0.limit.id == limit.limit.id && $0.group == limit.group && $0.pledges.contains("more")
      }?.state
    }
  }

  private func check(_ book: Book, limits: [String]) throws {
    let room = try book.room()
    #expect(room.verdict.decision == .eligible, "\(room.verdict.reasons)")
    #expect(room.limits.map(\.limit.id) == limits)
    var quantities: [Int64] = []
    for limit in room.limits {
      guard case .upTo(let quantity, _, _) = limit.more else {
        Issue.record("\(limit.limit.id): \(limit.more)")
        continue
      }
      quantities.append(quantity)
      let isNotExceeded = try quantity == 0 || book.state(limit, with: quantity) != .exceeded
      #expect(isNotExceeded)
      #expect(try book.state(limit, with: quantity + 1) == .exceeded)
    }
    let least = try #require(quantities.min())
    #expect(room.first == Set(quantities.indices.filter { quantities[$0] == least }))
  }

  private static let prices = ["100", "98.437", "0.013", "73214.9"]

  @Test("against what is collected", arguments: prices)
  func collected(price: String) throws {
    var desk = try Desk(.corporateDebt)
    desk.record.maturityDate = try CalendarDate("2029-01-15")
    desk.price?.price = try Price(price)
    desk.rated("A")
    try desk.rate("EUR", "USD", "1.1")
    for (asset, government) in [
      ("0", "900000000"), ("123457", "987654321"), ("99999999", "12"), ("3", "0"),
    ] {
      try check(
        Book(desk, "eu-emir", asset: asset, government: government), limits: ["single-group"])
    }
  }

  @Test("against what is recognized", arguments: ["100", "98.437"])
  func recognized(price: String) throws {
    var desk = try Desk(.bankDebt)
    let euro = try Currency("EUR")
    desk.record.currency = euro
    desk.price = PriceFact(
      date: desk.snapshot.on, price: try Price(price), currency: euro, origin: Desk.origin)
    desk.agreement.baseCurrency = euro
    desk.agreement.settlementCurrency = euro
    desk.assessed(.eurosystemHaircut, "7.5")
    for (asset, government) in [
      ("0", "500000000"), ("1000001", "7654321987"), ("99999999", "1200000000"),
    ] {
      try check(
        Book(desk, "eurosystem", asset: asset, government: government),
        limits: ["unsecured-bank-debt"])
    }
  }

  @Test("of one issue, in percent of net capital, dollars or shares", arguments: prices)
  func issue(price: String) throws {
    var desk = try Desk(.equity)
    desk.price?.price = try Price(price)
    for (asset, capital) in [("0", "0"), ("499", "7000000"), ("501", "99.99"), ("7", "123456789")] {
      desk.agreement.netCapital = try Amount(capital, currency: desk.agreement.baseCurrency)
      try check(
        Book(desk, "us-sec-net-capital", asset: asset, government: "0"), limits: ["equity-j"])
    }
  }

  @Test("a bound that is not known, none at all, and what is not eligible")
  func noQuantity() throws {
    var desk = try Desk(.equity)
    let unknown = try Book(desk, "us-sec-net-capital", asset: "10", government: "0").room()
    #expect(unknown.limits.map(\.more) == [.unknown(["missing-net-capital"])])
    #expect(unknown.first.isEmpty)

    desk.agreement.margin = .variation
    desk.member(of: "sp500")
    try desk.rate("EUR", "USD", "1.1")
    let free = try Book(desk, "eu-emir", asset: "10", government: "0").room()
    #expect(free.limits.isEmpty)

    desk.record.assetClass = .commodity
    let refused = try Book(desk, "eu-emir", asset: "10", government: "0").room()
    #expect(refused.verdict.reasons == ["class-not-listed"])
    #expect(refused.limits.isEmpty)
  }

  @Test("what counts of a group, in what its limit measures")
  func counted() throws {
    var desk = try Desk(.corporateDebt)
    desk.record.maturityDate = try CalendarDate("2029-01-15")
    desk.rated("A")
    try desk.rate("EUR", "USD", "1.1")
    let book = try Book(desk, "eu-emir", asset: "30000000", government: "100000000")
    let value = try book.valuer.value(book.posted, under: book.agreement, regime: "eu-emir")
    let group = try #require(value.limits.first { $0.limit.id == "single-group" })
    // 30,000,000 less 6 %; 15 % of that and of 100,000,000 less 0.5 %.
    #expect(group.used.description == "28200000.00")
    #expect(group.bound?.description == "19155000.00")
    #expect(group.counted == group.bound)
    #expect(group.headroom?.description == "-9045000.00")
  }
}

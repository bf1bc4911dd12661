import Collateral
import Schedules
import Testing

@testable import Valuation

/// Cases worked by hand from the words of the law; `d` is what is taken.
@Suite("Limits, worked by hand")
struct LimitCasesTests {
  private typealias Posted = LimitDesk.Posted

  // MARK: Article 8 of Delegated Regulation (EU) 2016/2251

  private static let emir = LimitDesk(regime: "eu-emir", isSystemic: true)

  @Test("Article 8(1)(a): one group, 15 %")
  func groupPercent() throws {
    // Collected 24 + 16 + 160 = 200; bound max(15 % × 200 = 30, 10) = 30; group 40, excess 10.
    // d1 = 10 × 24/40 = 6, d2 = 10 × 16/40 = 4.
    let over = try Self.emir.outcome([
      Posted("p1", "n", "24000000", [.issuer: "A", .group: "G"]),
      Posted("p2", "n", "16000000", [.issuer: "B", .group: "G"]),
      Posted("c", "a", "160000000", [.custodian: "K"]),
    ])
    #expect(over.taken == ["p1": "6000000.00", "p2": "4000000.00"])
    #expect(over.flags["p1"] == ["limit-group"] && over.flags["p2"] == ["limit-group"])
    #expect(over.exceeded == ["cash-custodian", "single-group"])
    // 18 + 12 = 30 is not more than the bound.
    let met = try Self.emir.outcome([
      Posted("p1", "n", "18000000", [.issuer: "A", .group: "G"]),
      Posted("p2", "n", "12000000", [.issuer: "B", .group: "G"]),
      Posted("c", "a", "170000000"),
    ])
    #expect(met.taken.isEmpty && met.flags["p1"] == nil)
    // 30,000,000.01: collected 200,000,000.01, 15 % = 30,000,000.0015, rounded down 30,000,000.00: one cent.
    let cent = try Self.emir.outcome([
      Posted("p1", "n", "30000000.01", [.group: "G"]), Posted("c", "a", "170000000"),
    ])
    #expect(cent.taken == ["p1": "0.01"])
  }

  @Test("Article 8(1)(a): EUR 10 million, in dollars too")
  func groupAmount() throws {
    // Collected 50: 15 % = 7.5 < 10. Group 12: d = 2; group 10: none.
    let euro = try Self.emir.outcome([
      Posted("p", "n", "12000000"), Posted("q", "n", "10000000"), Posted("c", "c", "28000000"),
    ])
    #expect(euro.taken == ["p": "2000000.00"])
    // Dollars at 1.10: the amount is 11. Collected 60: 15 % = 9 < 11; group 12: d = 1.
    var desk = Self.emir
    desk.base = "USD"
    let dollar = try desk.outcome([Posted("p", "n", "12000000"), Posted("c", "c", "48000000")])
    #expect(dollar.taken == ["p": "1000000.00"])
    // Collected 80: 15 % = 12 > 11; group 12 meets it.
    let met = try desk.outcome([Posted("p", "n", "12000000"), Posted("c", "c", "68000000")])
    #expect(met.taken.isEmpty)
    // Variation margin has no limit.
    desk.margin = .variation
    let variation = try desk.outcome([Posted("p", "n", "12000000"), Posted("c", "c", "48000000")])
    #expect(variation.taken.isEmpty && variation.flags.isEmpty)
  }

  @Test("Article 8(1)(b): securitizations and institutions together, 40 %")
  func classPercent() throws {
    // Collected 400: bound 160; 60 + 60 + 60 + 20 = 200, excess 40, a fifth of each. Each group is at its own 60.
    let even = try Self.emir.outcome([
      Posted("o1", "o", "60000000"), Posted("o2", "o", "60000000"), Posted("p", "p", "60000000"),
      Posted("q", "q", "20000000"), Posted("c", "c", "200000000"),
    ])
    #expect(
      even.taken == [
        "o1": "12000000.00", "o2": "12000000.00", "p": "12000000.00", "q": "4000000.00",
      ])
    #expect(even.flags["o1"] == ["limit-class"])
    // With a convertible of 20 whose issuer has no sector: 220, excess 60; 60 × 60/220 = 16.36363636…, 60 × 20/220 = 5.454545…;
    // to cents 3 × 16,363,636.36 + 2 × 5,454,545.45 = 59,999,999.98: two cents more on the first of the largest.
    let odd = try Self.emir.outcome([
      Posted("o1", "o", "60000000"), Posted("o2", "o", "60000000"), Posted("p", "p", "60000000"),
      Posted("q1", "q", "20000000"), Posted("q2", "q", "20000000"), Posted("c", "c", "180000000"),
    ])
    #expect(
      odd.taken == [
        "o1": "16363636.38", "o2": "16363636.36", "p": "16363636.36", "q1": "5454545.45",
        "q2": "5454545.45",
      ])
    // Shares of a company are outside.
    let company = try Self.emir.outcome([
      Posted("o1", "o", "60000000"), Posted("o2", "o", "60000000"), Posted("p", "p", "40000000"),
      Posted("s", "p", "40000000", except: ["securitization-and-financial-equity"]),
      Posted("c", "c", "200000000"),
    ])
    #expect(company.taken.isEmpty)
    // Collected 20: 40 % = 8 < 10; 6 + 6 = 12, excess 2.
    let small = try Self.emir.outcome([
      Posted("o1", "o", "6000000"), Posted("o2", "o", "6000000"), Posted("c", "c", "8000000"),
    ])
    #expect(small.taken == ["o1": "1000000.00", "o2": "1000000.00"])
  }

  @Test("Article 8(1): a group within the class is cut first")
  func nested() throws {
    // Collected 100, bounds 15 and 40. G = 20 + 10 → 15: 10, 5. Class 10 + 5 + 15 + 15 + 5 = 50 → 40, a fifth off each: 8, 4, 12, 12, 4.
    let outcome = try Self.emir.outcome([
      Posted("o", "o", "20000000", [.group: "G"]), Posted("q", "q", "10000000", [.group: "G"]),
      Posted("o2", "o", "15000000"), Posted("p2", "p", "15000000"), Posted("q2", "q", "5000000"),
      Posted("c", "c", "35000000"),
    ])
    #expect(
      outcome.taken == [
        "o": "12000000.00", "q": "6000000.00", "o2": "3000000.00", "p2": "3000000.00",
        "q2": "1000000.00",
      ])
    #expect(outcome.flags["o"] == ["limit-class", "limit-group"])
  }

  @Test("Article 8(1): a group across the class")
  func crossing() throws {
    // Collected 100, bounds 15 and 40. x1 + x2 ≤ 15, x1 + x3 ≤ 40: x1 + x2 + x3 ≤ 55 − x1, the largest at x1 = 0: x2 = 15, x3 = 40 of 50.
    // d = 20, 5, and a fifth of 15, 15, 15, 5. In turn it would be 7.5 less.
    let outcome = try Self.emir.outcome([
      Posted("o", "o", "20000000", [.group: "G"]), Posted("n", "n", "20000000", [.group: "G"]),
      Posted("o2", "o", "15000000"), Posted("o3", "o", "15000000"), Posted("q2", "q", "15000000"),
      Posted("q3", "q", "5000000"), Posted("c", "c", "10000000"),
    ])
    #expect(
      outcome.taken == [
        "o": "20000000.00", "n": "5000000.00", "o2": "3000000.00", "o3": "3000000.00",
        "q2": "3000000.00", "q3": "1000000.00",
      ])
  }

  @Test("Article 8(2): one public issuer, one country, above EUR 1 billion")
  func publicIssuers() throws {
    let rest = Posted("b", "b", "600000000", except: ["single-group"])
    func state(_ value: String, _ keys: [String] = ["DE", "DE"]) -> Posted {
      Posted("s", "c", value, [.issuer: keys[0], .country: keys[1]])
    }
    // Collected 2,400: bound 1,000 + 50 % × 1,400 = 1,700. 1,800: d = 100.
    let over = try Self.emir.outcome([state("1800000000"), rest])
    #expect(over.taken == ["s": "100000000.00"])
    #expect(over.flags["s"] == ["limit-country", "limit-issuer"])
    // Collected 2,400 again, 1,700 meets the bound.
    let met = try Self.emir.outcome([
      state("1700000000"), Posted("b", "b", "700000000", except: ["single-group"]),
    ])
    #expect(met.taken.isEmpty)
    // Not between systemic parties: nothing; not stated: as systemic.
    var desk = Self.emir
    desk.isSystemic = false
    #expect(try desk.outcome([state("1800000000"), rest]).taken.isEmpty)
    desk.isSystemic = nil
    #expect(try desk.outcome([state("1800000000"), rest]).taken == ["s": "100000000.00"])
    // 1,000 is not in excess of 1,000; one cent more: bound 1,000 + half a cent, rounded down.
    #expect(try Self.emir.outcome([state("1000000000")]).taken.isEmpty)
    #expect(try Self.emir.outcome([state("1000000000.01")]).taken == ["s": "0.01"])
    // Two issuers of one country, 1,080 and 720: 100 × 0.6 and 100 × 0.4, for the country alone.
    let two = try Self.emir.outcome([
      Posted("s1", "c", "1080000000", [.issuer: "X", .country: "DE"]),
      Posted("s2", "d", "720000000", [.issuer: "Y", .country: "DE"]), rest,
    ])
    #expect(two.taken == ["s1": "60000000.00", "s2": "40000000.00"])
    #expect(two.flags["s1"] == ["limit-country"])
    // One issuer in two countries: for the issuer alone.
    let branches = try Self.emir.outcome([
      Posted("s1", "c", "1080000000", [.issuer: "X", .country: "DE"]),
      Posted("s2", "c", "720000000", [.issuer: "X", .country: "FR"]), rest,
    ])
    #expect(branches.taken == ["s1": "60000000.00", "s2": "40000000.00"])
    #expect(branches.flags["s2"] == ["limit-issuer"])
    // Dollars at 1.10, collected 2,500: 1,100 + 50 % × 1,400 = 1,800; 1,900: d = 100.
    desk = Self.emir
    desk.base = "USD"
    #expect(try desk.outcome([state("1900000000"), rest]).taken == ["s": "100000000.00"])
  }

  @Test("Article 8(2)(b) and (5): cash through its custodian")
  func cash() throws {
    // Collected 2,400. Cash 1,080 kept in France and 720 of the French state: 1,800 > 1,700: d = 60 and 40.
    // All of the cash is with one: above 20 % of it, flagged.
    let country = try Self.emir.outcome([
      Posted("cash", "a", "1080000000", [.issuer: "K", .country: "FR", .custodian: "K"]),
      Posted("state", "c", "720000000", [.issuer: "FR", .country: "FR"]),
      Posted("us", "c", "600000000", [.issuer: "US", .country: "US"]),
    ])
    #expect(country.taken == ["cash": "60000000.00", "state": "40000000.00"])
    #expect(country.flags["cash"] == ["limit-country", "limit-custodian"])
    // The percentage is of the cash: 45, 20 % = 9. 25 and 11 are above it, 9 meets it, whatever else is collected.
    let keepers = try Self.emir.outcome([
      Posted("k", "a", "25000000", [.custodian: "K"]),
      Posted("l", "a", "11000000", [.custodian: "L"]),
      Posted("m", "a", "9000000", [.custodian: "M"]), Posted("c", "c", "55000000"),
    ])
    #expect(keepers.taken.isEmpty)
    #expect(keepers.flags == ["k": ["limit-custodian"], "l": ["limit-custodian"]])
    // Two cents are missing of ten: 20 % of 9.99 is 1.998, rounded down 1.99, and 2.00 is above it.
    let cent = try Self.emir.outcome([
      Posted("k", "a", "2.00", [.custodian: "K"]), Posted("l", "a", "1.99", [.custodian: "L"]),
      Posted("m", "a", "1.99", [.custodian: "M"]), Posted("n", "a", "1.99", [.custodian: "N"]),
      Posted("o", "a", "1.99", [.custodian: "O"]), Posted("p", "a", "0.03", [.custodian: "P"]),
    ])
    #expect(cent.flags == ["k": ["limit-custodian"]])
  }

  @Test("Article 8(1) and (2): a region is in both")
  func region() throws {
    // Collected 2,400. G: 15 % = 360: 400 → 360. US: 360 + 1,440 = 1,800 → 1,700: 100 × 360/1,800 = 20, 100 × 1,440/1,800 = 80.
    let outcome = try Self.emir.outcome([
      Posted("l", "l", "400000000", [.issuer: "R", .group: "G", .country: "US"]),
      Posted("j", "j", "1440000000", [.issuer: "J", .country: "US"]),
      Posted("c", "c", "560000000"),
    ])
    #expect(outcome.taken == ["l": "60000000.00", "j": "80000000.00"])
  }

  @Test("Article 8(1)(a): gold has no issuer, and is one")
  func gold() throws {
    // Collected 100, bound 15: 12 + 8 = 20: d = 5 × 12/20 = 3 and 5 × 8/20 = 2. The bond's 10 are another group.
    let outcome = try Self.emir.outcome([
      Posted("g1", "b", "12000000", [.group: "no issuer (gold)"]),
      Posted("g2", "b", "8000000", [.group: "no issuer (gold)"]),
      Posted("n", "n", "10000000", [.group: "no issuer (corporate-debt)"]),
      Posted("c", "c", "70000000"),
    ])
    #expect(outcome.taken == ["g1": "3000000.00", "g2": "2000000.00"])
  }

  // MARK: 17 CFR 1.25

  private static let customer = LimitDesk(regime: "us-cftc-customer", base: "USD")

  /// A rest that is in no limit.
  private static func fill(_ value: String) -> Posted { Posted("fill", "i", value) }

  @Test("17 CFR 1.25: classes, flags alone")
  func customerClasses() throws {
    // Held 1,000 throughout.
    let noSmall = ["money-market-fund-small", "etf-small"]
    let municipal = try Self.customer.outcome([
      Posted("a", "ii", "40"), Posted("b", "ii", "40"), Posted("c", "ii", "30"), Self.fill("890"),
    ])
    #expect(municipal.exceeded == ["municipal"] && municipal.taken.isEmpty)
    #expect(
      municipal.flags.values.allSatisfy { $0 == ["limit-class"] } && municipal.flags.count == 3)
    let agency = try Self.customer.outcome([
      Posted("a", "iii", "200"), Posted("b", "iii", "200"), Posted("c", "iii", "110"),
      Self.fill("490"),
    ])
    #expect(agency.exceeded == ["agency"])
    for (point, limit) in [("iv", "money-market-fund"), ("v", "etf")] {
      let funds = (0..<6).map { Posted("f\($0)", point, $0 == 5 ? "10" : "100", except: noSmall) }
      // 510 of 1,000 is more than half; 500 is not.
      let over = try Self.customer.outcome(funds + [Self.fill("490")])
      #expect(over.exceeded == [limit] && over.taken.isEmpty)
      let met = try Self.customer.outcome(Array(funds.prefix(5)) + [Self.fill("500")])
      #expect(met.exceeded.isEmpty && met.flags.isEmpty)
      // 90 + 90 + 80 = 260 of one family are more than a quarter; 250 are not.
      func family(_ last: String) -> [Posted] {
        ["90", "90", last].enumerated().map {
          Posted("f\($0.offset)", point, $0.element, [.group: "F"], except: noSmall)
        }
      }
      #expect(
        try Self.customer.outcome(family("80") + [Self.fill("740")]).exceeded == ["\(limit)-family"]
      )
      #expect(try Self.customer.outcome(family("70") + [Self.fill("750")]).exceeded.isEmpty)
      // One fund of 110; of 100.
      let fund = try Self.customer.outcome([
        Posted("f", point, "110", except: noSmall), Self.fill("890"),
      ])
      #expect(fund.exceeded == ["\(limit)-fund"] && fund.flags["f"] == ["limit-issuer"])
      // Small ones, where that is elected: 60 + 50 = 110 are more than a tenth; 60 + 40 are not.
      let small = try Self.customer.outcome([
        Posted("f", point, "60"), Posted("g", point, "50"), Self.fill("890"),
      ])
      #expect(small.exceeded == ["\(limit)-small"])
      let smaller = try Self.customer.outcome([
        Posted("f", point, "60"), Posted("g", point, "40"), Self.fill("900"),
      ])
      #expect(smaller.exceeded.isEmpty)
    }
  }

  @Test("17 CFR 1.25: issuers")
  func customerIssuers() throws {
    func exceeded(_ point: String, _ values: [String], _ rest: String, day: String = "2026-06-30")
      throws -> [String]
    {
      var desk = Self.customer
      desk.day = day
      let posted = values.enumerated().map {
        Posted("p\($0.offset)", point, $0.element, [.issuer: "A"])
      }
      return try desk.outcome(posted + [Self.fill(rest)]).exceeded
    }
    // Municipal: 30 + 30 = 60 > 5 % of 1,000; 50 is not. Agency: 130 + 130 = 260 > 25 %; 250 is not.
    #expect(try exceeded("ii", ["30", "30"], "940") == ["municipal-issuer"])
    #expect(try exceeded("ii", ["30", "20"], "950").isEmpty)
    #expect(try exceeded("iii", ["130", "130"], "740") == ["agency-issuer"])
    #expect(try exceeded("iii", ["130", "120"], "750").isEmpty)
    // Certificates of deposit, until 2025-02-20: 30 + 30 of one bank; 6 × 45 = 270 of several.
    #expect(try exceeded("bank-cd", ["30", "30"], "940", day: "2025-02-20") == ["bank-cd-issuer"])
    #expect(try exceeded("bank-cd", ["30", "30"], "940", day: "2025-02-21").isEmpty)
    var desk = Self.customer
    desk.day = "2024-06-28"
    let banks = (0..<6).map { Posted("b\($0)", "bank-cd", "45") }
    #expect(try desk.outcome(banks + [Self.fill("730")]).exceeded == ["bank-cd"])
    // Five of 45 and one of 25 are 250: met.
    let met = Array(banks.prefix(5)) + [Posted("b", "bank-cd", "25"), Self.fill("750")]
    #expect(try desk.outcome(met).exceeded.isEmpty)
  }

  // MARK: Undue concentration, 17 CFR 240.15c3-1(c)(2)(vi)(M)

  private static func capital(
    _ netCapital: String?, _ tentative: String? = nil, _ posted: [Posted]
  ) throws -> LimitDesk.Outcome {
    try LimitDesk(
      regime: "us-sec-net-capital", base: "USD", netCapital: netCapital,
      tentativeNetCapital: tentative
    ).outcome(posted)
  }

  /// Stock is excepted from the limits on debt.
  private static func stock(
    _ id: String, _ point: String, _ value: String, market: String, haircut: String,
    quantity: String = "1000000"
  ) -> Posted {
    Posted(
      id, point, value, market: market, haircut: haircut, [.issue: "S"], quantity: quantity,
      except: ["debt-j", "debt-other"])
  }

  private static func debt(
    _ point: String, _ value: String, market: String, haircut: String
  ) -> Posted {
    Posted(
      "p", point, value, market: market, haircut: haircut, except: ["equity-j", "equity-other"])
  }

  @Test("(M)(1) and (3): stock under (J)")
  func stockUnderJ() throws {
    // 10 % of 1,000,000 = 100,000; 150,000: 50,000 × 15 % = 7,500.
    let over = try Self.capital(
      "1000000", nil, [Self.stock("p", "j", "127500", market: "150000", haircut: "15")])
    #expect(over.taken == ["p": "7500.00"] && over.flags["p"] == ["limit-issue"])
    let met = try Self.capital(
      "1000000", nil, [Self.stock("p", "j", "85000", market: "100000", haircut: "15")])
    #expect(met.taken.isEmpty && met.flags.isEmpty)
    // Two pledges of one class, 90,000 and 60,000: three and two fifths of it.
    let two = try Self.capital(
      "1000000", nil,
      [
        Self.stock("p", "j", "76500", market: "90000", haircut: "15"),
        Self.stock("q", "j", "51000", market: "60000", haircut: "15"),
      ])
    #expect(two.taken == ["p": "4500.00", "q": "3000.00"])
    // 10 % of 50,000 = 5,000 < 10,000; 12,000: 2,000 × 15 % = 300. 500 of 1,000,000 shares are worth 6.
    let small = try Self.capital(
      "50000", nil, [Self.stock("p", "j", "10200", market: "12000", haircut: "15")])
    #expect(small.taken == ["p": "300.00"])
    // 500 shares at 35 = 17,500. 400 shares, 14,000: none. 600 shares, 21,000: 3,500 × 15 % = 525. 500 shares: none.
    for (quantity, market, taken) in [
      ("400", "14000", nil), ("500", "17500", nil), ("600", "21000", "525.00"),
    ] {
      let shares = try Self.capital(
        "50000", nil,
        [Self.stock("p", "j", "11900", market: market, haircut: "15", quantity: quantity)])
      #expect(shares.taken["p"] == taken)
    }
  }

  @Test("(M)(1) and (3): other stock and debt")
  func otherStockAndDebt() throws {
    // Limited market, 40 %: 50,000 × 40 % × 50 % = 10,000. Preferred, 10 %: 50,000 × 10 % × 50 % = 2,500.
    let limited = try Self.capital(
      "1000000", nil, [Self.stock("p", "k-2", "90000", market: "150000", haircut: "40")])
    #expect(limited.taken == ["p": "10000.00"])
    let preferred = try Self.capital(
      "1000000", nil, [Self.stock("p", "h", "135000", market: "150000", haircut: "10")])
    #expect(preferred.taken == ["p": "2500.00"])
    // Corporate debt, 7 %: 200,000: 100,000 × 3.5 % = 3,500; 100,000: none.
    let corporate = try Self.capital(
      "1000000", nil, [Self.debt("f-1", "186000", market: "200000", haircut: "7")])
    #expect(corporate.taken == ["p": "3500.00"])
    let met = try Self.capital(
      "1000000", nil, [Self.debt("f-1", "93000", market: "100000", haircut: "7")])
    #expect(met.taken.isEmpty)
    // Commercial paper at 0 %: a flag, and nothing to take half of.
    let paper = try Self.capital(
      "1000000", nil, [Self.debt("c", "200000", market: "200000", haircut: "0")])
    #expect(paper.taken.isEmpty && paper.flags == ["p": ["limit-issue"]])
    // A small firm: max(10 % × 100,000, 25,000) = 25,000: 30,000: 5,000 × 3.5 % = 175; 25,000: none.
    let small = try Self.capital(
      "100000", nil, [Self.debt("f-1", "27900", market: "30000", haircut: "7")])
    #expect(small.taken == ["p": "175.00"])
    let smaller = try Self.capital(
      "100000", nil, [Self.debt("f-1", "23250", market: "25000", haircut: "7")])
    #expect(smaller.taken.isEmpty)
    // Debt under (J), 15 %: 150,000: 50,000 × 15 % = 7,500.
    let underJ = try Self.capital(
      "1000000", nil, [Self.debt("j", "127500", market: "150000", haircut: "15")])
    #expect(underJ.taken == ["p": "7500.00"])
  }

  @Test("(M)(4): municipal securities")
  func municipal() throws {
    func taken(
      _ point: String, _ value: String, _ market: String, _ haircut: String,
      net: String? = "2000000", tentative: String? = "2000000"
    ) throws -> LimitDesk.Outcome {
      try Self.capital(
        net, tentative, [Posted("p", point, value, market: market, haircut: haircut)])
    }
    // The position must exceed max(500,000, 10 % × 2,000,000). 600,000 at 6 %: (600,000 − 200,000) × 3 % = 12,000.
    #expect(try taken("b-2", "564000", "600000", "6").taken == ["p": "12000.00"])
    #expect(try taken("b-2", "470000", "500000", "6").taken.isEmpty)
    // (500,000.01 − 200,000) × 3 % = 9,000.0003.
    #expect(try taken("b-2", "470000.01", "500000.01", "6").taken == ["p": "9000.00"])
    // Notes, 6,000,000 at 1 %: 5,800,000 × 0.5 % = 29,000; 5,000,000: none.
    #expect(try taken("b-1", "5940000", "6000000", "1").taken == ["p": "29000.00"])
    #expect(try taken("b-1", "4950000", "5000000", "1").taken.isEmpty)
    // Tentative 8,000,000, net 7,000,000: the position must exceed 800,000, the bound is 700,000.
    #expect(
      try taken("b-2", "705000", "750000", "6", net: "7000000", tentative: "8000000").taken.isEmpty)
    #expect(
      try taken("b-2", "799000", "850000", "6", net: "7000000", tentative: "8000000").taken
        == ["p": "4500.00"])
    // Nobody stated net capital: a flag.
    let unknown = try taken("b-2", "564000", "600000", "6", net: nil, tentative: nil)
    #expect(unknown.taken.isEmpty && unknown.undetermined.isEmpty)
    #expect(unknown.flags == ["p": ["limit-unknown"]])
  }

  // MARK: A share of what is recognized

  private static let eurosystem = LimitDesk(regime: "eurosystem")

  @Test("a share of what is recognized, with others outside")
  func eurosystem() throws {
    func bank(_ id: String, _ value: String) -> Posted { Posted(id, "listed", value) }
    func state(_ value: String) -> Posted {
      Posted("s", "listed", value, except: ["unsecured-bank-debt"])
    }
    // x = 2.5 % × (3,900 + x): x = 97.5 ÷ 0.975 = 100; d = 30.
    let one = try Self.eurosystem.outcome([bank("a", "130000000"), state("3900000000")])
    #expect(one.taken == ["a": "30000000.00"] && one.flags == ["a": ["limit-group"]])
    // Two of 130 and 150: T = 3,800 + 5 % × T = 4,000: 100 each.
    let two = try Self.eurosystem.outcome([
      bank("a", "130000000"), bank("b", "150000000"), state("3800000000"),
    ])
    #expect(two.taken == ["a": "30000000.00", "b": "50000000.00"])
    // Alone: 2.5 % of itself is less than EUR 50 million, which are free. 80: d = 30; 50: none.
    #expect(try Self.eurosystem.outcome([bank("a", "80000000")]).taken == ["a": "30000000.00"])
    #expect(try Self.eurosystem.outcome([bank("a", "50000000")]).taken.isEmpty)
  }
}

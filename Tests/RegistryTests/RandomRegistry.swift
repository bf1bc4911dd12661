import Collateral
import Foundation
import Loading
import Registry

/// A small registry of random loads: few names and words, so that everything meets everything.
struct RandomRegistry {
  let desk: Desk
  /// Identifiers of every kind, some of which name nothing.
  let names: [String]
  private(set) var loads: Int64 = 0
  private let keys: [(id: String, type: String)]
  private let figis: [String]
  private let cusips: [String]
  private let dtis: [String]
  private let tickers = [
    "AAA", "aaa", "DUAL", "dual", "A TICKER THAT IS LONGER THAN OTHERS", "TICK",
  ]
  private var random: RandomNumbers

  /// A registry after some loads.
  init(seed: UInt64) throws {
    random = RandomNumbers(state: seed)
    desk = try Desk()
    cusips = try ["03783310", "00000001", "G0684D10"].map { try CUSIP.completing($0).value }
    figis = try (0..<3).map { try FIGI.completing("BBG000B9XR\($0)").value }
    dtis = try (1..<3).map { try DTI.completing("4H95J0R\($0)").value }
    var keys = try (1..<5).map { (try isin($0), "isin") }
    for country in [CountryCode.unitedStates, .canada] {
      keys += try cusips.map { (try CUSIP($0).isin(country: country).value, "isin") }
    }
    keys += dtis.map { ($0, "dti") }
    keys += [
      ("A", "other"), ("B", "other"), (cusips[1], "other"), ("FUND", "other"), ("TOKEN", "other"),
      ("A-NAME-OF-SIXTEEN", "other"), ("A-NAME-OF-SIXTEE", "other"),
      ("A-NAME-OF-SIXTEEN-AND-MORE-2", "other"), ("A-NAME-OF-SIXTEEN-AND-MORE-1", "other"),
    ]
    self.keys = keys
    var names = Set(keys.map(\.0))
    for others in [figis, cusips, dtis, tickers, ["EUR", "NOWHERE", "Dual", "a"]] {
      names.formUnion(others)
    }
    self.names = names.sorted()
    // Something to say facts about comes first, as a rule.
    for _ in 0..<2 { try load("instruments") }
    for _ in 0..<random.below(22) { try load(pick(Self.feeds)) }
  }

  private static let feeds = [
    "instruments", "firds", "entities", "ratings", "assessments", "prices", "index-members",
    "fund-holdings", "fx",
  ]

  /// A random word.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[random.below(values.count)] }

  /// Some of the names, in a random order.
  mutating func someNames() -> [String] {
    let share = 1 + random.below(4)
    return names.filter { _ in random.below(4) < share }.shuffled(using: &random)
  }

  /// A day on which something may be so.
  mutating func day() -> String { pick(Self.days) }

  /// Few, so that facts of one day meet; ten and eleven days apart.
  private static let days = [
    "2026-01-10", "2026-01-20", "2026-01-21", "2026-02-01", "2026-02-02", "2026-02-03",
  ]

  /// A load that may count.
  mutating func known() -> Int64 {
    random.below(3) == 0 ? .max : Int64(random.below(Int(loads) + 2))
  }

  private mutating func optional(_ values: [String]) -> String {
    random.below(3) == 0 ? pick(values) : ""
  }

  private mutating func load(_ feed: String) throws {
    let text = feed == "firds" ? try venues() : try rows(of: feed)
    do {
      let report = try desk.load(
        text, name: "file\(loads)",
        options: LoadOptions(rejectLimit: .count(1000), allowsGap: true))
      loads = max(loads, report.entry.id)
    } catch is LoadError {
      // A FIRDS file older than the last one, for instance.
    }
  }

  private mutating func rows(of feed: String) throws -> String {
    let count = 1 + random.below(8)
    switch feed {
    case "instruments":
      return try table(
        "id,id_type,name,asset_class,issuer,country,currency,issue_date,maturity_date,coupon_type,"
          + "seniority,issue_size,cfi,listing,wraps,cusip,figi,dti,ticker,valid_from", count
      ) { try $0.instrument() }
    case "entities":
      return try table("lei,name,country,sector,parent,ultimate_parent,valid_from", count) {
        source in
        "\(try lei(source.random.below(4))),Entity,\(source.optional(["DE", "US"])),"
          + "\(source.optional(["corporate", "central-bank"])),"
          + "\(source.random.below(3) == 0 ? try lei(source.random.below(5)).value : ""),"
          + "\(source.random.below(3) == 0 ? try lei(source.random.below(5)).value : ""),"
          + source.optional([source.day()])
      }
    case "ratings":
      return try table("subject_type,subject,agency,rating,term,valid_from", count) { source in
        "\(try source.subject()),\(source.pick(["sp", "moodys"])),"
          + "\(source.pick(["AA", "BBB", "withdrawn", "Withdrawn"])),"
          + "\(source.pick(["long", "short"])),\(source.day())"
      }
    case "assessments":
      return try table("subject_type,subject,measure,value,valid_from,source", count) { source in
        "\(try source.subject()),"
          + source.pick(["investment-grade,yes", "investment-grade,no", "ready-market,no"])
          + ",\(source.day()),\(source.optional(["Committee", "A committee with a long name"]))"
      }
    case "prices":
      return try table("id,date,price,currency", count) { source in
        "\(source.pick(source.names)),\(source.day()),\(90 + source.random.below(20)),"
          + source.pick(["EUR", "USD"])
      }
    case "index-members":
      return try table("index,id,valid_from,valid_to", count) { source in
        "\(source.pick(["sp500", "ftse-100", "an-index-with-a-long-name"])),"
          + "\(source.pick(source.names)),2026-01-0\(1 + source.random.below(9)),"
          + source.optional([source.day()])
      }
    case "fund-holdings":
      return try table("fund,instrument,share,valid_from", 1 + random.below(3)) { source in
        "\(source.pick(["FUND", "A", source.pick(source.names)])),\(source.pick(source.names)),"
          + "\(10 + source.random.below(40)),\(source.day())"
      }
    default:
      return try table("date,base,quote,rate", count) { source in
        "\(source.day()),EUR,\(source.pick(["USD", "GBP"])),1.\(1 + source.random.below(9))"
      }
    }
  }

  private mutating func table(
    _ header: String, _ count: Int, _ row: (inout RandomRegistry) throws -> String
  ) throws -> String {
    var lines = [header]
    for _ in 0..<count { lines.append(try row(&self)) }
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func subject() throws -> String {
    random.below(4) == 0 ? "issuer,\(try lei(random.below(4)))" : "issue,\(pick(names))"
  }

  private mutating func instrument() throws -> String {
    let key = pick(keys)
    let wraps = key.id == "TOKEN" || random.below(12) == 0 ? optional(names) : ""
    let fields = [
      key.id, key.type, "Name", optional(["equity", "international-organization-debt", "etf"]),
      random.below(2) == 0 ? try lei(random.below(4)).value : "", optional(["DE", "US", "JP"]),
      optional(["EUR", "USD"]), optional(["2020-01-01"]), optional(["2030-01-15", "9999-12-31"]),
      optional(["zero", "index-linked"]), optional(["senior", "junior"]),
      optional(["1000", "2.5"]),
      optional(["ESVUFR", "DBFUFB"]), optional(["XETR", "XETR|XPAR"]), wraps,
      optional(cusips), optional(figis), key.type == "dti" ? "" : optional(dtis), optional(tickers),
      optional([day()]),
    ]
    return fields.joined(separator: ",")
  }

  private mutating func venues() throws -> String {
    let isins = keys.filter { $0.type == "isin" }.map(\.id)
    let records = (0..<1 + random.below(3)).map { _ in
      bond(
        pick(isins), mic: pick(["XPAR", "XETR"]), maturity: pick(["2030-01-15", "2031-01-15"]),
        published: pick(["2020-02-03", day()]))
    }
    let (today, source) = (day(), pick(["EU", "GB"]))
    switch random.below(4) {
    case 0:
      return delta(records.map { change(pick(ChangeKind.allCases), $0) }, on: today, source: source)
    case 1:
      return cancellations(
        (0..<2).map { _ in (pick(isins), pick(["XPAR", "XETR"])) }, on: today, source: source)
    default:
      let part = 1 + random.below(2)
      return firds(records, on: today, source: source, part: part, of: pick([part, 2]))
    }
  }
}

/// Numbers that are the same in every run (SplitMix64).
struct RandomNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

import Collateral
import Foundation

/// Writes a large desk: instruments of several classes, issuers in groups, ratings, prices, agreements and pledges.
struct DeskGenerator {
  /// The day for which the desk is made.
  static let day = "2026-11-20"
  /// Feeds in the order in which they are loaded.
  static let feeds = [
    "entities", "instruments", "ratings", "assessments", "index-members", "prices", "fx",
  ]

  let pledges: Int
  let instruments: Int
  let agreements: Int
  /// Each agreement is under one of them, in turn.
  let regimes: [String]
  let folder: URL

  private static let issuers = 5000
  private static let classes = [
    "sovereign-debt", "sovereign-debt", "corporate-debt", "bank-debt", "covered-bond", "equity",
  ]
  private static let countries = ["DE", "FR", "US", "IT", "NL", "GB"]
  private static let currencies = ["EUR", "EUR", "USD", "EUR", "EUR", "GBP"]
  private static let ratings = ["AAA", "AA", "A+", "BBB", "BBB-", "BB"]

  func write() throws {
    try file("entities", "lei,name,country,sector,parent,ultimate_parent", Self.issuers) { index in
      let sector = ["central-government", "corporate", "credit-institution"][index % 3]
      let top = try Self.lei(index / 5 * 5)
      return "\(try Self.lei(index)),Issuer \(index),\(Self.countries[index % 6]),\(sector),,\(top)"
    }
    try file(
      "instruments", "id,id_type,name,asset_class,issuer,country,currency,maturity_date,listing",
      instruments
    ) { index in
      let kind = Self.classes[index % 6]
      let maturity = kind == "equity" ? "" : "\(2027 + index % 12)-0\(1 + index % 9)-15"
      return
        "\(try Self.isin(index)),isin,Instrument \(index),\(kind),\(try Self.lei(Self.issuer(index))),"
        + "\(Self.countries[index % 6]),\(Self.currencies[index % 6]),\(maturity),XETR"
    }
    try file("ratings", "subject_type,subject,agency,rating,term,valid_from", Self.issuers) {
      index in
      "issuer,\(try Self.lei(index)),sp,\(Self.ratings[index % 6]),long,2020-01-01"
    }
    try file(
      "assessments", "subject_type,subject,measure,value,valid_from", Self.issuers * 2
    ) { index in
      let measure = index % 2 == 0 ? "investment-grade,yes" : "sovereign-risk-weight,0"
      return "issuer,\(try Self.lei(index / 2)),\(measure),2020-01-01"
    }
    try file("index-members", "index,id,valid_from", instruments / 12) { index in
      "\(index % 2 == 0 ? "sp500" : "stoxx-europe-600"),\(try Self.isin(index * 6 + 5)),2020-01-01"
    }
    try file("prices", "id,date,price,currency", instruments) { index in
      "\(try Self.isin(index)),2026-11-19,\(80 + index % 40).\(100 + index % 900),"
        + Self.currencies[index % 6]
    }
    try file("fx", "date,base,quote,rate", 2) { index in
      "\(Self.day),EUR," + (index == 0 ? "USD,1.1172" : "GBP,0.8338")
    }
    try writeBook()
  }

  private func writeBook() throws {
    try file(
      "agreements",
      "agreement,regime,margin,base_currency,settlement_currency,pledgor,secured_party_kind,requirement",
      agreements
    ) { index in
      "A\(index),\(regimes[index % regimes.count]),initial,\(index % 3 == 0 ? "USD" : "EUR"),EUR,"
        + "\(try Self.lei(index % Self.issuers)),financial-end-user,50000000"
    }
    // A step without a common divisor spreads the instruments over the book.
    try file("pledges", "pledge,agreement,instrument,quantity", pledges) { index in
      "P\(index),A\(index % agreements),\(try Self.isin(index &* 7919 % instruments)),"
        + "\(1000 * (1 + index % 5000))"
    }
  }

  private func file(
    _ name: String, _ header: String, _ count: Int, _ row: (Int) throws -> String
  ) throws {
    let path = folder.appendingPathComponent("\(name).csv").path
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteUnknown) }
    defer { fclose(file) }
    fputs(header + "\n", file)
    for index in 0..<count { fputs(try row(index) + "\n", file) }
    guard ferror(file) == 0 else { throw CocoaError(.fileWriteUnknown) }
  }

  private static func issuer(_ instrument: Int) -> Int {
    // Sovereigns are every third issuer, companies and banks the others.
    let offset = instrument % 6 < 2 ? 0 : instrument % 6 == 3 || instrument % 6 == 4 ? 2 : 1
    return instrument / 6 % (issuers / 3) * 3 + offset
  }

  private static func isin(_ index: Int) throws -> String {
    try ISIN.completing("XS9\(digits(index, 8))").value
  }

  private static func lei(_ index: Int) throws -> String {
    try LEI.completing("529900" + digits(index, 12)).value
  }

  private static func digits(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}

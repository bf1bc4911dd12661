/// The published formats and desk files that can be loaded. The raw value is what `--feed` takes.
public enum FeedName: String, CaseIterable, Sendable, Hashable {
  /// FIRDS full file.
  case firdsFull = "firds-full"
  /// FIRDS changes of a day.
  case firdsDelta = "firds-delta"
  /// FIRDS cancellations.
  case firdsCancellations = "firds-cancellations"
  /// ECB reference rates, XML.
  case ecbRatesXML = "ecb-rates-xml"
  /// ECB reference rates, CSV.
  case ecbRatesCSV = "ecb-rates-csv"
  /// Desk file of instruments.
  case instruments
  /// Desk file of legal entities.
  case entities
  /// Desk file of ratings.
  case ratings
  /// Desk file of assessments.
  case assessments
  /// Desk file of prices.
  case prices
  /// Desk file of exchange rates.
  case fx
  /// Desk file of index members.
  case indexMembers = "index-members"
  /// Desk file of fund holdings.
  case fundHoldings = "fund-holdings"
  /// Desk file of agreements.
  case agreements
  /// Desk file of pledges.
  case pledges

  /// What the feed holds, in one line.
  public var summary: String {
    switch self {
    case .firdsFull: "ESMA or FCA instrument reference data, full file (ISO 20022 auth.017)"
    case .firdsDelta:
      "ESMA or FCA instrument reference data, the changes of a day (ISO 20022 auth.036)"
    case .firdsCancellations:
      "ESMA or FCA instrument reference data, cancellations (ISO 20022 auth.102)"
    case .ecbRatesXML: "ECB euro reference rates, daily or historical XML"
    case .ecbRatesCSV: "ECB euro reference rates, daily or historical CSV"
    case .instruments: "instruments, one a row (CSV)"
    case .entities: "legal entities with sector and parents (CSV)"
    case .ratings: "ratings of issues and issuers (CSV)"
    case .assessments: "judgments that a rule asks for and no agency publishes (CSV)"
    case .prices: "prices by instrument and day (CSV)"
    case .fx: "exchange rates by day (CSV)"
    case .indexMembers: "members of equity indices (CSV)"
    case .fundHoldings: "what funds hold, in percent of net asset value (CSV)"
    case .agreements: "collateral agreements (CSV)"
    case .pledges: "posted collateral (CSV)"
    }
  }
}

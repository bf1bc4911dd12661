import Collateral

/// The published formats and desk files that can be loaded. The raw value is what `--feed` takes.
public enum FeedName: String, CaseIterable, Sendable, Hashable {
  /// FIRDS full file.
  case firdsFull = "firds-full"
  /// FIRDS changes of a day.
  case firdsDelta = "firds-delta"
  /// FIRDS cancellations.
  case firdsCancellations = "firds-cancellations"
  /// GLEIF legal entities, XML or CSV.
  case gleifEntities = "gleif-entities"
  /// GLEIF relationships, XML or CSV.
  case gleifRelationships = "gleif-relationships"
  /// GLEIF reporting exceptions, XML or CSV.
  case gleifExceptions = "gleif-exceptions"
  /// GLEIF's map of LEIs to ISINs.
  case gleifISINs = "gleif-isins"
  /// The Eurosystem's eligible assets.
  case eurosystemAssets = "eurosystem-assets"
  /// The registry of digital token identifiers.
  case digitalTokens = "digital-tokens"
  /// CME Group's settlement files, CSV.
  case cmeSettlement = "cme-settlement"
  /// NYMEX's and COMEX's settlement files, CSV.
  case nymexSettlement = "nymex-settlement"
  /// Settlement files in FIXML.
  case fixml
  /// Eurex's products.
  case eurexProducts = "eurex-products"
  /// Prices of US Treasury securities.
  case fedInvest = "fedinvest"
  /// A list that a mapping explains.
  case mapped
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

  /// How assessments of the Eurosystem's list name it.
  public static var eurosystemSource: String { EurosystemAssetsFeed.sourceName }

  /// Who speaks of instruments or entities in it, as the registry names them; nil where the file itself says so.
  public var sourceName: String? {
    switch self {
    case .firdsFull, .firdsDelta, .firdsCancellations: nil
    case .gleifEntities: EntitySource.lei.rawValue
    case .gleifRelationships: EntitySource.relationships.rawValue
    case .gleifExceptions: EntitySource.directException.rawValue
    case .gleifISINs: InstrumentSource.gleif.rawValue
    case .eurosystemAssets: InstrumentSource.eurosystem.rawValue
    case .digitalTokens: InstrumentSource.dti.rawValue
    case .cmeSettlement, .nymexSettlement, .fixml: InstrumentSource.exchangeCME.rawValue
    case .eurexProducts: InstrumentSource.exchangeEurex.rawValue
    case .fedInvest: InstrumentSource.fedInvest.rawValue
    default: InstrumentSource.desk.rawValue
    }
  }

  /// What the feed holds, in one line.
  public var summary: String {
    switch self {
    case .firdsFull: "ESMA or FCA instrument reference data, full file (ISO 20022 auth.017)"
    case .firdsDelta:
      "ESMA or FCA instrument reference data, the changes of a day (ISO 20022 auth.036)"
    case .firdsCancellations:
      "ESMA or FCA instrument reference data, cancellations (ISO 20022 auth.102)"
    case .gleifEntities: "GLEIF golden copy, legal entities (XML or CSV)"
    case .gleifRelationships: "GLEIF golden copy, who is consolidated by whom (XML or CSV)"
    case .gleifExceptions: "GLEIF golden copy, why no parent is reported (XML or CSV)"
    case .gleifISINs: "GLEIF and ANNA, ISINs by LEI of the issuer (CSV)"
    case .eurosystemAssets: "Eurosystem list of eligible marketable assets (tab-separated, UTF-16)"
    case .digitalTokens: "registry of digital token identifiers (ISO 24165, JSON)"
    case .cmeSettlement: "CME Group settlement prices (CSV)"
    case .nymexSettlement: "NYMEX and COMEX daily settlement prices (CSV)"
    case .fixml: "settlement prices in FIXML"
    case .eurexProducts: "Eurex product list (CSV)"
    case .fedInvest: "FedInvest prices of US Treasury securities (CSV)"
    case .mapped: "a list of any layout that a mapping explains (CSV, --mapping)"
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

extension FeedName {
  /// The order in which a night loads feeds: what others refer to first.
  public var rank: Int {
    switch self {
    case .entities: 0
    case .firdsFull, .firdsDelta, .firdsCancellations: 1
    case .digitalTokens: 2
    case .cmeSettlement, .nymexSettlement, .fixml, .eurexProducts: 3
    case .eurosystemAssets: 4
    case .fedInvest: 5
    case .instruments: 6
    case .gleifISINs: 7
    case .gleifRelationships: 8
    case .gleifEntities: 9
    case .gleifExceptions: 10
    case .ratings: 11
    case .assessments, .mapped: 12
    case .indexMembers: 13
    case .fundHoldings: 14
    case .prices: 15
    case .ecbRatesXML, .ecbRatesCSV, .fx: 16
    case .agreements: 17
    case .pledges: 18
    }
  }

  /// The order of feeds of one rank and day: changes follow what they change.
  public var rankOfDay: Int {
    switch self {
    case .firdsDelta: 1
    case .firdsCancellations: 2
    default: 0
    }
  }
}

import Collateral
import Money
import Schedules

/// The positions of the grid's axes, as the rules of the members tell them apart.
struct GridPlan: Sendable {
  /// A kind of asset: a sheet of the grid.
  struct Sheet: Sendable {
    /// Class.
    let assetClass: AssetClass
    /// What a token represents; nil for what is no token.
    let wraps: AssetClass?
    /// Sectors of the issuer; empty where there is none.
    let sectors: WordGroups
    /// How many positions each axis has.
    let counts: [Int]

    /// Whether it has steps and a maturity.
    var isDebt: Bool { assetClass.isDebt || wraps?.isDebt == true }

    /// How many places it has.
    var places: Int { counts.reduce(1, *) }
    /// How many assets, each settled in one currency and in another.
    var assets: Int { places / count(.settlement) }

    func count(_ axis: GridAxis) -> Int { counts[axis.rawValue] }
  }

  /// Day.
  let day: CalendarDate
  /// Countries of issuers.
  let countries: WordGroups
  /// Currencies of cash.
  let currencies: WordGroups
  /// Indices.
  let indices: WordGroups
  /// Instruments that rules name.
  let instruments: WordGroups
  /// Coupons.
  let coupons: WordGroups
  /// Residual maturities.
  let maturities: GridMaturities
  /// Kinds of assets.
  private(set) var sheets: [Sheet] = []
  private let domestic: DomesticCurrencies

  /// The plan for what some rules tell apart.
  ///
  /// - Parameters:
  ///   - words: what the rules tell apart.
  ///   - universe: what all rules name that are compared.
  init(_ words: RuleWords, universe: RuleWords, _ law: Law, on day: CalendarDate) {
    self.day = day
    domestic = law.domesticCurrencies
    maturities = GridMaturities(words.bounds, on: day)
    let currencyLists = Array(words.currencies)
    let countryLists = Array(words.countries)
    let domestic = law.domesticCurrencies
    let namedCountries = universe.countries.reduce(Set(Self.countries)) { $0.union($1) }
    let elsewhere = Self.elsewhere.first { !namedCountries.contains($0) }
    countries = WordGroups(
      namedCountries.union([elsewhere].compactMap(\.self)), other: elsewhere,
      sets: universe.sets[.country] ?? [:]
    ) { country in
      let known = (try? CountryCode(country)).flatMap { domestic.currency(of: $0, on: day) }
      let (own, other) = Self.pair(known ?? Self.dollar)
      return countryLists.map { $0.contains(country) } + [known == nil]
        + currencyLists.flatMap { [$0.contains(own.code), $0.contains(other.code)] }
    }
    let namedCurrencies = universe.currencies.reduce(Set(Self.currencies)) { $0.union($1) }
    let elseCurrency = Self.elseCurrencies.first { !namedCurrencies.contains($0) }
    currencies = WordGroups(
      namedCurrencies.union([elseCurrency].compactMap(\.self)), other: elseCurrency,
      sets: universe.sets[.currency] ?? [:]
    ) { currency in currencyLists.map { $0.contains(currency) } }
    indices = Self.groups(words.indices, universe.indices, universe.sets[.index])
    instruments = Self.groups(
      words.instruments, universe.instruments, universe.sets[.instrument],
      other: universe.instruments.isEmpty ? nil : "other")
    coupons = WordGroups(CouponType.allCases.map(\.rawValue)) { coupon in
      words.coupons.map { $0.contains(coupon) }
    }
    let asksForSupport = words.measures.contains(.governmentSupport)
    for assetClass in AssetClass.allCases {
      let wrapped: [AssetClass?] =
        assetClass == .tokenizedSecurity ? [.sovereignDebt, .moneyMarketFund] : [nil]
      for wraps in wrapped {
        let sectors = WordGroups(Self.sectors(of: assetClass).map(\.rawValue)) { sector in
          words.sectors.map { $0.contains(sector) }
        }
        sheets.append(sheet(assetClass, wraps, sectors, asksForSupport))
      }
    }
  }

  private func sheet(
    _ assetClass: AssetClass, _ wraps: AssetClass?, _ sectors: WordGroups, _ asksForSupport: Bool
  ) -> Sheet {
    let isDebt = assetClass.isDebt || wraps?.isDebt == true
    let counts = GridAxis.allCases.map { axis -> Int in
      switch axis {
      case .settlement: 2
      case .sector: max(sectors.groups.count, 1)
      case .support: asksForSupport && Self.mayBeSupported(assetClass) ? 2 : 1
      case .coupon: assetClass.isDebt ? coupons.groups.count : 1
      case .instrument:
        assetClass == .cryptoasset ? max(instruments.groups.count, 1) : 1
      case .index: isShare(assetClass) && !indices.groups.isEmpty ? indices.groups.count + 2 : 1
      case .country: Self.hasCountry(assetClass) ? countries.groups.count : 1
      case .step: isDebt ? 6 : 1
      case .denomination:
        if assetClass == .cash {
          currencies.groups.count
        } else {
          assetClass.isDebt || isShare(assetClass) ? 2 : 1
        }
      case .maturity: isDebt ? maturities.count : 1
      }
    }
    return Sheet(assetClass: assetClass, wraps: wraps, sectors: sectors, counts: counts)
  }

  /// The currency of an asset, and another one to settle in.
  func currencies(
    of sheet: Sheet, _ point: GridPoint
  ) -> (own: Currency, other: Currency) {
    if sheet.assetClass == .cash {
      let code = currencies.representative(point[.denomination])
      return Self.pair((try? Currency(code)) ?? Self.dollar)
    }
    guard sheet.count(.denomination) > 1, let country = country(of: sheet, point) else {
      return Self.pair(Self.dollar)
    }
    let own = Self.pair(domestic.currency(of: country, on: day) ?? Self.dollar)
    return point[.denomination] == 0 ? own : Self.pair(own.other)
  }

  /// The country of the issuer; nil where there is none.
  func country(of sheet: Sheet, _ point: GridPoint) -> CountryCode? {
    if sheet.wraps != nil { return .unitedStates }
    guard Self.hasCountry(sheet.assetClass) else { return nil }
    return try? CountryCode(countries.representative(point[.country]))
  }

  /// The sector of the issuer; nil where there is none.
  func sector(of sheet: Sheet, _ point: GridPoint) -> IssuerSector? {
    guard !sheet.sectors.groups.isEmpty else { return nil }
    return IssuerSector(rawValue: sheet.sectors.representative(point[.sector]))
  }

  /// The indices of which an asset is a member: of none, of all, or of those of one group.
  func indices(of sheet: Sheet, _ point: GridPoint) -> [String] {
    guard sheet.count(.index) > 1 else { return [] }
    switch point[.index] {
    case 0: return []
    case 1: return indices.groups.flatMap { $0 }.sorted()
    default: return [indices.representative(point[.index] - 2)]
    }
  }

  private static func pair(_ own: Currency) -> (own: Currency, other: Currency) {
    (own, own == dollar ? euro : dollar)
  }

  /// Countries that are always looked at.
  private static let countries = ["US", "DE", "GB", "JP", "CH"]
  /// Countries that may stand for those that no rule names.
  private static let elsewhere = ["BR", "IN", "KR", "ZA", "MX", "TR", "SG", "CN", "AR", "TH", "AQ"]
  private static let currencies = ["USD", "EUR", "GBP", "JPY", "CHF"]
  private static let elseCurrencies = [
    "BRL", "INR", "KRW", "ZAR", "MXN", "TRY", "CNY", "ARS", "THB",
  ]
  private static let dollar = currency("USD")
  private static let euro = currency("EUR")

  private static func currency(_ code: String) -> Currency {
    guard let currency = try? Currency(code) else {
      preconditionFailure("\(code) is not in the table")
    }
    return currency
  }

  private static func groups(
    _ lists: Set<Set<String>>, _ universe: Set<Set<String>>, _ sets: [String: Set<String>]?,
    other: String? = nil
  ) -> WordGroups {
    let words = universe.reduce(Set([other].compactMap(\.self))) { $0.union($1) }
    return WordGroups(words, other: other, sets: sets ?? [:]) { word in
      lists.map { $0.contains(word) }
    }
  }

  private func isShare(_ assetClass: AssetClass) -> Bool {
    assetClass == .equity || assetClass == .preferredEquity
  }

  private static func hasCountry(_ assetClass: AssetClass) -> Bool {
    assetClass != .tokenizedSecurity && !sectors(of: assetClass).isEmpty
  }

  /// Whether a government may stand behind it without the class saying so.
  private static func mayBeSupported(_ assetClass: AssetClass) -> Bool {
    switch assetClass {
    case .regionalGovernmentDebt, .publicSectorDebt, .agencyDebt, .gseDebt, .securitization: true
    default: false
    }
  }

  /// The sectors whose paper it may be.
  private static func sectors(of assetClass: AssetClass) -> [IssuerSector] {
    switch assetClass {
    case .cash, .gold, .commodity, .future, .option, .cryptoasset: []
    case .centralBankDebt: [.centralBank]
    case .sovereignDebt: [.centralGovernment]
    case .regionalGovernmentDebt: [.regionalGovernment]
    case .publicSectorDebt: [.publicSectorEntity]
    case .agencyDebt: [.agency]
    case .gseDebt: [.gse]
    case .multilateralDebt: [.multilateralDevelopmentBank]
    case .internationalOrganizationDebt: [.internationalOrganization]
    case .coveredBond, .certificateOfDeposit: [.creditInstitution]
    case .bankDebt: [.creditInstitution, .investmentFirm, .brokerDealer]
    case .corporateDebt, .convertibleBond, .preferredEquity, .equity:
      [.corporate, .insurer]
    case .securitization: [.corporate, .gse]
    case .structuredNote, .commercialPaper: [.corporate, .creditInstitution]
    case .ucits, .moneyMarketFund, .etf, .fund: [.fund]
    case .paymentStablecoin: [.stablecoinIssuer]
    case .tokenizedSecurity: [.corporate]
    }
  }
}

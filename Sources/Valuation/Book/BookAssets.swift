import Collateral
import Money
import Parallel

/// The instruments of a book, put together where no rule can tell them apart.
struct BookAssets {
  /// Parallel to the identifiers of the facts.
  private(set) var assets: [BookAsset] = []
  /// One asset for each profile, and those that are asked about by themselves.
  private(set) var views: [AssetView] = []
  /// Issuers and keepers.
  private(set) var entities: BookEntities

  private let facts: BookFacts
  /// Numbers of the instruments that are asked about by themselves, and of what they lead to.
  private var issues: [String: Int32] = [:]

  /// - Parameters:
  ///   - identifiers: those for which the facts were asked, in their order.
  ///   - keepers: who keeps some pledge.
  init(
    _ facts: BookFacts, identifiers: [String], reach: RuleReach, groups: GroupGraph,
    keepers: Set<LEI>
  ) {
    self.facts = facts
    entities = BookEntities(facts.snapshot.entities, groups: groups, named: reach.namedIssuers)
    numberIssues()
    for keeper in keepers.sorted() { _ = entities.place(of: keeper) }
    let spans = Self.spans(identifiers.count)
    entities.add(facts.issuers.sorted())
    let profiler = BookProfiler(
      facts, identifiers: identifiers, reach: reach, entities: entities)
    (assets, views) = profiler.assets(in: spans)
    // What is asked about by itself is rare; it comes behind the profiles.
    for place in assets.indices where assets[place].kind != .profiled {
      assets[place] = asset(identifiers[place], facts.instruments[place])
    }
  }

  /// Spans of instruments that are worked on at once.
  private static func spans(_ count: Int) -> [Range<Int>] {
    let size = max(1024, (count + ProcessorCount.available - 1) / ProcessorCount.available)
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// What leads elsewhere, and what it leads to, has the number that the facts give it, or one of its own.
  private mutating func numberIssues() {
    let instruments = facts.snapshot.instruments
    guard !instruments.isEmpty else { return }
    for (number, key) in facts.keys.enumerated() where instruments[key] != nil {
      issues[key] = Int32(number)
    }
    for key in instruments.keys.sorted() {
      // A token of money leads to what no registry knows.
      let money = instruments[key]?.record.wraps.flatMap(Self.cash)
      for key in [key, money?.code].compactMap(\.self) where issues[key] == nil {
        issues[key] = Int32(facts.keys.count + issues.count)
      }
      if let issuer = instruments[key]?.record.issuer { _ = entities.place(of: issuer) }
    }
  }

  // MARK: What limits look at

  /// What a pledge of an asset is grouped by.
  func keys(of place: Int, _ verdict: Verdict, _ custodian: LEI?) -> LimitKeys {
    let asset = assets[place]
    var keys = asset.keys
    var isCash = asset.isCash
    if asset.kind == .direct {
      let token = views[Int(asset.view)]
      let represented = represented(verdict)
      let subject = represented ?? token
      keys = ownKeys(of: asset, subject, token: represented == nil ? nil : token)
      isCash = subject.assetClass == .cash
    }
    guard let keeper = custodian.flatMap({ entities.known($0) }) else { return keys }
    keys.custodian = keeper.entity
    if isCash {
      // Cash is a claim on whoever holds it.
      keys.issuer = keeper.entity
      keys.group = keeper.group
      keys.country = keeper.country.map(Self.code) ?? keys.country
    }
    return keys
  }

  /// The keys of an asset that is asked about by itself: those of what a rule looks at in its place.
  private func ownKeys(of asset: BookAsset, _ subject: AssetView, token: AssetView?) -> LimitKeys {
    let missing = LimitKeys.missing(subject.assetClass)
    let isCash = subject.assetClass == .cash
    let issuer = isCash ? nil : subject.issuerID.flatMap { entities.known($0) }
    let country = isCash ? nil : subject.issuerCountry
    let own = token?.issuerID.flatMap { entities.known($0) }
    return LimitKeys(
      issue: issues[subject.record.id] ?? asset.keys.issue, issuer: issuer?.entity ?? missing,
      group: issuer?.group ?? missing, country: country.map(Self.code) ?? missing,
      currency: subject.record.currency.map(Self.code) ?? missing, custodian: missing,
      issuerOfToken: own?.entity, groupOfToken: own?.group)
  }

  /// What a rule looks at in a token's place; nil where it looks at the asset itself.
  private func represented(_ verdict: Verdict) -> AssetView? {
    guard let key = verdict.represents else { return nil }
    if let currency = Self.cash(key) { return AssetView.cash(currency) }
    return facts.snapshot.instruments[key].map { AssetView($0, entities: facts.snapshot.entities) }
  }

  /// A currency code is cash, whatever else bears the same three letters.
  static func cash(_ identifier: String) -> Currency? {
    identifier.utf8.count == 3 ? try? Currency(identifier) : nil
  }

  /// Units of the whole issue, and units traded a day; nil where they are not recorded.
  func size(of place: Int, _ verdict: Verdict) -> (issue: Quantity?, daily: Quantity?) {
    let view = represented(verdict) ?? ownView(of: place)
    return (view.issueSize, view.dailyVolume)
  }

  /// The asset at a place itself, not one that stands for its profile.
  func ownView(of place: Int) -> AssetView {
    if case .lean(let lean) = facts.instruments[place], assets[place].kind == .profiled {
      return facts.view(of: lean)
    }
    return views[Int(assets[place].view)]
  }

  private mutating func asset(_ identifier: String, _ entry: BookFacts.Entry) -> BookAsset {
    if let currency = Self.cash(identifier) {
      return add(AssetView.cash(currency), key: currency.code)
    }
    switch entry {
    case .unknown: return BookAsset(kind: .unknown)
    case .ambiguous: return BookAsset(kind: .ambiguous)
    case .full(let key, _):
      guard let full = facts.snapshot.instruments[key] else { return BookAsset(kind: .unknown) }
      return add(AssetView(full, entities: facts.snapshot.entities), key: key)
    case .lean: return BookAsset(kind: .unknown)
    }
  }

  /// An asset that is asked about by itself.
  private mutating func add(_ view: AssetView, key: String) -> BookAsset {
    var asset = BookAsset(kind: .direct)
    asset.view = Int32(views.count)
    views.append(view)
    asset.describe(view)
    if issues[key] == nil { issues[key] = Int32(facts.keys.count + issues.count) }
    asset.keys.issue = issues[key] ?? -1
    asset.price = view.facts.price?.price
    asset.priceCurrency = view.facts.price?.currency
    return asset
  }

  static func code(_ country: CountryCode) -> Int32 {
    var code: Int32 = 0
    for byte in country.value.utf8 { code = code << 8 | Int32(byte) }
    return code
  }

  static func code(_ currency: Currency) -> Int32 {
    var code: Int32 = 0
    for byte in currency.code.utf8 { code = code << 8 | Int32(byte) }
    return code
  }
}

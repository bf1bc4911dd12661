import Collateral
import Parallel

/// Puts lean instruments together where no rule can tell them apart, several spans at once.
struct BookProfiler {
  private let facts: BookFacts
  private let identifiers: [String]
  private let reach: RuleReach
  private let turns: [CalendarDate]
  private let entities: BookEntities

  /// What a span found besides its assets, whose views are counted from the span's first.
  private struct Found: Sendable {
    var profiles: [InstrumentProfile] = []
    var views: [AssetView] = []
  }

  /// Room for assets, written by several spans in places of their own.
  private struct Room: @unchecked Sendable {
    let assets: UnsafeMutableBufferPointer<BookAsset>
  }

  /// - Parameter entities: all issuers have places there.
  init(
    _ facts: BookFacts, identifiers: [String], reach: RuleReach, entities: BookEntities
  ) {
    self.facts = facts
    self.identifiers = identifiers
    self.reach = reach
    self.entities = entities
    turns = reach.turns.sorted()
  }

  /// The assets of lean instruments, with one view for each profile; what is asked about by itself is of kind
  /// ``BookAsset/Kind/unknown``.
  func assets(in spans: [Range<Int>]) -> (assets: [BookAsset], views: [AssetView]) {
    var views: [AssetView] = []
    let assets = [BookAsset](unsafeUninitializedCapacity: identifiers.count) { buffer, count in
      buffer.initialize(repeating: BookAsset(kind: .unknown))
      count = identifiers.count
      let room = Room(assets: buffer)
      let found = spans.parallelMap { profile($0, into: room) }
      var known: [InstrumentProfile: Int32] = [:]
      var moved: [(span: Range<Int>, views: [Int32])] = []
      for (span, found) in zip(spans, found) {
        var places: [Int32] = []
        for (profile, view) in zip(found.profiles, found.views) {
          let place = known[profile] ?? Int32(views.count)
          if place == Int32(views.count) {
            known[profile] = place
            views.append(view)
          }
          places.append(place)
        }
        moved.append((span, places))
      }
      _ = moved.parallelMap { span, views in
        for place in span where room.assets[place].kind == .profiled {
          room.assets[place].view = views[Int(room.assets[place].view)]
        }
      }
    }
    return (assets, views)
  }

  private func profile(_ span: Range<Int>, into room: Room) -> Found {
    var found = Found()
    var places: [InstrumentProfile: Int32] = [:]
    for place in span {
      guard case .lean(let lean) = facts.instruments[place],
        BookAssets.cash(identifiers[place]) == nil
      else { continue }
      let issuer = lean.issuer.map { entities.place(known: $0) }
      let entity = issuer.map { entities.entries[Int($0)] }
      let profile = profile(lean, entity)
      let view = places[profile] ?? Int32(found.views.count)
      if view == Int32(found.views.count) {
        places[profile] = view
        found.profiles.append(profile)
        found.views.append(facts.view(of: lean))
      }
      room.assets[place] = asset(lean, issuer, entity, view, found.views[Int(view)])
    }
    return found
  }

  private func asset(
    _ lean: LeanInstrument, _ issuer: Int32?, _ entity: BookEntities.Entry?, _ place: Int32,
    _ view: AssetView
  ) -> BookAsset {
    var asset = BookAsset(kind: .profiled)
    asset.view = place
    asset.issuer = issuer ?? -1
    asset.country = lean.country
    asset.price = lean.price
    asset.priceCurrency = lean.priceCurrency
    asset.describe(view)
    let missing = LimitKeys.missing(view.assetClass)
    // Cash is a claim on whoever holds it, not on its issuer.
    let issuer = asset.isCash ? nil : entity
    let country = asset.isCash ? nil : entity?.country ?? lean.country
    asset.keys = LimitKeys(
      issue: lean.key, issuer: issuer?.entity ?? missing, group: issuer?.group ?? missing,
      country: country.map(BookAssets.code) ?? missing,
      currency: lean.currency.map(BookAssets.code) ?? missing, custodian: missing)
    return asset
  }

  private func profile(
    _ lean: LeanInstrument, _ entity: BookEntities.Entry?
  ) -> InstrumentProfile {
    let isNamed =
      !reach.namedInstruments.isEmpty
      && facts.identifiers(of: lean.key).contains(where: reach.namedInstruments.contains)
    return InstrumentProfile(
      assetClass: lean.assetClass, cfi: lean.assetClass == nil ? lean.cfi : nil,
      issuer: entity?.profile ?? -1, country: entity?.country == nil ? lean.country : nil,
      currency: lean.currency, couponType: lean.couponType, seniority: lean.seniority,
      isListed: lean.isListed, maturity: lean.maturityDate.map(stretch) ?? -1,
      issued: reach.looksAtIssueDate ? lean.issueDate?.days ?? .min : 0,
      matures: reach.looksAtIssueDate ? lean.maturityDate?.days ?? .min : 0,
      ratings: lean.ratings, assessments: lean.assessments, indices: lean.indices,
      named: isNamed ? lean.key : -1)
  }

  /// Which stretch between two turns a maturity lies in.
  private func stretch(_ maturity: CalendarDate) -> Int32 {
    if maturity.isPerpetual { return -2 }
    var (low, high) = (0, turns.count)
    while low < high {
      let middle = (low + high) / 2
      if turns[middle] <= maturity { low = middle + 1 } else { high = middle }
    }
    return Int32(low)
  }
}

import Collateral
import Money
import Schedules

/// Builds the facts that an example states: entities, instruments and a pledgor.
struct ExampleDesk {
  private static let origin = Origin(load: 0, line: 0)

  private let example: ScheduleExample
  private(set) var snapshot: FactSnapshot
  private(set) var pledgor: LEI?
  private(set) var base: Currency
  private var serial = 0

  init(_ example: ScheduleExample) {
    self.example = example
    snapshot = FactSnapshot(on: example.on)
    base = example.base ?? example.asset.record.currency ?? ExampleDesk.euro
    pledgor = nil
    pledgor = lei()
  }

  private static let euro: Currency = {
    // The code is in the table of ISO 4217; an example without any currency is valued in it.
    guard let euro = try? Currency("EUR") else { preconditionFailure("EUR is not in the table") }
    return euro
  }()

  /// Adds an asset and its issuer; returns the identifier under which it stands.
  mutating func add(_ asset: ScheduleExample.Asset, isPledged: Bool) -> String {
    serial += 1
    var record = asset.record
    // An example states an identifier where a rule names particular instruments.
    if record.id == "EXAMPLE" { record.id = "EXAMPLE-\(serial)" }
    if record.assetClass != .cash, let issuer = asset.issuer {
      let relation = isPledged ? example.relation : .unrelated
      record.issuer = issuer.lei ?? (relation == .own ? pledgor : lei())
      if issuer.isReported { addEntity(record.issuer, issuer, asset, relation) }
    }
    if let wrapped = asset.wrapped.first { record.wraps = add(wrapped, isPledged: false) }
    let holdings = asset.holdings.map { holding in
      HoldingFact(
        instrument: add(holding.asset, isPledged: false), share: holding.share,
        origin: Self.origin)
    }
    snapshot.instruments[record.id] = InstrumentFacts(
      record: record, ratings: asset.issueRatings, assessments: asset.assessments,
      price: price(of: asset),
      indices: asset.indices.map { IndexFact(index: $0, origin: Self.origin) },
      holdings: holdings)
    return record.id
  }

  private func price(of asset: ScheduleExample.Asset) -> PriceFact? {
    asset.price.map {
      PriceFact(
        date: example.on, price: $0, currency: asset.record.currency ?? base, origin: Self.origin)
    }
  }

  private mutating func addEntity(
    _ lei: LEI?, _ issuer: ScheduleExample.Issuer, _ asset: ScheduleExample.Asset,
    _ relation: ScheduleExample.Relation
  ) {
    guard let lei else { return }
    var entity = EntityRecord(lei: lei, name: "Issuer \(serial)")
    entity.sector = issuer.sector
    entity.country = issuer.country
    switch relation {
    case .unrelated, .own: entity.ultimateParent = lei
    case .group:
      let top = self.lei()
      entity.ultimateParent = top
      if let pledgor, let top {
        var party = EntityRecord(lei: pledgor, name: "Pledgor")
        party.ultimateParent = top
        snapshot.entities[pledgor] = EntityFacts(record: party, origin: Self.origin)
      }
    case .unknown: break
    }
    snapshot.entities[lei] = EntityFacts(
      record: entity, ratings: asset.issuerRatings, assessments: asset.issuerAssessments,
      origin: Self.origin)
    for sector in example.groupSectors {
      guard let member = self.lei() else { continue }
      var affiliate = EntityRecord(lei: member, name: "Affiliate of \(lei.value)")
      affiliate.sector = sector
      affiliate.ultimateParent = lei
      snapshot.entities[member] = EntityFacts(record: affiliate, origin: Self.origin)
    }
  }

  /// A fresh identifier that passes its check.
  private mutating func lei() -> LEI? {
    serial += 1
    let digits = String(serial)
    let body = "9999EXAMPLE" + String(repeating: "0", count: 7 - digits.count) + digits
    return try? LEI.completing(body)
  }
}

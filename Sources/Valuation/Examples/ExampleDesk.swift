import Collateral
import Money
import Schedules

/// Builds the facts that an example states: entities, instruments and the parties.
struct ExampleDesk {
  private static let origin = Origin(load: 0, line: 0)

  private let example: ScheduleExample
  private(set) var snapshot: FactSnapshot
  private(set) var pledgor: LEI?
  private(set) var securedParty: LEI?
  private(set) var custodian: LEI?
  private(set) var base: Currency
  private var serial = 0

  init(_ example: ScheduleExample) {
    self.example = example
    snapshot = FactSnapshot(on: example.on)
    base = example.base ?? example.asset.record.currency ?? ExampleDesk.euro
    pledgor = lei()
    securedParty = lei()
    if example.pledgor.country != nil || example.pledgor.sector != nil {
      let (country, sector) = (example.pledgor.country, example.pledgor.sector)
      describe(pledgor, "Pledgor") {
        $0.country = country
        $0.sector = sector
      }
    }
    custodian = keeper(example.custodian)
    addGovernment()
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
    if isPledged { record.guarantor = example.guarantor.flatMap { party($0, "Guarantor") } }
    if record.assetClass != .cash, let issuer = asset.issuer {
      let relation = isPledged ? example.relation : .unrelated
      record.issuer = issuer.lei ?? (relation == .own ? pledgor : lei())
      if issuer.isReported {
        addEntity(record.issuer, issuer, asset, relation, isPledged: isPledged)
      }
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
    _ relation: ScheduleExample.Relation, isPledged: Bool
  ) {
    guard let lei else { return }
    var entity = EntityRecord(lei: lei, name: "Issuer \(serial)")
    entity.sector = issuer.sector
    entity.country = issuer.country
    switch relation {
    case .unrelated: entity.ultimateParent = lei
    case .own:
      entity.ultimateParent = snapshot.entities[lei]?.record.ultimateParent ?? lei
      entity.country = entity.country ?? example.pledgor.country
      entity.sector = entity.sector ?? example.pledgor.sector
    case .group: entity.ultimateParent = top(of: pledgor, "Pledgor")
    case .unknown: break
    case .branch: entity.branchOf = pledgor
    case .successor: entity.successor = pledgor
    }
    if isPledged { entity.manager = example.manager.flatMap { party($0, "Manager") } }
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

  /// Somebody who stands so to the pledgor.
  private mutating func party(_ party: ScheduleExample.Party, _ name: String) -> LEI? {
    switch party {
    case .own: pledgor
    case .group: member(ofGroupOf: pledgor, "Pledgor", name)
    case .unrelated: independent(lei(), name)
    }
  }

  private mutating func keeper(_ custodian: ScheduleExample.Custodian) -> LEI? {
    switch custodian {
    case .own: independent(pledgor, "Pledgor")
    case .group: member(ofGroupOf: pledgor, "Pledgor", "Custodian")
    case .securedParty: independent(securedParty, "Secured party")
    case .securedPartyGroup: member(ofGroupOf: securedParty, "Secured party", "Custodian")
    case .unrelated: independent(lei(), "Custodian")
    case .none: nil
    }
  }

  private mutating func member(ofGroupOf party: LEI?, _ partyName: String, _ name: String) -> LEI? {
    let member = lei()
    let top = top(of: party, partyName)
    describe(member, name) { $0.ultimateParent = top }
    return member
  }

  /// An entity that is the top of its group, unless something else is said of it.
  private mutating func independent(_ lei: LEI?, _ name: String) -> LEI? {
    describe(lei, name) { $0.ultimateParent = $0.ultimateParent ?? lei }
    return lei
  }

  /// The ultimate parent of a party.
  private mutating func top(of party: LEI?, _ name: String) -> LEI? {
    guard let party else { return nil }
    if let known = snapshot.entities[party]?.record.ultimateParent { return known }
    let top = lei()
    describe(party, name) { $0.ultimateParent = top }
    return top
  }

  /// Says something of an entity that has neither ratings nor assessments.
  private mutating func describe(
    _ lei: LEI?, _ name: String, _ change: (inout EntityRecord) -> Void
  ) {
    guard let lei else { return }
    var record = snapshot.entities[lei]?.record ?? EntityRecord(lei: lei, name: name)
    change(&record)
    snapshot.entities[lei] = EntityFacts(record: record, origin: Self.origin)
  }

  /// The central government of the issuer's country, where the example rates it.
  private mutating func addGovernment() {
    guard !example.governmentRatings.isEmpty, let lei = lei() else { return }
    var record = EntityRecord(lei: lei, name: "Government")
    record.sector = .centralGovernment
    record.country = example.asset.issuer?.country ?? example.asset.record.country
    record.ultimateParent = lei
    snapshot.entities[lei] = EntityFacts(
      record: record, ratings: example.governmentRatings, origin: Self.origin)
  }

  /// A fresh identifier that passes its check.
  private mutating func lei() -> LEI? {
    serial += 1
    let digits = String(serial)
    let body = "9999EXAMPLE" + String(repeating: "0", count: 7 - digits.count) + digits
    return try? LEI.completing(body)
  }
}

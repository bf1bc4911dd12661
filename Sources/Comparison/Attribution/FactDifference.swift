import Collateral
import Money

/// What two snapshots know differently, prices and exchange rates aside.
struct FactDifference {
  typealias State = AttributionFinding.State

  private let before: FactSnapshot
  private let after: FactSnapshot
  private let components: EntityComponents
  /// The entities that differ, in order, with what differs.
  private let changedEntities: [(lei: LEI, findings: [AttributionFinding])]
  /// Their places by what stands for all that they hang together with.
  private var places: [LEI: [Int]] = [:]
  /// Places of those that are a country's central government on either side.
  private var governments: [CountryCode: [Int]] = [:]

  init(_ before: FactSnapshot, _ after: FactSnapshot) {
    self.before = before
    self.after = after
    components = EntityComponents([before, after])
    changedEntities = Set(before.entities.keys).union(after.entities.keys).sorted().compactMap {
      let findings = Self.findings($0, before.entities[$0], after.entities[$0])
      return findings.isEmpty ? nil : ($0, findings)
    }
    for (place, entity) in changedEntities.enumerated() {
      places[components.root(entity.lei), default: []].append(place)
      let records = [before, after].compactMap { $0.entities[entity.lei]?.record }
      for country in Set(
        records.filter { $0.sector == .centralGovernment }.compactMap(\.country))
      {
        governments[country, default: []].append(place)
      }
    }
  }

  /// What differs among the facts that a valuation of the pledge may look at: its instrument, what that represents or
  /// holds, and everybody related to its issuers, to the parties and to who keeps it.
  func findings(_ pledge: Pledge, parties: Set<LEI>) -> [AttributionFinding] {
    findings(of: pledge.instrument, namedBy: pledge.id, parties: parties)
  }

  /// The same for an instrument that something names.
  func findings(
    of identifier: String, namedBy name: String, parties: Set<LEI>
  ) -> [AttributionFinding] {
    var findings: [AttributionFinding] = []
    var parties = parties
    var countries: Set<CountryCode> = []
    if let (old, new) = keys(of: identifier), old != new,
      old != nil && new != nil || name != identifier
    {
      findings.append(
        AttributionFinding(
          "instrument", of: name, before: old.map { State($0) }, after: new.map { State($0) }))
    }
    for key in reached(from: identifier) {
      let (old, new) = (before.instruments[key], after.instruments[key])
      findings += Self.findings(key, old, new)
      for record in [old?.record, new?.record].compactMap(\.self) {
        parties.formUnion([record.issuer, record.guarantor].compactMap(\.self))
        if let country = record.country { countries.insert(country) }
      }
    }
    for snapshot in [before, after] {
      countries.formUnion(parties.compactMap { snapshot.entities[$0]?.record.country })
    }
    if changedEntities.isEmpty { return findings }
    var concerned: Set<Int> = []
    for party in parties { concerned.formUnion(places[components.root(party)] ?? []) }
    for country in countries { concerned.formUnion(governments[country] ?? []) }
    for place in concerned.sorted() { findings += changedEntities[place].findings }
    return findings
  }

  /// The prices of what the instrument of a pledge represents or holds, where they differ: rules may ask for them.
  func innerPrices(_ pledge: Pledge) -> [AttributionFinding] {
    reached(from: pledge.instrument).dropFirst().compactMap { key in
      let prices = (before.instruments[key]?.price, after.instruments[key]?.price)
      return prices.0 == prices.1
        ? nil
        : AttributionFinding(
          "price", of: key, before: prices.0.map(State.init), after: prices.1.map(State.init))
    }
  }

  private func keys(of identifier: String) -> (String?, String?)? {
    // A currency code is cash, whatever else bears it.
    if (try? Currency(identifier)) != nil { return nil }
    return (before.key(of: identifier), after.key(of: identifier))
  }

  /// What both sides say of an instrument.
  func records(of key: String) -> [InstrumentRecord] {
    [before.instruments[key]?.record, after.instruments[key]?.record].compactMap(\.self)
  }

  /// The instrument and all that it represents or holds, on either side; each once.
  func reached(from identifier: String) -> [String] {
    guard let (old, new) = keys(of: identifier) else { return [] }
    var reached: [String] = []
    var pending = [old, new].compactMap(\.self)
    while !pending.isEmpty {
      let key = pending.removeFirst()
      if reached.contains(key) { continue }
      reached.append(key)
      for snapshot in [before, after] {
        guard let facts = snapshot.instruments[key] else { continue }
        let inner = [facts.record.wraps].compactMap(\.self) + facts.holdings.map(\.instrument)
        pending += inner.compactMap(snapshot.key)
      }
    }
    return reached
  }
}

extension FactDifference {
  private static func findings(
    _ key: String, _ before: InstrumentFacts?, _ after: InstrumentFacts?
  ) -> [AttributionFinding] {
    guard let before, let after else {
      func state(_ facts: InstrumentFacts) -> State {
        State(facts.record.name ?? facts.record.id, origin: facts.origin)
      }
      return [
        AttributionFinding(
          "instrument", of: key, before: before.map(state), after: after.map(state))
      ]
    }
    if before === after { return [] }
    var findings: [AttributionFinding] = []
    for field in InstrumentField.all where before.record != after.record {
      func state(_ facts: InstrumentFacts) -> State? {
        field.text(facts.record).map { State($0, origin: field.contribution(facts)?.origin) }
      }
      findings += differing(field.name, of: key, state(before), state(after))
    }
    findings += compare(key, before.ratings, after.ratings)
    findings += compare(key, before.assessments, after.assessments)
    findings += compare(
      key, before.indices, after.indices, { "index \($0.index)" },
      { State("member", origin: $0.origin) })
    findings += compare(
      key, before.holdings, after.holdings, { "holding \($0.instrument)" },
      { State("\($0.share) %", origin: $0.origin) })
    return findings
  }

  private static func findings(
    _ lei: LEI, _ before: EntityFacts?, _ after: EntityFacts?
  ) -> [AttributionFinding] {
    guard let before, let after else {
      func state(_ facts: EntityFacts) -> State { State(facts.record.name, origin: facts.origin) }
      return [
        AttributionFinding(
          "entity", of: lei.value, before: before.map(state), after: after.map(state))
      ]
    }
    var findings: [AttributionFinding] = []
    func field(_ name: String, _ text: (EntityRecord) -> String?) {
      func state(_ facts: EntityFacts) -> State? {
        text(facts.record).map { State($0, origin: facts.origin) }
      }
      findings += differing(name, of: lei.value, state(before), state(after))
    }
    field("name") { $0.name }
    field("country") { $0.country?.value }
    field("sector") { $0.sector?.rawValue }
    field("parent") { $0.parent?.value }
    field("ultimate_parent") { $0.ultimateParent?.value }
    field("branch_of") { $0.branchOf?.value }
    field("successor") { $0.successor?.value }
    field("manager") { $0.manager?.value }
    findings += compare(lei.value, before.ratings, after.ratings)
    findings += compare(lei.value, before.assessments, after.assessments)
    return findings
  }

  private static func compare(
    _ subject: String, _ before: [RatingFact], _ after: [RatingFact]
  ) -> [AttributionFinding] {
    compare(
      subject, before, after, { "\($0.term.rawValue)-term rating by \($0.agency.rawValue)" },
      { State($0.rating, origin: $0.origin) })
  }

  private static func compare(
    _ subject: String, _ before: [AssessmentFact], _ after: [AssessmentFact]
  ) -> [AttributionFinding] {
    compare(
      subject, before, after, { $0.measure.rawValue }, { State($0.value, origin: $0.origin) })
  }

  /// Facts that are told apart by a name, in order of name.
  private static func compare<Fact>(
    _ subject: String, _ before: [Fact], _ after: [Fact], _ name: (Fact) -> String,
    _ state: (Fact) -> State
  ) -> [AttributionFinding] {
    let old = Dictionary(before.map { (name($0), state($0)) }) { first, _ in first }
    let new = Dictionary(after.map { (name($0), state($0)) }) { first, _ in first }
    return Set(old.keys).union(new.keys).sorted().flatMap {
      differing($0, of: subject, old[$0], new[$0])
    }
  }

  /// A finding where the values differ; that the same value was read elsewhere is no difference.
  private static func differing(
    _ name: String, of subject: String, _ before: State?, _ after: State?
  ) -> [AttributionFinding] {
    before?.text == after?.text
      ? [] : [AttributionFinding(name, of: subject, before: before, after: after)]
  }
}

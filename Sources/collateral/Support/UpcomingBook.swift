import Collateral
import Comparison
import Money
import Registry

/// The assets that `upcoming` is asked about, and what the registry knows of their days to come.
final class UpcomingBook {
  private let registry: Registry
  private let known: Int64
  private let turns: LawTurns
  private let parties: Set<LEI>
  /// The loads that facts name.
  private(set) var loads: [Int64: LoadOrigin] = [:]
  private let subjects: [CalendarDate: FactSubjects]
  /// The keys on which facts may bear, by day.
  private var factDays: [CalendarDate: Set<String>] = [:]
  /// The days on which a fact may bear on everything, because it is about a party.
  private var partyDays: Set<CalendarDate> = []

  init(_ registry: Registry, known: Int64, turns: LawTurns, parties: Set<LEI>) throws {
    self.registry = registry
    self.known = known
    self.turns = turns
    self.parties = parties
    subjects = try registry.subjects(ofDaysAfter: turns.start, through: turns.end, known: known)
    for (day, subjects) in subjects.sorted(by: { $0.key < $1.key }) {
      let states = [day.adding(days: -1), day].map { RegistryState(on: $0, known: known) }
      factDays[day] = try registry.instruments(concernedBy: subjects, in: states)
      if !parties.isEmpty, !subjects.entities.isEmpty {
        let groups = try states.map {
          try registry.facts(
            forInstruments: [String](), entities: parties, on: $0.on, known: known
          ).entities.keys
        }
        if groups.joined().contains(where: subjects.entities.contains) { partyDays.insert(day) }
      }
    }
  }

  /// The keys of all instruments for which something may turn; nil where it may for every one.
  func candidates() throws -> [String]? {
    if !turns.lawDays.isEmpty { return nil }
    var keys = try registry.instruments(
      maturingIn: turns.maturities, in: RegistryState(on: turns.start, known: known))
    for day in factDays.values { keys.formUnion(day) }
    return keys.sorted()
  }

  /// What is known to be so of some identifiers on a day.
  func facts(_ identifiers: Set<String>, _ day: CalendarDate) throws -> FactSnapshot {
    let snapshot = try registry.facts(
      forInstruments: identifiers, entities: parties, on: day, known: known)
    loads.merge(snapshot.loads) { known, _ in known }
    return snapshot
  }

  /// What comes to pass for some assets.
  func changes(
    _ inquiries: [CollateralInquiry], _ finder: UpcomingFinder
  ) throws -> [UpcomingChange] {
    let keys = Set(inquiries.map(\.key))
    var days = factDays.mapValues { $0.intersection(keys) }
    for day in partyDays { days[day] = keys }
    return try finder.changes(
      inquiries, maturities: try registry.maturities(of: keys, known: known), factDays: days,
      facts: facts)
  }

  /// An asset by any identifier; nil where none, or more than one, is known.
  func inquiry(
    _ identifier: String, under agreement: Agreement? = nil, keptBy custodian: LEI? = nil
  ) throws -> CollateralInquiry? {
    // A currency code is cash, whatever else bears it.
    if Currency(argument: identifier) != nil {
      return CollateralInquiry(
        instrument: identifier, key: identifier, agreement: agreement, custodian: custodian)
    }
    let keys = try registry.resolve(identifier, known: known)
    guard keys.count == 1 else { return nil }
    return CollateralInquiry(
      instrument: identifier, key: keys[0], agreement: agreement, custodian: custodian)
  }
}

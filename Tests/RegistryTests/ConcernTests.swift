import Collateral
import Registry
import Testing

/// Random registries: every instrument of which a rule could see a difference is found by the loads, or the days, that make it.
struct ConcernTests {
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func loadsConcernAllThatTheyChange(seed: UInt64) throws {
    var random = try RandomRegistry(seed: seed &* 7_919)
    let registry = try random.desk.open()
    let keys = try registry.instrumentKeys(limit: .max)
    let day = try CalendarDate(random.day())
    var before = try signatures(registry, keys, RegistryState(on: day, known: 0))
    var changed = 0
    for load in 1...max(random.loads, 1) {
      let states = [load - 1, load].map { RegistryState(on: day, known: $0) }
      let after = try signatures(registry, keys, states[1], after: before)
      let found = try registry.instruments(
        concernedBy: try registry.subjects(ofLoadsAfter: load - 1, through: load), in: states)
      let differing = keys.filter { before[$0] != after[$0] }
      #expect(Set(differing).subtracting(found).isEmpty, "load \(load) of seed \(seed)")
      changed += differing.count
      before = after
    }
    #expect(changed > 0)
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func daysConcernAllThatTheyChange(seed: UInt64) throws {
    let random = try RandomRegistry(seed: seed &* 104_729)
    let registry = try random.desk.open()
    let keys = try registry.instrumentKeys(limit: .max)
    let (start, end) = (try CalendarDate("2025-12-30"), try CalendarDate("2026-02-10"))
    let subjects = try registry.subjects(ofDaysAfter: start, through: end, known: .max)
    var day = start
    var before = try signatures(registry, keys, RegistryState(on: day, known: .max))
    while day < end {
      let states = [day, day.adding(days: 1)].map { RegistryState(on: $0, known: .max) }
      day = states[1].on
      let after = try signatures(registry, keys, states[1], after: before)
      let found = try registry.instruments(
        concernedBy: subjects[day] ?? FactSubjects(), in: states)
      let differing = keys.filter { before[$0] != after[$0] }
      #expect(Set(differing).subtracting(found).isEmpty, "\(day) of seed \(seed)")
      before = after
    }
  }

  @Test func aLoadThatSaysNothingNewConcernsNobody() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n", name: "one")
    try desk.load("id,id_type,name\nA,other,Alpha\n\n", name: "two")
    let registry = try desk.open()
    #expect(try registry.subjects(ofLoadsAfter: 1, through: 2).isEmpty)
    #expect(try registry.subjects(ofLoadsAfter: 0, through: 1).identifiers == ["A"])
  }

  @Test func pricesAreCounted() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name\nA,other,Alpha\n", name: "one")
    try desk.load(
      "id,date,price,currency\nA,2026-06-29,1,EUR\nA,2026-06-30,2,EUR\n", name: "two")
    let registry = try desk.open()
    #expect(try registry.subjects(ofLoadsAfter: 1, through: 2).isEmpty)
    #expect(try registry.priceCount(ofLoadsAfter: 1, through: 2) == 2)
    #expect(try registry.priceCount(ofLoadsAfter: 0, through: 1) == 0)
  }

  @Test func anEntityOfWhichOnlyTheNameChangesConcernsNobody() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name,issuer\nA,other,Alpha,\(try lei(1))\n", name: "one")
    try desk.load("lei,name,country\n\(try lei(1)),Issuer,DE\n", name: "two")
    try desk.load("lei,name,country\n\(try lei(1)),Issuer AG,DE\n", name: "three")
    try desk.load("lei,name,country\n\(try lei(1)),Issuer AG,FR\n", name: "four")
    let registry = try desk.open()
    func concerned(_ load: Int64) throws -> Set<String> {
      let day = try CalendarDate("2026-06-30")
      return try registry.instruments(
        concernedBy: try registry.subjects(ofLoadsAfter: load - 1, through: load),
        in: [load - 1, load].map { RegistryState(on: day, known: $0) })
    }
    #expect(try concerned(2) == ["A"])
    #expect(try concerned(3) == [])
    #expect(try concerned(4) == ["A"])
  }

  @Test func maturitiesOfAllVersionsAndOfWhatIsHeldCount() throws {
    let desk = try Desk()
    try desk.load(
      """
      id,id_type,name,maturity_date,wraps,valid_from
      B,other,Bond,2027-01-01,,2020-01-01
      B,other,Bond,2028-01-01,,2026-06-01
      T,other,Token,,B,
      F,other,Fund,,,
      """, name: "one")
    try desk.load("fund,instrument,share,valid_from\nF,T,100,2026-01-01\n", name: "two")
    let registry = try desk.open()
    let found = try registry.maturities(of: ["B", "F", "T"], known: .max)
    let both = Set(try ["2027-01-01", "2028-01-01"].map { try CalendarDate($0) })
    #expect(found == ["B": both, "F": both, "T": both])
    let state = RegistryState(on: try CalendarDate("2026-06-30"), known: .max)
    let (first, last) = (try CalendarDate("2028-01-01"), try CalendarDate("2028-12-31"))
    #expect(try registry.instruments(maturingIn: [first...last], in: state) == ["B", "F", "T"])
    let later = last.adding(days: 1)
    #expect(try registry.instruments(maturingIn: [later...later], in: state).isEmpty)
  }

  // MARK: What a rule could see

  private struct Signatures {
    /// Of all instruments together: where it is the same, nothing differs.
    let whole: [String]
    let byKey: [String: [String]]

    subscript(key: String) -> [String]? { byKey[key] }
  }

  /// Everything but prices, rates, names and origins that an answer about each instrument may look at.
  private func signatures(
    _ registry: Registry, _ keys: [String], _ state: RegistryState,
    after last: Signatures? = nil
  ) throws -> Signatures {
    var found: [String: [String]] = [:]
    let whole = try registry.facts(forInstruments: keys, on: state.on, known: state.known)
    let lines = lines(whole)
    if let last, last.whole == lines { return last }
    for key in keys {
      let snapshot = try registry.facts(forInstruments: [key], on: state.on, known: state.known)
      // A key may have named another instrument before there was one of its own.
      found[key] = snapshot.instruments[key] == nil ? [] : self.lines(snapshot)
    }
    return Signatures(whole: lines, byKey: found)
  }

  private func lines(_ snapshot: FactSnapshot) -> [String] {
    var lines: [String] = []
    for (key, facts) in snapshot.instruments {
      var record = facts.record
      (record.name, record.validFrom) = (nil, nil)
      lines.append(
        "\(key) \(record) \(facts.indices.map(\.index)) \(words(facts.ratings, facts.assessments))"
          + "\(facts.holdings.map { "\($0.instrument) \($0.share)" })")
    }
    for (lei, facts) in snapshot.entities {
      var record = facts.record
      (record.name, record.validFrom) = ("", nil)
      lines.append("\(lei) \(record) \(words(facts.ratings, facts.assessments))")
    }
    return lines.sorted()
  }

  private func words(_ ratings: [RatingFact], _ assessments: [AssessmentFact]) -> [String] {
    ratings.map { "\($0.agency) \($0.term) \($0.rating)" }
      + assessments.map { "\($0.measure) \($0.value)" }
  }
}

public import Collateral

extension Registry {
  /// What the loads after one and up to another began to say or ended, prices, rates and desk files aside.
  public func subjects(
    ofLoadsAfter first: Int64, through last: Int64
  ) throws(RegistryError) -> FactSubjects {
    try read { connection throws(RegistryError) in
      try SubjectFinder(connection).subjects(after: first, through: last)
    }
  }

  /// How many prices the loads after one and up to another brought.
  public func priceCount(
    ofLoadsAfter first: Int64, through last: Int64
  ) throws(RegistryError) -> Int {
    try read { connection throws(RegistryError) in
      try SubjectFinder(connection).priceCount(after: first, through: last)
    }
  }

  /// What begins or ends on the days after one and up to another, by day, prices and rates aside.
  public func subjects(
    ofDaysAfter first: CalendarDate, through last: CalendarDate, known: Int64
  ) throws(RegistryError) -> [CalendarDate: FactSubjects] {
    try read { connection throws(RegistryError) in
      try SubjectFinder(connection).subjects(after: first, through: last, known: known)
    }
  }

  /// Keys of the instruments on which facts about some subjects may bear: their own, those that represent or hold them,
  /// those of their groups, and those of the countries that they govern.
  ///
  /// - Parameter states: before and after, which may differ in what hangs together.
  public func instruments(
    concernedBy subjects: FactSubjects, in states: [RegistryState]
  ) throws(RegistryError) -> Set<String> {
    if subjects.isEmpty { return [] }
    return try read { connection throws(RegistryError) in
      try ConcernFinder(states, on: connection).instruments(subjects)
    }
  }

  /// Every maturity that may come to count for instruments: their own, and those of what they represent or hold.
  public func maturities(
    of keys: some Collection<String>, known: Int64
  ) throws(RegistryError) -> [String: Set<CalendarDate>] {
    let keys = keys.sorted()
    return try read { connection throws(RegistryError) in
      let finder = try MaturityFinder(known: known, on: connection)
      var found: [String: Set<CalendarDate>] = [:]
      for key in keys { found[key] = try finder.maturities(of: key) }
      return found
    }
  }

  /// Keys of the instruments that mature, or represent or hold what matures, in some spans of days.
  public func instruments(
    maturingIn spans: [ClosedRange<CalendarDate>], in state: RegistryState
  ) throws(RegistryError) -> Set<String> {
    try read { connection throws(RegistryError) in
      var subjects = FactSubjects()
      subjects.identifiers = try MaturityFinder(known: state.known, on: connection)
        .instruments(maturingIn: spans)
      return try ConcernFinder([state], on: connection).instruments(subjects)
    }
  }
}

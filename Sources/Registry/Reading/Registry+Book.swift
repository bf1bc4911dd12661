public import Collateral

extension Registry {
  /// All that a valuation of a book looks at, in little room and time.
  ///
  /// It means the same as ``facts(forInstruments:entities:on:known:)``.
  ///
  /// - Parameters:
  ///   - identifiers: any identifiers of instruments, each once, in any order.
  ///   - entities: legal entities that are wanted besides the issuers, such as pledgors.
  ///   - on: the day.
  ///   - known: the last load that counts.
  /// - Returns: facts whose instruments stand in the order of the identifiers.
  public func bookFacts(
    forInstruments identifiers: [String], entities: some Collection<LEI> = [LEI](),
    on: CalendarDate, known: Int64
  ) throws(RegistryError) -> BookFacts {
    try bookFacts(
      forInstruments: identifiers, entities: entities, on: on, known: known,
      reading: .of(count: identifiers.count))
  }

  /// The same, read in a certain way.
  package func bookFacts(
    forInstruments identifiers: [String], entities: some Collection<LEI>, on: CalendarDate,
    known: Int64, reading: BookReading
  ) throws(RegistryError) -> BookFacts {
    let facts = try instrumentFacts(identifiers, on: on, known: known, reading: reading)
    return try completing(facts, forInstruments: identifiers, entities: entities)
  }

  /// The first half of ``bookFacts(forInstruments:entities:on:known:)``, over all cores: the instruments.
  public func instrumentFacts(
    _ identifiers: [String], on: CalendarDate, known: Int64
  ) throws(RegistryError) -> BookFacts {
    try instrumentFacts(
      identifiers, on: on, known: known, reading: .of(count: identifiers.count))
  }

  private func instrumentFacts(
    _ identifiers: [String], on: CalendarDate, known: Int64, reading: BookReading
  ) throws(RegistryError) -> BookFacts {
    try read { connection throws(RegistryError) in
      let last = min(known, try connection.integer("SELECT max(id) FROM load") ?? 0)
      let assembly = BookAssembly(on: on, known: last, reading: reading, connection: connection)
      var facts = try assembly.facts(identifiers)
      facts.knownLoad = known
      facts.lastLoad = last
      return facts
    }
  }

  /// The second half, on one core: who the issuers are and to whom they belong, and what instruments lead to.
  ///
  /// Loads that were committed between the halves make no difference, see ``BookAssembly``.
  public func completing(
    _ facts: BookFacts, forInstruments identifiers: [String], entities: some Collection<LEI>
  ) throws(RegistryError) -> BookFacts {
    let parties = Set(entities)
    var facts = facts
    facts.snapshot = try read { [facts] connection throws(RegistryError) in
      let assembly = BookAssembly(
        on: facts.on, known: facts.lastLoad, reading: BookReading(workers: 1),
        connection: connection)
      return try assembly.snapshot(facts, of: identifiers, parties)
    }
    facts.snapshot.knownLoad = facts.knownLoad
    return facts
  }
}

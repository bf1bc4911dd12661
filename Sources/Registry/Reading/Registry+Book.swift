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
    let parties = Set(entities)
    return try read { connection throws(RegistryError) in
      let assembly = BookAssembly(
        on: on, known: min(known, try connection.integer("SELECT max(id) FROM load") ?? 0),
        reading: reading, connection: connection)
      var facts = try assembly.facts(identifiers, parties)
      facts.knownLoad = known
      facts.snapshot.knownLoad = known
      return facts
    }
  }
}

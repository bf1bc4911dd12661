import Collateral
import GRDB
import Parallel

/// Puts together the facts of a book from what several readers find.
///
/// The readers have connections of their own, and another load may commit before the last one begins
/// to read. They see the same facts all the same: rows are only ever added, or marked with the load
/// that superseded them, and no row and no mark of a load after the last that counts is looked at.
/// That load is one that this connection sees.
struct BookAssembly {
  let on: CalendarDate
  let known: Int64
  let reading: BookReading
  let connection: SQLConnection

  /// The facts about instruments by any identifiers; nothing yet about what the snapshot holds.
  func facts(_ identifiers: [String]) throws(RegistryError) -> BookFacts {
    var facts = BookFacts(on: on, knownLoad: known)
    facts.keys = identifiers
    facts.instruments = Array(repeating: .unknown, count: identifiers.count)
    var merge = BookMerge()
    try read(identifiers, numberedFrom: 0, into: &facts.instruments, &merge)
    // What is no key itself leads to keys, which may have been asked for too.
    let others = merge.others
    merge.others = []
    var places: [String: Int32] = [:]
    for other in others where other.keys.count == 1 { places[other.keys[0]] = .max }
    if !places.isEmpty {
      for (index, identifier) in identifiers.enumerated() where places[identifier] != nil {
        places[identifier] = Int32(truncatingIfNeeded: index)
      }
    }
    let further = places.filter { $0.value == .max }.keys.sorted()
    var furtherEntries = [BookFacts.Entry](repeating: .unknown, count: further.count)
    let base = Int32(truncatingIfNeeded: identifiers.count)
    for (index, key) in further.enumerated() {
      places[key] = base + Int32(truncatingIfNeeded: index)
    }
    if !further.isEmpty {
      facts.keys += further
      // These are keys: nothing leads on from here.
      try read(further, numberedFrom: base, into: &furtherEntries, &merge)
    }
    for (place, keys) in others {
      if keys.count > 1 {
        facts.instruments[Int(place)] = .ambiguous
      } else if let found = places[keys[0]] {
        facts.instruments[Int(place)] =
          found < base ? facts.instruments[Int(found)] : furtherEntries[Int(found - base)]
      }
    }
    // The names of one instrument keep their order.
    facts.names = merge.names.sorted { $0.key < $1.key }
    facts.ratings = merge.ratings.sets
    facts.assessments = merge.assessments.sets
    facts.indices = merge.indices.sets
    facts.issuers = merge.issuers
    facts.countries = merge.countries
    return facts
  }

  /// Reads the instruments whose keys are among the texts, in parts at once.
  private func read(
    _ texts: [String], numberedFrom base: Int32, into entries: inout [BookFacts.Entry],
    _ merge: inout BookMerge
  ) throws(RegistryError) {
    let parts = reading.parts(texts)
    let (on, known, reading, path) = (on, known, reading, connection.path)
    let result = entries.withUnsafeMutableBufferPointer { buffer in
      let entries = BookEntries(buffer)
      return Result { () throws(RegistryError) in
        guard parts.count > 1 else {
          var reader = try BookReader(
            on: on, known: known, reading: reading, connection: connection)
          let part = try reader.read(parts[0], of: texts, numberedFrom: base, into: entries)
          return merge.add(part, entries)
        }
        let found = try parts.parallelMap { keys throws(RegistryError) in
          try Self.readApart(path) { connection throws(RegistryError) in
            var reader = try BookReader(
              on: on, known: known, reading: reading, connection: connection)
            return try reader.read(keys, of: texts, numberedFrom: base, into: entries)
          }
        }
        for part in found { merge.add(part, entries) }
      }
    }
    try result.get()
  }

  /// Asks questions over a connection of its own, of one state of the registry.
  private static func readApart<Result>(
    _ path: String, _ body: (SQLConnection) throws(RegistryError) -> Result
  ) throws(RegistryError) -> Result {
    let queue = try RegistryFile.openForReading(path)
    do {
      return try queue.inDatabase { database in
        let connection = try SQLConnection(database, path: path)
        // Pages are read once, in order: keeping them, or mapping the file, only takes up memory.
        try connection.execute("PRAGMA mmap_size = 0; PRAGMA cache_size = -1024")
        try connection.execute("BEGIN DEFERRED")
        defer { try? connection.execute("ROLLBACK") }
        return try body(connection)
      }
    } catch {
      throw RegistryError.wrapping(error, path: path)
    }
  }

  /// The part of the facts that is a snapshot: entities, issuers, and instruments that lead on.
  func snapshot(
    _ facts: BookFacts, of identifiers: [String], _ parties: Set<LEI>
  ) throws(RegistryError) -> FactSnapshot {
    var wanted: [String] = []
    for (identifier, entry) in zip(identifiers, facts.instruments) {
      switch entry {
      case .full, .ambiguous: wanted.append(identifier)
      case .lean, .unknown: break
      }
    }
    let builder = try SnapshotBuilder(on: on, known: known, connection: connection)
    try builder.add(instruments: wanted.sorted())
    try builder.add(entities: facts.issuers.union(parties))
    builder.add(countries: facts.countries)
    return try builder.finish()
  }
}

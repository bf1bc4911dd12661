import Collateral
import Parallel

/// Reads instruments with their facts for a book, in the order of the registry's keys.
struct BookReader {
  private struct Slot {
    /// The registry's key, with its place among the texts.
    let key: BookKey
    var draft: BookDraft
    var isFull: Bool
    var price: BookMarket.PriceOfDay?
    /// Which of the instrument's names the price was given under.
    var priceRank = 0
    /// Whether facts must be asked for anew, under all names at once.
    var isOpen = false
  }

  private struct Alias {
    let key: BookKey
    let name: String
    let slot: Int
    /// Place among the instrument's names, its key being the first.
    let rank: Int
    /// Whether the name is the instrument's only if no other has it.
    let isTicker: Bool
  }

  private let connection: SQLConnection
  private let on: CalendarDate
  private let known: Int64
  private let reading: BookReading
  private let resolver: IdentifierResolver
  private let row: BookInstrumentRow
  /// Whether any instrument has names besides its key.
  private let hasNames: Bool
  private var instruments: BookCursor
  private var market: BookMarket
  /// Facts under other names than the key, which come in an order of their own.
  private var aliasMarket: BookMarket
  /// Identifiers by instrument; nil where there are none.
  private var identifiers: BookCursor?
  private var aliases: [Alias] = []
  private var subjectQuery: SubjectQuery?
  private var marketQuery: MarketQuery?
  private var part = BookPart()

  init(
    on: CalendarDate, known: Int64, reading: BookReading, connection: SQLConnection
  ) throws(RegistryError) {
    self.connection = connection
    self.on = on
    self.known = known
    self.reading = reading
    resolver = try IdentifierResolver(known: known, on: connection)
    let visible = "load <= ?2 AND (superseded IS NULL OR superseded > ?2)"
    hasNames = try connection.integer("SELECT 1 FROM identifier LIMIT 1") != nil
    row = BookInstrumentRow(path: connection.path)
    let names = hasNames ? ", \(BookInstrumentRow.nameColumns)" : ""
    let query = try connection.prepare(
      """
      SELECT id, \(try BookInstrumentRow.columns(on: connection))\(names) FROM instrument
      WHERE id >= ?1 AND validFrom <= ?3 AND \(visible) ORDER BY id, source, validFrom, load
      """)
    query.bind(2, known)
    query.bind(3, Int64(on.days))
    instruments = BookCursor(query, patience: reading.patience)
    market = try BookMarket(
      on: on, known: known, patience: reading.patience, connection: connection)
    aliasMarket = try BookMarket(
      on: on, known: known, patience: reading.patience, connection: connection)
    if hasNames {
      // Within an instrument in the order of the primary key, as a look-up gives them.
      let query = try connection.prepare(
        """
        SELECT instrument, scheme, value FROM identifier INDEXED BY identifierInstrument
        WHERE instrument >= ?1 AND \(visible) ORDER BY instrument
        """)
      query.bind(2, known)
      identifiers = BookCursor(query, patience: reading.patience)
    }
  }

  /// Reads the instruments whose keys are among the texts.
  ///
  /// - Parameters:
  ///   - keys: some of the texts, each with its place among them.
  ///   - texts: identifiers of any kind.
  ///   - base: what the number of an instrument is beyond its place.
  ///   - entries: the entries of the texts, of which those of the keys are written; they are
  ///     ``BookFacts/Entry/unknown`` before.
  mutating func read(
    _ keys: [BookKey], of texts: [String], numberedFrom base: Int32, into entries: BookEntries
  ) throws(RegistryError) -> BookPart {
    part = BookPart()
    var keys = keys
    keys.sort { left, right in
      left.precedes(right, texts[Int(left.index)], texts[Int(right.index)])
    }
    part.places = keys.map(\.index)
    var slots: [Slot] = []
    // What lies between reading and writing is kept small.
    for block in keys.chunks(of: reading.block) {
      slots.removeAll(keepingCapacity: true)
      for key in block {
        let text = texts[Int(key.index)]
        if let draft = try draft(key, text, number: base + key.index) {
          slots.append(try slot(key, text, draft))
        } else {
          let keys = try resolver.resolve(text)
          if !keys.isEmpty { part.others.append((key.index, keys)) }
        }
      }
      try readAliases(of: &slots, texts)
      for var slot in slots {
        let text = texts[Int(slot.key.index)]
        if slot.isOpen { try readAnew(&slot, text) }
        entries[slot.key.index] = entry(slot, text)
      }
    }
    return part
  }

  /// What all sources say about an instrument on the day; nil where no source does.
  private mutating func draft(
    _ key: BookKey, _ text: String, number: Int32
  ) throws(RegistryError) -> BookDraft? {
    guard try instruments.find(key, text) else { return nil }
    // Of one source the last version is in force; sources come in order of precedence.
    var joined: BookDraft?
    var current: BookDraft?
    var names: [[String?]] = []
    var source: UInt8 = 0
    while instruments.isAt(key, text) {
      let next = row.source(instruments.row)
      if let earlier = current, next != source {
        joined?.take(from: earlier)
        if joined == nil { joined = earlier }
      } else if current != nil, hasNames {
        names.removeLast()
      }
      source = next
      current = try row.draft(instruments.row, key: number)
      if hasNames, current != nil { names.append(row.names(instruments.row)) }
      try instruments.advance()
    }
    if hasNames { add(names, of: number, text) }
    guard let current else { return joined }
    guard var joined else { return current }
    joined.take(from: current)
    return joined
  }

  /// Notes the names of an instrument besides its key: of each kind that of the first source that
  /// says one.
  private mutating func add(_ names: [[String?]], of number: Int32, _ text: String) {
    guard let kinds = names.first?.indices else { return }
    for kind in kinds {
      if let name = names.lazy.compactMap({ $0[kind] }).first, name != text {
        part.names.append(BookFacts.Name(key: number, identifier: name))
      }
    }
  }

  /// An instrument with the facts that were given under its key.
  private mutating func slot(
    _ key: BookKey, _ text: String, _ draft: BookDraft
  ) throws(RegistryError) -> Slot {
    var slot = Slot(key: key, draft: draft, isFull: draft.leadsOn)
    if try market.hasHoldings(key, text) { slot.isFull = true }
    if slot.isFull { return slot }
    slot.price = try market.price(key, text)
    slot.draft.lean.ratings = part.ratings.number(of: try market.ratings(key, text))
    slot.draft.lean.assessments = part.assessments.number(of: try market.assessments(key, text))
    slot.draft.lean.indices = part.indices.number(of: try market.indices(key, text))
    return slot
  }

  /// Adds the facts that were given under other names.
  private mutating func readAliases(
    of slots: inout [Slot], _ texts: [String]
  ) throws(RegistryError) {
    aliases.removeAll(keepingCapacity: true)
    for (index, slot) in slots.enumerated() where !slot.isFull {
      try addAliases(slot.key, texts[Int(slot.key.index)], slot: index)
    }
    aliases.sort { $0.key.precedes($1.key, $0.name, $1.name) }
    var start = 0
    while start < aliases.count {
      let alias = aliases[start]
      var end = start + 1
      while end < aliases.count, aliases[end].name == alias.name { end += 1 }
      let price = try aliasMarket.price(alias.key, alias.name)
      let hasOthers = try aliasMarket.hasOthers(alias.key, alias.name)
      for alias in aliases[start..<end] {
        if hasOthers || (price != nil && alias.isTicker) {
          slots[alias.slot].isOpen = true
        } else if let price {
          add(price, alias.rank, to: &slots[alias.slot])
        }
      }
      start = end
    }
  }

  /// Notes the names besides its key under which facts about an instrument may have been given: see
  /// ``IdentifierResolver/aliases(of:)``, of which this is the cheap part.
  private mutating func addAliases(
    _ key: BookKey, _ text: String, slot: Int
  ) throws(RegistryError) {
    var cusip: String?
    if key.count == 12, Self.isNorthAmerican(key), let inside = (try? ISIN(text))?.cusip {
      cusip = inside.value
      aliases.append(
        Alias(
          key: BookKey(inside.value), name: inside.value, slot: slot, rank: 1, isTicker: false))
    }
    guard try identifiers?.find(key, text) == true else { return }
    var rank = 2
    while let row = identifiers?.row, identifiers?.isAt(key, text) == true {
      let name = row.text(2)
      if name != cusip {
        aliases.append(
          Alias(
            key: BookKey(name), name: name, slot: slot, rank: rank,
            isTicker: row.bytes(1).elementsEqual("ticker".utf8)))
      }
      rank += 1
      try identifiers?.advance()
    }
  }

  /// Whether a text begins with `US` or `CA`.
  private static func isNorthAmerican(_ key: BookKey) -> Bool {
    key.high >> 48 == 0x5553 || key.high >> 48 == 0x4341
  }

  /// The newest price under any name counts, of equally new ones that of the first name.
  private func add(_ price: BookMarket.PriceOfDay, _ rank: Int, to slot: inout Slot) {
    if let best = slot.price {
      if price.day < best.day || (price.day == best.day && rank > slot.priceRank) { return }
    }
    slot.price = price
    slot.priceRank = rank
  }

  /// Reads the facts of an instrument under all its names, as a snapshot does.
  private mutating func readAnew(_ slot: inout Slot, _ text: String) throws(RegistryError) {
    if subjectQuery == nil {
      subjectQuery = try SubjectQuery(on: on, known: known, connection: connection)
      marketQuery = try MarketQuery(on: on, known: known, connection: connection)
    }
    guard let subjectQuery, let marketQuery else { return }
    let names = [text] + (try resolver.aliases(of: text))
    if try !marketQuery.holdings(of: names).isEmpty {
      slot.isFull = true
      return
    }
    slot.price = try marketQuery.price(of: names).map(BookMarket.PriceOfDay.init)
    slot.draft.lean.ratings = part.ratings.number(of: try subjectQuery.ratings(of: names, .issue))
    slot.draft.lean.assessments = part.assessments.number(
      of: try subjectQuery.assessments(of: names, .issue))
    slot.draft.lean.indices = part.indices.number(of: try marketQuery.indices(of: names))
  }

  /// The entry of an instrument, whose issuer is noted.
  private mutating func entry(_ slot: Slot, _ text: String) -> BookFacts.Entry {
    var lean = slot.draft.lean
    if slot.isFull { return .full(text, key: lean.key) }
    lean.isListed = slot.draft.isListed ?? false
    lean.setPrice(slot.price.map { ($0.price, $0.currency) })
    if let issuer = lean.issuer { part.issuers.insert(issuer) }
    if let country = lean.country { part.countries.insert(country) }
    return .lean(lean)
  }
}

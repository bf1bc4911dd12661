import Collateral
import Loading
import Money
import Registry
import Testing

/// The facts of a book mean the same as the snapshot of the same instruments.
struct BookFactsTests {
  /// How often each kind of entry was compared.
  private struct Seen {
    var lean = 0
    var full = 0
    var ambiguous = 0
    var unknown = 0
    var named = 0
    var renamed = 0
    var priced = 0
    var rated = 0
    var joined = 0
  }

  @Test func itSaysWhatTheSnapshotSays() throws {
    var seen = Seen()
    for seed in 1...20 as ClosedRange<UInt64> {
      var source = try RandomRegistry(seed: seed)
      let registry = try source.desk.open()
      for _ in 0..<12 {
        let identifiers = source.someNames()
        let entities = [try lei(source.pick([0, 3, 4, 5]))]
        let (on, known) = (try CalendarDate(source.day()), source.known())
        let snapshot = try registry.facts(
          forInstruments: identifiers, entities: entities, on: on, known: known)
        let book = try registry.bookFacts(
          forInstruments: identifiers, entities: entities, on: on, known: known,
          reading: BookReading(
            workers: source.pick([1, 2, 3]), patience: source.pick([0, 1, 8, .max]),
            block: source.pick([1, 3, 2048])))
        let comment = "seed \(seed), \(identifiers) on \(on), known \(known)"
        try compare(book, snapshot, identifiers, &seen, comment)
        let full = identifiers.filter { isFull(snapshot.instrument($0)) }
        let apart = try registry.facts(forInstruments: full, on: on, known: known)
        #expect(
          Set(book.snapshot.instruments.keys) == Set(apart.instruments.keys), "\(comment)")
      }
    }
    // The chance registries do hold what is to be compared.
    for count in [
      seen.lean, seen.full, seen.ambiguous, seen.unknown, seen.named, seen.renamed, seen.priced,
      seen.rated, seen.joined,
    ] {
      #expect(count > 10, "\(seen)")
    }
  }

  @Test func aLargeBookIsReadInParts() throws {
    let desk = try Desk()
    let numbers = 1...9000
    try desk.load(
      "id,id_type,name,asset_class,issuer\n"
        + numbers.map { "\(try isin($0)),isin,Bond,bank-debt,\(try lei($0 % 7))\n" }.joined())
    try desk.load(
      "id,date,price,currency\n"
        + numbers.map { "\(try isin($0)),2026-06-29,\($0),EUR\n" }.joined())
    try desk.load(
      "subject_type,subject,agency,rating,term,valid_from\n"
        + numbers.map { "issue,\(try isin($0)),sp,R\($0 % 11),long,2020-01-01\n" }.joined())
    let identifiers = try numbers.reversed().map { try isin($0) }
    let day = try CalendarDate("2026-06-30")
    let registry = try desk.open()
    let book = try registry.bookFacts(forInstruments: identifiers, on: day, known: .max)
    let snapshot = try registry.facts(forInstruments: identifiers, on: day, known: .max)
    var seen = Seen()
    try compare(book, snapshot, identifiers, &seen, "all")
    #expect(seen.lean == 9000)
    #expect(book.ratings.count == 12)
    #expect(book.keys == identifiers)
  }

  @Test func ofEquallyNewPricesTheFirstNameCounts() throws {
    let desk = try Desk()
    let (apple, cusip, figi) = ("US0378331005", "037833100", "BBG000B9XRY4")
    try desk.load("id,id_type,name,cusip,figi\n\(apple),isin,Apple Inc.,\(cusip),\(figi)\n")
    let day = try CalendarDate("2026-06-30")
    func price() throws -> String? {
      let book = try desk.open().bookFacts(forInstruments: [figi, apple], on: day, known: .max)
      #expect(book.instruments[0] == book.instruments[1])
      guard case .lean(let lean) = book.instruments[0] else { return nil }
      #expect(book.identifiers(of: lean.key) == [apple, cusip, figi])
      return lean.price?.description
    }
    try desk.load("id,date,price,currency\n\(figi),2026-06-20,1,USD\n")
    #expect(try price() == "1")
    // Older than ten days it would not count, newer it does; of the same day the CUSIP goes first.
    try desk.load("id,date,price,currency\n\(cusip),2026-06-19,2,USD\n")
    #expect(try price() == "1")
    try desk.load("id,date,price,currency\n\(cusip),2026-06-20,3,USD\n")
    #expect(try price() == "3")
    try desk.load("id,date,price,currency\n\(apple),2026-06-20,4,USD\n")
    #expect(try price() == "4")
    try desk.load("id,date,price,currency\n\(figi),2026-06-21,5,USD\n")
    #expect(try price() == "5")
  }

  @Test func yearsOfPricesAreLookedUp() throws {
    let desk = try Desk()
    let numbers = 1...200
    let first = try CalendarDate("2026-03-01")
    try desk.load(
      "id,id_type,name\n" + numbers.map { "\(try isin($0)),isin,Bond\n" }.joined())
    // Some end before the day, some go on behind it.
    try desk.load(
      "id,date,price,currency\n"
        + numbers.flatMap { number in
          try (0..<70 + number % 70).map {
            "\(try isin(number)),\(first.adding(days: $0)),\(number + $0),EUR\n"
          }
        }.joined())
    let identifiers = try numbers.map { try isin($0) }
    let registry = try desk.open()
    for day in [first.adding(days: 3), first.adding(days: 100)] {
      let snapshot = try registry.facts(forInstruments: identifiers, on: day, known: .max)
      for patience in [0, 8, 20, .max] {
        let book = try registry.bookFacts(
          forInstruments: identifiers, entities: [], on: day, known: .max,
          reading: BookReading(workers: 1, patience: patience))
        var seen = Seen()
        try compare(book, snapshot, identifiers, &seen, "\(day), \(patience)")
        #expect(seen.priced > 0)
      }
    }
  }

  @Test func laterLoadsDoNotCount() throws {
    let desk = try Desk()
    try desk.load("id,id_type,name,currency\nA,other,Alpha,EUR\n")
    try desk.load("id,id_type,name,currency\nA,other,Alpha,USD\nB,other,Beta,USD\n", name: "second")
    let day = try CalendarDate("2026-06-30")
    let book = try desk.open().bookFacts(forInstruments: ["B", "A"], on: day, known: 1)
    #expect(book.knownLoad == 1)
    #expect(book.instruments[0] == .unknown)
    guard case .lean(let lean) = book.instruments[1] else {
      Issue.record("A is not lean")
      return
    }
    #expect(lean.currency?.code == "EUR")
    #expect(book.identifiers(of: lean.key) == ["A"])
  }

  @Test func anInstrumentTakesLittleRoom() {
    #expect(MemoryLayout<LeanInstrument>.size <= 84)
    #expect(MemoryLayout<BookFacts.Entry>.stride <= 88)
  }

  private func isFull(_ facts: InstrumentFacts?) -> Bool {
    guard let facts else { return false }
    return facts.record.wraps != nil || !facts.holdings.isEmpty
  }

  private func compare(
    _ book: BookFacts, _ snapshot: FactSnapshot, _ identifiers: [String], _ seen: inout Seen,
    _ comment: String
  ) throws {
    #expect(book.on == snapshot.on && book.knownLoad == snapshot.knownLoad)
    #expect(book.instruments.count == identifiers.count)
    var numbers: [String: Int32] = [:]
    for (identifier, entry) in zip(identifiers, book.instruments) {
      let comment = "\(identifier): \(comment)"
      let facts = snapshot.instrument(identifier)
      switch entry {
      case .unknown:
        seen.unknown += 1
        #expect(facts == nil && snapshot.ambiguous[identifier] == nil, "\(comment)")
      case .ambiguous:
        seen.ambiguous += 1
        #expect(facts == nil && snapshot.ambiguous[identifier] != nil, "\(comment)")
      case .full(let id, let key):
        seen.full += 1
        #expect(isFull(facts) && facts?.record.id == id, "\(comment)")
        #expect(book.keys[Int(key)] == id, "\(comment)")
        #expect(numbers.updateValue(key, forKey: id) ?? key == key, "\(comment)")
        #expect(book.snapshot.instrument(identifier)?.record.id == id, "\(comment)")
      case .lean(let lean):
        seen.lean += 1
        let facts = try #require(facts, "\(comment)")
        #expect(!isFull(facts), "\(comment)")
        #expect(
          numbers.updateValue(lean.key, forKey: facts.record.id) ?? lean.key == lean.key,
          "\(comment)")
        compare(book, lean, facts, comment)
        let names = self.names(of: facts)
        #expect(book.identifiers(of: lean.key) == names, "\(comment)")
        seen.named += names.count > 1 ? 1 : 0
        seen.renamed += identifier == facts.record.id ? 0 : 1
        seen.priced += facts.price == nil ? 0 : 1
        seen.rated += facts.ratings.isEmpty ? 0 : 1
        seen.joined += facts.contributions.count > 1 ? 1 : 0
      }
    }
    #expect(Set(numbers.values).count == numbers.count, "\(comment)")
    compare(book.snapshot, snapshot, comment)
    #expect(book.ratings.first == [] && book.assessments.first == [] && book.indices.first == [])
    #expect(Set(book.ratings.map { $0.map(bare) }).count == book.ratings.count, "\(comment)")
    #expect(Set(book.indices.map { $0.map(\.index) }).count == book.indices.count, "\(comment)")
  }

  private func compare(
    _ book: BookFacts, _ lean: LeanInstrument, _ facts: InstrumentFacts, _ comment: String
  ) {
    let record = facts.record
    var expected = LeanInstrument(key: lean.key)
    expected.assetClass = record.assetClass
    expected.issuer = record.issuer
    expected.country = record.country
    expected.currency = record.currency
    expected.issueDate = record.issueDate
    expected.maturityDate = record.maturityDate
    expected.couponType = record.couponType
    expected.seniority = record.seniority
    expected.cfi = record.cfi
    expected.isListed = record.listing != nil
    expected.issueSize = record.issueSize
    expected.issueSizeCurrency = record.issueSizeCurrency
    expected.setPrice(facts.price.map { ($0.price, $0.currency) })
    expected.ratings = lean.ratings
    expected.assessments = lean.assessments
    expected.indices = lean.indices
    #expect(lean == expected, "\(comment)")
    #expect(book.keys[Int(lean.key)] == record.id, "\(comment)")
    #expect(
      book.ratings[Int(lean.ratings)].map(bare) == facts.ratings.map(bare), "\(comment)")
    #expect(
      book.assessments[Int(lean.assessments)].map(bare) == facts.assessments.map(bare),
      "\(comment)")
    #expect(
      book.indices[Int(lean.indices)].map(\.index) == facts.indices.map(\.index), "\(comment)")
  }

  private func compare(_ part: FactSnapshot, _ whole: FactSnapshot, _ comment: String) {
    #expect(part.on == whole.on && part.knownLoad == whole.knownLoad, "\(comment)")
    #expect(part.rates == whole.rates, "\(comment)")
    #expect(part.ambiguous == whole.ambiguous, "\(comment)")
    #expect(Set(part.entities.keys) == Set(whole.entities.keys), "\(comment)")
    for (lei, facts) in part.entities {
      let other = whole.entities[lei]
      #expect(facts.record == other?.record && facts.origin == other?.origin, "\(comment)")
      #expect(
        facts.ratings == other?.ratings && facts.assessments == other?.assessments, "\(comment)")
    }
    for (key, facts) in part.instruments {
      let other = whole.instruments[key]
      #expect(
        facts.record == other?.record && facts.contributions == other?.contributions, "\(comment)")
      #expect(
        facts.ratings == other?.ratings && facts.assessments == other?.assessments, "\(comment)")
      #expect(facts.price == other?.price && facts.indices == other?.indices, "\(comment)")
      #expect(facts.holdings == other?.holdings, "\(comment)")
    }
    for (id, load) in part.loads { #expect(whole.loads[id] == load, "\(comment)") }
  }

  private func names(of facts: InstrumentFacts) -> [String] {
    let record = facts.record
    let others = [
      record.isin?.value, record.dti?.value, record.cusip?.value, record.figi?.value,
    ].compactMap(\.self)
    return [record.id] + others.filter { $0 != record.id }
  }

  private func bare(_ fact: RatingFact) -> RatingFact {
    var fact = fact
    fact.origin = Origin(load: 0, line: 0)
    return fact
  }

  private func bare(_ fact: AssessmentFact) -> AssessmentFact {
    var fact = fact
    fact.origin = Origin(load: 0, line: 0)
    return fact
  }
}

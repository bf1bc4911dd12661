import Collateral
import Money

/// Finds the facts given under one name of an instrument after another: its prices, ratings,
/// assessments, indices, and whether it has a portfolio.
///
/// What they are is said by ``MarketQuery`` and ``SubjectQuery``; here rows come in the order of the
/// table, oldest first, so that of each kind the last one counts.
struct BookMarket {
  /// A price and the day for which it was given.
  struct PriceOfDay {
    let day: Int64
    let price: Price
    let currency: Currency

    init(day: Int64, price: Price, currency: Currency) {
      self.day = day
      self.price = price
      self.currency = currency
    }

    init(_ fact: PriceFact) {
      self.init(day: Int64(fact.date.days), price: fact.price, currency: fact.currency)
    }
  }

  private let path: String
  private let day: Int64
  private let oldestPrice: Int64
  private let patience: Int
  private let agencies = BookWords<RatingAgency>()
  private let terms = BookWords<RatingTerm>()
  private let measures = BookWords<AssessmentMeasure>()
  // Nil where the table is empty.
  private var prices: BookCursor?
  /// Looks up the newest price at once, once it shows that names have many.
  private let newestPrices: MarketQuery
  private var pricedNames = 0
  private var priceRows = 0
  private var ratings: BookCursor?
  private var assessments: BookCursor?
  private var members: BookCursor?
  private var holdings: BookCursor?
  // Reused from name to name.
  private var ratingFacts: [RatingFact] = []
  private var assessmentFacts: [AssessmentFact] = []
  private var indexFacts: [IndexFact] = []

  init(
    on: CalendarDate, known: Int64, patience: Int, connection: SQLConnection
  ) throws(RegistryError) {
    path = connection.path
    day = Int64(on.days)
    oldestPrice = Int64(on.adding(days: -MarketQuery.longestAge).days)
    self.patience = patience
    newestPrices = try MarketQuery(on: on, known: known, connection: connection)
    let visible = "load <= ?2 AND (superseded IS NULL OR superseded > ?2)"
    func cursor(
      _ table: FactTable, third: Int64, _ sql: String
    ) throws(RegistryError) -> BookCursor? {
      if try connection.integer("SELECT 1 FROM \(table.name) LIMIT 1") == nil { return nil }
      let query = try connection.prepare(sql)
      query.bind(2, known)
      query.bind(3, third)
      return BookCursor(query, patience: patience)
    }
    // An instrument may have years of prices: looking one up leads to the days that count.
    prices = try cursor(
      .price, third: oldestPrice,
      """
      SELECT id, validFrom, price, currency FROM price
      WHERE (id, validFrom) >= (?1, ?3) AND \(visible) ORDER BY id, validFrom, load
      """)
    ratings = try cursor(
      .rating, third: day,
      """
      SELECT subject, agency, term, rating, validFrom, load, line FROM rating
      WHERE subject >= ?1 AND subjectType = 'issue' AND validFrom <= ?3 AND \(visible)
      ORDER BY subject, subjectType, agency, term, validFrom, load
      """)
    assessments = try cursor(
      .assessment, third: day,
      """
      SELECT subject, measure, value, source, validFrom, load, line FROM assessment
      WHERE subject >= ?1 AND subjectType = 'issue' AND validFrom <= ?3 AND \(visible)
      ORDER BY subject, subjectType, measure, validFrom, load
      """)
    members = try cursor(
      .indexMember, third: day,
      """
      SELECT id, indexCode, validTo, load, line FROM indexMember
      WHERE id >= ?1 AND validFrom <= ?3 AND \(visible) ORDER BY id, indexCode, validFrom, load
      """)
    holdings = try cursor(
      .fundHolding, third: day,
      """
      SELECT fund FROM fundHolding
      WHERE fund >= ?1 AND validFrom <= ?3 AND \(visible)
      ORDER BY fund, instrument, validFrom, load
      """)
  }

  /// The newest price of the last ten days.
  mutating func price(_ key: BookKey, _ name: String) throws(RegistryError) -> PriceOfDay? {
    if hasManyPrices { return try newestPrices.price(of: [name]).map(PriceOfDay.init) }
    guard try prices?.find(key, name) == true, let row = prices?.row else { return nil }
    pricedNames += 1
    var newest: PriceOfDay?
    var passed = 0
    while prices?.isAt(key, name) == true {
      priceRows += 1
      let date = row.integer(1)
      if date > day { break }
      if date < oldestPrice && passed >= patience {
        try prices?.seek(key, name)
        continue
      }
      if date < oldestPrice {
        passed += 1
      } else {
        newest = PriceOfDay(
          day: date, price: Price(units: row.integer(2)), currency: try currency(row.bytes(3)))
      }
      try prices?.advance()
    }
    return newest
  }

  /// Whether so many rows belong to a name that walking over them costs more than a look-up.
  private var hasManyPrices: Bool {
    patience < .max && pricedNames >= 64 && priceRows > 4 * pricedNames
  }

  /// Ratings: of each agency and scale the newest, unless that is a withdrawal.
  mutating func ratings(_ key: BookKey, _ name: String) throws(RegistryError) -> [RatingFact] {
    ratingFacts.removeAll(keepingCapacity: true)
    guard try ratings?.find(key, name) == true, let row = ratings?.row else { return [] }
    while ratings?.isAt(key, name) == true {
      if let agency = agencies.word(row.bytes(1)), let term = terms.word(row.bytes(2)) {
        let fact = RatingFact(
          agency: agency, term: term, rating: row.text(3), validFrom: row.date(4),
          origin: row.origin(5))
        if let last = ratingFacts.last, last.agency == agency, last.term == term {
          ratingFacts.removeLast()
        }
        ratingFacts.append(fact)
      }
      try ratings?.advance()
    }
    ratingFacts.removeAll { $0.rating.lowercased() == "withdrawn" }
    return ratingFacts
  }

  /// Assessments, of each measure the newest, unless that is a withdrawal.
  mutating func assessments(
    _ key: BookKey, _ name: String
  ) throws(RegistryError) -> [AssessmentFact] {
    assessmentFacts.removeAll(keepingCapacity: true)
    guard try assessments?.find(key, name) == true, let row = assessments?.row else { return [] }
    while assessments?.isAt(key, name) == true {
      if let measure = measures.word(row.bytes(1)) {
        let fact = AssessmentFact(
          measure: measure, value: row.text(2), validFrom: row.date(4),
          source: row.optionalText(3), origin: row.origin(5))
        if assessmentFacts.last?.measure == measure { assessmentFacts.removeLast() }
        assessmentFacts.append(fact)
      }
      try assessments?.advance()
    }
    assessmentFacts.removeAll { $0.value == AssessmentRecord.withdrawn }
    return assessmentFacts
  }

  /// Indices of which it is a member: the newest membership of each decides.
  mutating func indices(_ key: BookKey, _ name: String) throws(RegistryError) -> [IndexFact] {
    indexFacts.removeAll(keepingCapacity: true)
    guard try members?.find(key, name) == true, let row = members?.row else { return [] }
    while members?.isAt(key, name) == true {
      let index = row.text(1)
      // An older membership of the same index does not count.
      if indexFacts.last?.index == index { indexFacts.removeLast() }
      if row.optionalInteger(2).map({ $0 >= day }) ?? true {
        indexFacts.append(IndexFact(index: index, origin: row.origin(3)))
      }
      try members?.advance()
    }
    return indexFacts
  }

  /// Whether it has a portfolio.
  mutating func hasHoldings(_ key: BookKey, _ name: String) throws(RegistryError) -> Bool {
    try holdings?.find(key, name) ?? false
  }

  /// Whether there is a rating, an assessment, a membership or a portfolio, in force or not.
  mutating func hasOthers(_ key: BookKey, _ name: String) throws(RegistryError) -> Bool {
    if try ratings?.find(key, name) == true { return true }
    if try assessments?.find(key, name) == true { return true }
    if try members?.find(key, name) == true { return true }
    return try hasHoldings(key, name)
  }

  private func currency(_ bytes: UnsafeRawBufferPointer) throws(RegistryError) -> Currency {
    do {
      return try Currency(utf8: bytes)
    } catch {
      throw RegistryError(
        kind: .refused, path: path,
        message: "a price or rate is damaged (\(error)); restore the registry, or load it anew")
    }
  }
}

import Collateral
import Money

/// Turns what a snapshot says about instruments into lean facts, as a registry would tell them.
struct LeanFacts {
  private let snapshot: FactSnapshot
  private var facts: BookFacts
  private var numbers: [String: Int32] = [:]
  private var places: [String: Int32] = [:]

  /// - Parameter identifiers: as pledges name instruments.
  static func facts(_ snapshot: FactSnapshot, _ identifiers: [String]) -> BookFacts {
    var lean = LeanFacts(snapshot)
    for identifier in identifiers { lean.add(identifier) }
    lean.facts.names.sort { $0.key < $1.key }
    return lean.facts
  }

  private init(_ snapshot: FactSnapshot) {
    self.snapshot = snapshot
    facts = BookFacts(on: snapshot.on, knownLoad: 1)
    facts.snapshot.entities = snapshot.entities
    facts.snapshot.rates = snapshot.rates
    facts.snapshot.ambiguous = snapshot.ambiguous
  }

  private mutating func add(_ identifier: String) {
    let key = snapshot.instruments[identifier] == nil ? snapshot.aliases[identifier] : identifier
    guard let key, let found = snapshot.instruments[key] else {
      facts.instruments.append(snapshot.ambiguous[identifier] == nil ? .unknown : .ambiguous)
      return
    }
    let number = number(key, found.record)
    let record = found.record
    if record.wraps == nil, found.holdings.isEmpty, record.guarantor == nil {
      facts.instruments.append(.lean(lean(found, number)))
      if let issuer = record.issuer { facts.issuers.insert(issuer) }
    } else {
      facts.instruments.append(.full(key, key: number))
      keep(key)
    }
  }

  private mutating func number(_ key: String, _ record: InstrumentRecord) -> Int32 {
    if let known = numbers[key] { return known }
    let number = Int32(facts.keys.count)
    numbers[key] = number
    facts.keys.append(key)
    for name in [
      record.isin?.value, record.dti?.value, record.cusip?.value, record.figi?.value,
    ] {
      if let name { facts.names.append(BookFacts.Name(key: number, identifier: name)) }
    }
    return number
  }

  /// Keeps an instrument in full, with all that it leads to.
  private mutating func keep(_ identifier: String) {
    let key = snapshot.instruments[identifier] == nil ? snapshot.aliases[identifier] : identifier
    guard let key, let found = snapshot.instruments[key] else { return }
    if key != identifier { facts.snapshot.aliases[identifier] = key }
    guard facts.snapshot.instruments[key] == nil else { return }
    facts.snapshot.instruments[key] = found
    if let wraps = found.record.wraps { keep(wraps) }
    for holding in found.holdings { keep(holding.instrument) }
  }

  private mutating func lean(_ found: InstrumentFacts, _ number: Int32) -> LeanInstrument {
    let record = found.record
    var lean = LeanInstrument(key: number)
    lean.issuer = record.issuer
    lean.assetClass = record.assetClass
    lean.country = record.country
    lean.couponType = record.couponType
    lean.seniority = record.seniority
    lean.isListed = record.listing != nil
    lean.issueSize = record.issueSize
    lean.issueSizeCurrency = record.issueSizeCurrency
    lean.currency = record.currency
    lean.issueDate = record.issueDate
    lean.maturityDate = record.maturityDate
    lean.cfi = record.cfi
    lean.setPrice(found.price.map { ($0.price, $0.currency) })
    lean.ratings = place(
      found.ratings.map { "\($0.agency) \($0.term) \($0.rating)" }, found.ratings, \.ratings)
    lean.assessments = place(
      found.assessments.map { "\($0.measure) \($0.value)" }, found.assessments, \.assessments)
    lean.indices = place(found.indices.map(\.index), found.indices, \.indices)
    return lean
  }

  /// The place of a set of facts; equal ones are there once.
  private mutating func place<Fact>(
    _ words: [String], _ set: [Fact], _ column: WritableKeyPath<BookFacts, [[Fact]]>
  ) -> Int32 {
    if set.isEmpty { return 0 }
    let text = "\(Fact.self): \(words.joined(separator: "; "))"
    if let known = places[text] { return known }
    let place = Int32(facts[keyPath: column].count)
    places[text] = place
    facts[keyPath: column].append(set)
    return place
  }
}

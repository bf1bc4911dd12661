/// What was known, at one load, to be so on one day about the instruments of a book: all that its
/// valuation looks at, in little room.
///
/// It means the same as a ``FactSnapshot`` of the same instruments and entities, and says less: not
/// where the facts about an instrument come from, nor its name.
public struct BookFacts: Sendable {
  /// What is known about one of the identifiers.
  public enum Entry: Sendable, Hashable {
    /// An instrument that the lean form describes in full.
    case lean(LeanInstrument)
    /// An instrument that leads to others, a token or a fund with a portfolio: by this key of the
    /// registry it is in ``BookFacts/snapshot``, with all that it leads to.
    case full(String, key: Int32)
    /// The identifier fits more than one instrument; see ``FactSnapshot/ambiguous``.
    case ambiguous
    /// The registry knows no such instrument on the day.
    case unknown
  }

  /// An identifier besides its key that names an instrument.
  public struct Name: Sendable, Hashable {
    /// Number of the instrument.
    public var key: Int32
    /// The identifier.
    public var identifier: String

    /// An identifier of an instrument.
    public init(key: Int32, identifier: String) {
      self.key = key
      self.identifier = identifier
    }
  }

  /// The day.
  public var on: CalendarDate
  /// The last load that counts.
  public var knownLoad: Int64
  /// The last load that there was, where that is before ``knownLoad``: what came later is not looked at.
  package var lastLoad: Int64
  /// What is known about each identifier, in the order in which they were given.
  public var instruments: [Entry]
  /// The registry's key of an instrument by its number. A number that no instrument has stands for
  /// one of the identifiers given that is no key.
  public var keys: [String]
  /// Names of instruments besides their keys, by number; those of one instrument in the order
  /// ISIN, DTI, CUSIP, FIGI.
  public var names: [Name]
  /// The distinct sets of ratings of issues; the first is empty. Of equal ratings with different
  /// origins any one stands for all.
  public var ratings: [[RatingFact]]
  /// The distinct sets of assessments of issues; the first is empty.
  public var assessments: [[AssessmentFact]]
  /// The distinct sets of memberships of indices; the first is empty.
  public var indices: [[IndexFact]]
  /// The issuers of the lean instruments.
  public var issuers: Set<LEI> = []
  /// The countries that the lean instruments state.
  public var countries: Set<CountryCode> = []
  /// Entities with their facts, exchange rates, ambiguous identifiers, and the instruments that are
  /// ``Entry/full(_:key:)`` with all that they lead to.
  public var snapshot: FactSnapshot

  /// Facts about no instruments.
  public init(on: CalendarDate, knownLoad: Int64) {
    self.on = on
    self.knownLoad = knownLoad
    lastLoad = knownLoad
    instruments = []
    keys = []
    names = []
    ratings = [[]]
    assessments = [[]]
    indices = [[]]
    snapshot = FactSnapshot(on: on)
    snapshot.knownLoad = knownLoad
  }

  /// Every identifier under which a rule may name a lean instrument: the registry's key, then the
  /// others.
  public func identifiers(of key: Int32) -> [String] {
    var found = [keys[Int(key)]]
    // Most books have none.
    if names.isEmpty { return found }
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].key < key { low = middle + 1 } else { high = middle }
    }
    while low < names.count, names[low].key == key {
      found.append(names[low].identifier)
      low += 1
    }
    return found
  }
}

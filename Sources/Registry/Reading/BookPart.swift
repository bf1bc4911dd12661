import Collateral

/// What a reader found, besides the entries that it wrote.
struct BookPart: Sendable {
  /// Places of what was read, in the order of the table.
  var places: [Int32] = []
  var ratings = BookSets<RatingFact>()
  var assessments = BookSets<AssessmentFact>()
  var indices = BookSets<IndexFact>()
  var names: [BookFacts.Name] = []
  /// Issuers of the lean instruments.
  var issuers: Set<LEI> = []
  /// Countries that the lean instruments state.
  var countries: Set<CountryCode> = []
  /// Places of texts that are no keys, with the keys that they fit: one, or several.
  var others: [(place: Int32, keys: [String])] = []
}

/// The entries of a book, for several readers that each write places of their own.
struct BookEntries: @unchecked Sendable {
  private let entries: UnsafeMutableBufferPointer<BookFacts.Entry>

  init(_ entries: UnsafeMutableBufferPointer<BookFacts.Entry>) {
    self.entries = entries
  }

  subscript(place: Int32) -> BookFacts.Entry {
    get { entries[Int(place)] }
    nonmutating set { entries[Int(place)] = newValue }
  }
}

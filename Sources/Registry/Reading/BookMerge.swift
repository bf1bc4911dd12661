import Collateral

/// What the readers found, put together part by part.
struct BookMerge {
  var ratings = BookSets<RatingFact>()
  var assessments = BookSets<AssessmentFact>()
  var indices = BookSets<IndexFact>()
  var names: [BookFacts.Name] = []
  var issuers: Set<LEI> = []
  var countries: Set<CountryCode> = []
  var others: [(place: Int32, keys: [String])] = []

  /// Adds a part, and lets its entries count the sets as the book does.
  mutating func add(_ part: BookPart, _ entries: BookEntries) {
    issuers.formUnion(part.issuers)
    countries.formUnion(part.countries)
    others += part.others
    names += part.names
    let ratingNumbers = part.ratings.sets.map { ratings.number(of: $0) }
    let assessmentNumbers = part.assessments.sets.map { assessments.number(of: $0) }
    let indexNumbers = part.indices.sets.map { indices.number(of: $0) }
    if [ratingNumbers, assessmentNumbers, indexNumbers].allSatisfy(Self.isInOrder) { return }
    for place in part.places {
      guard case .lean(var lean) = entries[place] else { continue }
      lean.ratings = ratingNumbers[Int(lean.ratings)]
      lean.assessments = assessmentNumbers[Int(lean.assessments)]
      lean.indices = indexNumbers[Int(lean.indices)]
      entries[place] = .lean(lean)
    }
  }

  private static func isInOrder(_ numbers: [Int32]) -> Bool {
    numbers.enumerated().allSatisfy { Int($1) == $0 }
  }
}

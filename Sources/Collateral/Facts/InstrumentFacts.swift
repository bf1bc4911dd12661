/// Everything known about one instrument on a day.
public final class InstrumentFacts: Sendable {
  /// The joined record: field by field the first source that says something.
  public let record: InstrumentRecord
  /// The sources in order of precedence; never empty for an instrument out of the registry.
  public let contributions: [InstrumentContribution]
  /// Ratings of the issue.
  public let ratings: [RatingFact]
  /// Assessments of the issue.
  public let assessments: [AssessmentFact]
  /// Newest price on or before the day, at most ten days old.
  public let price: PriceFact?
  /// Indices of which it is a member.
  public let indices: [IndexFact]
  /// A fund's portfolio; empty where none is known.
  public let holdings: [HoldingFact]

  /// The facts of one instrument.
  public init(
    record: InstrumentRecord, contributions: [InstrumentContribution] = [],
    ratings: [RatingFact] = [], assessments: [AssessmentFact] = [], price: PriceFact? = nil,
    indices: [IndexFact] = [], holdings: [HoldingFact] = []
  ) {
    self.record = record
    self.contributions = contributions
    self.ratings = ratings
    self.assessments = assessments
    self.price = price
    self.indices = indices
    self.holdings = holdings
  }

  /// The source that gave a field of ``record``; nil where no source says.
  public func contribution<Value>(
    of field: KeyPath<InstrumentRecord, Value?>
  ) -> InstrumentContribution? {
    contributions.first { $0.record[keyPath: field] != nil }
  }

  /// Where an identifier that is not optional was read first.
  public var origin: Origin? { contributions.first?.origin }
}

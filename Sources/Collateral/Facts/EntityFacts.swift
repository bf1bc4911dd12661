/// Everything known about one legal entity on a day.
public final class EntityFacts: Sendable {
  /// The entity.
  public let record: EntityRecord
  /// Ratings of the issuer.
  public let ratings: [RatingFact]
  /// Assessments of the issuer.
  public let assessments: [AssessmentFact]
  /// Where the entity was read.
  public let origin: Origin

  /// The facts of one entity.
  public init(
    record: EntityRecord, ratings: [RatingFact] = [], assessments: [AssessmentFact] = [],
    origin: Origin
  ) {
    self.record = record
    self.ratings = ratings
    self.assessments = assessments
    self.origin = origin
  }
}

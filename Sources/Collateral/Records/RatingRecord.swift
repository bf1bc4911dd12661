/// One agency's rating of an instrument or an entity.
public struct RatingRecord: Sendable, Hashable {
  /// Whether an issue or an issuer is rated.
  public var subjectType: SubjectType
  /// Instrument identifier or LEI.
  public var subject: String
  /// Who rates.
  public var agency: RatingAgency
  /// The rating as the agency prints it; `withdrawn` ends one.
  public var rating: String
  /// Scale.
  public var term: RatingTerm
  /// First day of the rating.
  public var validFrom: CalendarDate

  /// A rating.
  public init(
    subjectType: SubjectType, subject: String, agency: RatingAgency, rating: String,
    term: RatingTerm, validFrom: CalendarDate
  ) {
    self.subjectType = subjectType
    self.subject = subject
    self.agency = agency
    self.rating = rating
    self.term = term
    self.validFrom = validFrom
  }
}

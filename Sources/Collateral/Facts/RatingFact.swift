/// A rating in force.
public struct RatingFact: Sendable, Hashable {
  /// Who rates.
  public var agency: RatingAgency
  /// Scale.
  public var term: RatingTerm
  /// The rating as printed.
  public var rating: String
  /// First day of the rating.
  public var validFrom: CalendarDate
  /// Where it came from.
  public var origin: Origin

  /// A rating in force.
  public init(
    agency: RatingAgency, term: RatingTerm, rating: String, validFrom: CalendarDate, origin: Origin
  ) {
    self.agency = agency
    self.term = term
    self.rating = rating
    self.validFrom = validFrom
    self.origin = origin
  }
}

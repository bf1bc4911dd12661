public import Collateral

/// Which rating is which credit quality step, by agency and scale.
public struct CreditQualityMapping: Sendable {
  /// One line of the mapping.
  public struct Entry: Sendable, Hashable {
    /// Agency.
    public var agency: RatingAgency
    /// Scale.
    public var term: RatingTerm
    /// Rating as printed.
    public var rating: String
    /// Step, 1 best.
    public var step: Int
    /// When.
    public var validity: Validity
    /// Where it stands.
    public var citation: Citation

    /// A line.
    public init(
      agency: RatingAgency, term: RatingTerm, rating: String, step: Int, validity: Validity,
      citation: Citation
    ) {
      self.agency = agency
      self.term = term
      self.rating = rating
      self.step = step
      self.validity = validity
      self.citation = citation
    }
  }

  private struct Key: Hashable {
    var agency: RatingAgency
    var term: RatingTerm
    var rating: String
  }

  /// Name, such as `eu-crr`.
  public let id: String
  private let entries: [Key: [Entry]]

  /// A mapping out of its lines.
  public init(id: String, entries: [Entry]) {
    self.id = id
    self.entries = Dictionary(grouping: entries) {
      Key(agency: $0.agency, term: $0.term, rating: $0.rating)
    }
  }

  /// The spans of days of its lines.
  public var validities: [Validity] { entries.values.flatMap { $0.map(\.validity) } }

  /// The line for a rating on a day; nil where the mapping does not know the rating.
  public func entry(
    agency: RatingAgency, term: RatingTerm, rating: String, on day: CalendarDate
  ) -> Entry? {
    entries[Key(agency: agency, term: term, rating: rating)]?.last { $0.validity.contains(day) }
  }
}

import Collateral

/// Ratings of issues and issuers, as the agencies print them.
enum RatingsFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case subjectType, subject, agency, rating, term, validFrom

    static let names = ["subject_type", "subject", "agency", "rating", "term", "valid_from"]
    static let requiredCount = 6
  }

  static let name = FeedName.ratings

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let type: SubjectType = try row.required(.subjectType, FieldText.word)
    return .rating(
      RatingRecord(
        subjectType: type, subject: try row.subject(.subject, type),
        agency: try row.required(.agency, FieldText.word), rating: try row.text(.rating),
        term: try row.required(.term, FieldText.word),
        validFrom: try row.required(.validFrom, FieldText.date)))
  }
}

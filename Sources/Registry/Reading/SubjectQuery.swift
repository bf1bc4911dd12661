import Collateral

/// Reads ratings and assessments of a subject in force on a day, as of a load.
final class SubjectQuery {
  private let ratings: SQLStatement?
  private let assessments: SQLStatement?

  init(on: CalendarDate, known: Int64, connection: SQLConnection) throws(RegistryError) {
    let asOf = """
      subject = ?1 AND subjectType = ?2 AND validFrom <= ?3 AND load <= ?4
        AND (superseded IS NULL OR superseded > ?4)
      """
    // A look-up in an empty table is spared; there may be hundreds of thousands.
    ratings =
      try connection.integer("SELECT 1 FROM rating LIMIT 1") == nil
      ? nil
      : try connection.prepare(
        """
        SELECT agency, term, rating, validFrom, load, line FROM rating WHERE \(asOf)
        ORDER BY agency DESC, term DESC, validFrom DESC
        """)
    assessments =
      try connection.integer("SELECT 1 FROM assessment LIMIT 1") == nil
      ? nil
      : try connection.prepare(
        """
        SELECT measure, value, source, validFrom, load, line FROM assessment WHERE \(asOf)
        ORDER BY measure DESC, validFrom DESC
        """)
    for statement in [ratings, assessments] {
      statement?.bind(3, Int64(on.days))
      statement?.bind(4, known)
    }
  }

  /// Ratings under any of the subject's names: of each agency and scale the newest, unless that is a
  /// withdrawal.
  func ratings(
    of names: [String], _ type: SubjectType
  ) throws(RegistryError) -> [RatingFact] {
    guard let ratings else { return [] }
    var facts: [RatingFact] = []
    for name in names {
      ratings.bind(1, name)
      ratings.bind(2, type.rawValue)
      while try ratings.step() {
        guard let agency = RatingAgency(rawValue: ratings.text(0)),
          let term = RatingTerm(rawValue: ratings.text(1))
        else { continue }
        let fact = RatingFact(
          agency: agency, term: term, rating: ratings.text(2), validFrom: ratings.date(3),
          origin: ratings.origin(4))
        if let index = facts.firstIndex(where: { $0.agency == agency && $0.term == term }) {
          if facts[index].validFrom < fact.validFrom { facts[index] = fact }
        } else {
          facts.append(fact)
        }
      }
      ratings.reset()
    }
    facts.removeAll { $0.rating.lowercased() == "withdrawn" }
    // The key was read backward, which needs no sorting.
    facts.reverse()
    return facts
  }

  /// Assessments under any of the subject's names, of each measure the newest, unless that is a withdrawal.
  func assessments(
    of names: [String], _ type: SubjectType
  ) throws(RegistryError) -> [AssessmentFact] {
    guard let assessments else { return [] }
    var facts: [AssessmentFact] = []
    for name in names {
      assessments.bind(1, name)
      assessments.bind(2, type.rawValue)
      while try assessments.step() {
        guard let measure = AssessmentMeasure(rawValue: assessments.text(0)) else { continue }
        let fact = AssessmentFact(
          measure: measure, value: assessments.text(1), validFrom: assessments.date(3),
          source: assessments.optionalText(2), origin: assessments.origin(4))
        if let index = facts.firstIndex(where: { $0.measure == measure }) {
          if facts[index].validFrom < fact.validFrom { facts[index] = fact }
        } else {
          facts.append(fact)
        }
      }
      assessments.reset()
    }
    facts.removeAll { $0.value == AssessmentRecord.withdrawn }
    facts.reverse()
    return facts
  }
}

extension SQLStatement {
  /// A column of days since 1970-01-01.
  func date(_ column: Int) -> CalendarDate {
    CalendarDate(days: Int32(truncatingIfNeeded: integer(column)))
  }

  /// A column of the load and, after it, one of the line.
  func origin(_ column: Int) -> Origin {
    Origin(load: integer(column), line: Int(integer(column + 1)))
  }
}

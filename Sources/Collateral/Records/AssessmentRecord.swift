/// A judgment about an instrument or an entity that a rule asks for.
public struct AssessmentRecord: Sendable, Hashable {
  /// Whether an issue or an issuer is judged.
  public var subjectType: SubjectType
  /// Instrument identifier or LEI.
  public var subject: String
  /// What is judged.
  public var measure: AssessmentMeasure
  /// The judgment, on the measure's ``AssessmentMeasure/Scale``.
  public var value: String
  /// First day of the judgment.
  public var validFrom: CalendarDate
  /// Who says so.
  public var source: String?

  /// An assessment.
  public init(
    subjectType: SubjectType, subject: String, measure: AssessmentMeasure, value: String,
    validFrom: CalendarDate, source: String? = nil
  ) {
    self.subjectType = subjectType
    self.subject = subject
    self.measure = measure
    self.value = value
    self.validFrom = validFrom
    self.source = source
  }
}

/// A judgment about an instrument or an entity that a rule asks for.
public struct AssessmentRecord: Sendable, Hashable {
  /// Whether an issue or an issuer is judged.
  public var subjectType: SubjectType
  /// Instrument identifier or LEI.
  public var subject: String
  /// What is judged.
  public var measure: AssessmentMeasure
  /// The judgment, on the measure's ``AssessmentMeasure/Scale``, or ``withdrawn``.
  public var value: String
  /// First day of the judgment.
  public var validFrom: CalendarDate
  /// Who says so.
  public var source: String?

  /// The value that ends a judgment without another one in its place.
  public static let withdrawn = "withdrawn"

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

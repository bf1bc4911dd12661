/// An assessment in force.
public struct AssessmentFact: Sendable, Hashable {
  /// What is judged.
  public var measure: AssessmentMeasure
  /// The judgment.
  public var value: String
  /// First day of the judgment.
  public var validFrom: CalendarDate
  /// Who says so.
  public var source: String?
  /// Where it came from.
  public var origin: Origin

  /// An assessment in force.
  public init(
    measure: AssessmentMeasure, value: String, validFrom: CalendarDate, source: String?,
    origin: Origin
  ) {
    self.measure = measure
    self.value = value
    self.validFrom = validFrom
    self.source = source
    self.origin = origin
  }
}

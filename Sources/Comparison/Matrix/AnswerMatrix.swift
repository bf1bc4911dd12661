public import Collateral
public import Schedules

/// Regimes down, questions across: everything that one page says about an asset.
public struct AnswerMatrix: Sendable {
  /// The asset.
  public let title: String
  /// The day.
  public let day: CalendarDate
  /// The terms that were supposed, in one line.
  public let supposed: String
  /// The asset, or the kinds of it that rules tell apart.
  public let sections: [MatrixSection]
  /// What stands below.
  public let footnotes: MatrixFootnotes

  /// A page.
  public init(
    title: String, day: CalendarDate, supposed: String, sections: [MatrixSection], law: Law
  ) {
    self.title = title
    self.day = day
    self.supposed = supposed
    self.sections = sections
    footnotes = MatrixFootnotes(sections, law)
  }
}

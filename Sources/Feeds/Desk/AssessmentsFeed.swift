import Collateral
import Money

/// Judgments that a rule asks for and no agency publishes.
enum AssessmentsFeed: DeskFeed {
  enum Column: Int, DeskColumn {
    case subjectType, subject, measure, value, validFrom
    case source

    static let names = ["subject_type", "subject", "measure", "value", "valid_from", "source"]
    static let requiredCount = 5
  }

  static let name = FeedName.assessments

  static func record(_ row: DeskRow<Column>) throws(FieldProblem) -> FeedRecord {
    let type: SubjectType = try row.required(.subjectType, FieldText.word)
    let measure: AssessmentMeasure = try row.required(.measure, FieldText.word)
    return .assessment(
      AssessmentRecord(
        subjectType: type, subject: try row.subject(.subject, type), measure: measure,
        value: try value(row, measure.scale),
        validFrom: try row.required(.validFrom, FieldText.date),
        source: row.optionalText(.source)))
  }

  /// The value in the one spelling that its scale has.
  private static func value(
    _ row: DeskRow<Column>, _ scale: AssessmentMeasure.Scale
  ) throws(FieldProblem) -> String {
    if try row.text(.value) == AssessmentRecord.withdrawn { return AssessmentRecord.withdrawn }
    switch scale {
    case .yesNo:
      return try row.required(.value, FieldText.yesNo) ? "yes" : "no"
    case .percent:
      let percent: Percentage = try row.required(.value, FieldText.unsigned)
      return percent.description
    case .quantity:
      let quantity = try row.required(.value, FieldText.quantity)
      guard !quantity.isNegative else {
        throw FieldProblem(
          .negativeNumber, "\(quantity) is below zero", field: Column.value.name)
      }
      return quantity.description
    case .step:
      let text = try row.text(.value)
      guard let step = Int(text), (1...6).contains(step), text == "\(step)" else {
        throw FieldProblem(
          .unknownCode, "\"\(text)\" is no credit quality step; steps are 1 to 6",
          field: Column.value.name, value: text)
      }
      return text
    }
  }
}

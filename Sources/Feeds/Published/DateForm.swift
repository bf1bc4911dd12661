import Collateral

/// How the dates of a published list are written.
public enum DateForm: String, CaseIterable, Sendable, Hashable {
  /// 2026-09-30.
  case iso = "YYYY-MM-DD"
  /// 30/09/2026.
  case dayMonthYear = "DD/MM/YYYY"
  /// 09/30/2026.
  case monthDayYear = "MM/DD/YYYY"
  /// 30.09.2026.
  case dotted = "DD.MM.YYYY"

  /// A date; its day and month may do without a leading zero, its year has four digits.
  func read(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    if self == .iso { return try FieldText.date(bytes) }
    let text = FieldText.text(bytes)
    let parts = text.split(
      separator: self == .dotted ? "." : "/", omittingEmptySubsequences: false)
    let widths = parts.map(\.utf8.count)
    let numbers = parts.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    let isMonthFirst = self == .monthDayYear
    guard parts.count == 3, numbers.count == 3, widths[0] <= 2, widths[1] <= 2, widths[2] == 4,
      let date = CalendarDate(
        year: numbers[2], month: numbers[isMonthFirst ? 0 : 1], day: numbers[isMonthFirst ? 1 : 0])
    else {
      throw FieldProblem(.invalidDate, "\"\(text)\" is no date \(rawValue)", value: text)
    }
    return date
  }
}

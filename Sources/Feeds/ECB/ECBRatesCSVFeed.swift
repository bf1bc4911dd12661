import Collateral
import Money
import Reading

/// Euro foreign exchange reference rates of the ECB in CSV, in both layouts: the last day (one row,
/// the date in English words, blanks after the commas) and the history (ISO dates, `N/A` where a
/// currency had no rate). Both end each row with a comma. A rate is units of the currency for one
/// euro.
enum ECBRatesCSVFeed {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October",
    "November", "December",
  ]

  /// Whether a header is one of these files': `Date`, then currencies.
  static func isHeader(_ names: [String]) -> Bool {
    names.first == "Date" && names.contains("USD")
  }

  static func read(_ source: ByteSource, _ sink: FeedSink) throws {
    let reader = CSVReader(source)
    guard let first = try reader.next() else {
      throw refused(source, 1, "is empty", excerpt: nil)
    }
    let header = CSVHeader(first)
    guard isHeader(header.names), first.problem == nil else {
      throw refused(
        source, header.line, "is no file of ECB rates: the header is not Date and currencies",
        excerpt: Excerpt.printable(first.raw))
    }
    if let name = header.duplicate {
      throw refused(
        source, header.line, "the column \(name) stands twice",
        excerpt: Excerpt.printable(first.raw))
    }
    var delivery = ECBRatesDelivery(.ecbRatesCSV, sink)
    let raw = Excerpt.printable(first.raw)
    // A column that is no currency is one reject, not one a day.
    var currencies: [Currency?] = []
    for name in header.names.dropFirst() {
      do {
        currencies.append(name.isEmpty ? nil : try Currency(name))
      } catch {
        currencies.append(nil)
        try delivery.reject(
          FieldProblem(error), field: name, line: header.line, excerpt: raw)
      }
    }
    while let row = try reader.next() {
      if row.isBlank { continue }
      try take(row, currencies, &delivery)
    }
    try delivery.finish()
  }

  private static func take(
    _ row: CSVRow, _ currencies: [Currency?], _ delivery: inout ECBRatesDelivery
  ) throws {
    let date: CalendarDate
    do {
      if let problem = row.problem {
        throw FieldProblem(.malformedRow, problem.rawValue)
      }
      guard row.count == currencies.count + 1 else {
        throw FieldProblem(
          .raggedRow, "has \(row.count) fields, the header \(currencies.count + 1)")
      }
      date = try Self.date(FieldText.trimmed(row[0]))
    } catch let problem as FieldProblem {
      let isDate = problem.code == .invalidDate
      return try delivery.reject(
        problem, field: isDate ? "Date" : nil, line: row.line, excerpt: Excerpt.printable(row.raw))
    }
    try delivery.startDay(date)
    for (index, currency) in currencies.enumerated() {
      let text = FieldText.trimmed(row[index + 1])
      guard let currency, !text.isEmpty, !text.elementsEqual("N/A".utf8) else { continue }
      try delivery.deliver(currency: currency, text, date, line: row.line) {
        "\(date) \(currency.code) \(Excerpt.printable(text))"
      }
    }
  }

  /// `2026-10-30`, or `30 October 2026`.
  private static func date(_ bytes: UnsafeRawBufferPointer) throws(FieldProblem) -> CalendarDate {
    let words = FieldText.text(bytes).split(separator: " ")
    guard words.count == 3, let month = months.firstIndex(of: String(words[1])) else {
      return try FieldText.date(bytes)
    }
    guard let day = Int(words[0]), let year = Int(words[2]),
      let date = CalendarDate(year: year, month: month + 1, day: day)
    else {
      throw FieldProblem(.invalidDate, "\"\(FieldText.text(bytes))\" is not in the calendar")
    }
    return date
  }

  private static func refused(
    _ source: ByteSource, _ line: Int, _ message: String, excerpt: String?
  ) -> ReadingError {
    ReadingError(
      .refused, file: source.name, line: line, message: message, excerpt: excerpt,
      remedy: "fetch eurofxref.zip or eurofxref-hist.zip from the ECB again")
  }
}

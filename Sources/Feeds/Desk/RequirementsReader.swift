public import Collateral
public import Money
public import Reading

/// What an agreement requires from a day on.
public struct DatedRequirement: Sendable, Hashable {
  /// Name of the agreement.
  public var agreement: String
  /// The first day on which it holds.
  public var date: CalendarDate
  /// The amount, in the base currency of the agreement.
  public var amount: Amount
}

/// Reads a file of requirements: what agreements require, day by day.
///
/// It belongs to a valuation, as the pledges do, and is no feed of the registry.
public enum RequirementsReader {
  private enum Column: Int, DeskColumn {
    case agreement, date, amount

    static let names = ["agreement", "date", "amount"]
    static let requiredCount = 3
  }

  /// Streams the rows in the order of the file. A row that cannot be taken goes to `reject`, with its line.
  ///
  /// - Parameter currency: base currency of an agreement; nil where there is no such agreement.
  /// - Throws: ``ReadingError`` for a file that is broken as a whole.
  public static func read(
    _ source: ByteSource, currency: (String) -> Currency?, record: (DatedRequirement) -> Void,
    reject: (Reject) -> Void
  ) throws {
    var lines: [DatedRequirement: Int] = [:]
    try DeskTable.read(Column.self, "requirements", source, reject) {
      row, position throws(FieldProblem) in
      let found = try requirement(row, currency)
      var key = found
      key.amount = Amount(minorUnits: 0, currency: found.amount.currency)
      if let line = lines[key] {
        throw FieldProblem(
          .duplicateRecord,
          "\"\(found.agreement)\" on \(found.date) already stands in line \(line)",
          field: Column.agreement.name)
      }
      lines[key] = position.line
      record(found)
    }
  }

  private static func requirement(
    _ row: DeskRow<Column>, _ currency: (String) -> Currency?
  ) throws(FieldProblem) -> DatedRequirement {
    let agreement = try row.text(.agreement)
    guard let currency = currency(agreement) else {
      throw FieldProblem(
        .unknownCode, "\"\(Excerpt.printable(row.bytes(.agreement)))\" is no agreement of the book",
        field: Column.agreement.name, value: agreement)
    }
    let date = try row.required(.date, FieldText.date)
    let amount = try row.required(.amount) { bytes throws(FieldProblem) in
      try FieldText.amount(bytes, in: currency)
    }
    return DatedRequirement(agreement: agreement, date: date, amount: amount)
  }
}

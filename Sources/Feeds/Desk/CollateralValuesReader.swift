public import Collateral
public import Money
public import Reading

/// What the collateral of an account is worth, for one way of margining or for all.
public struct CollateralValue: Sendable, Hashable {
  /// The account.
  public var account: String
  /// The silo that it covers; nil where it covers whatever is left uncovered.
  public var engine: MarginEngineName?
  /// How much it is worth.
  public var value: Amount
}

/// Reads what collateral is worth by account. It belongs to a question about margin, and is no feed of the registry.
public enum CollateralValuesReader {
  private enum Column: Int, DeskColumn {
    case account, value, engine

    static let names = ["account", "value", "regime"]
    static let requiredCount = 2
  }

  /// Streams the rows in the order of the file. A row that cannot be taken goes to `reject`, with its line.
  ///
  /// - Parameter currency: the currency of all values.
  /// - Throws: ``ReadingError`` for a file that is broken as a whole.
  public static func read(
    _ source: ByteSource, in currency: Currency, record: (CollateralValue) -> Void,
    reject: (Reject) -> Void
  ) throws {
    try DeskTable.read(Column.self, "collateral values", source, reject) {
      row, _ throws(FieldProblem) in
      let value = try row.required(.value) { bytes throws(FieldProblem) in
        try FieldText.amount(bytes, in: currency)
      }
      record(
        CollateralValue(
          account: try row.text(.account), engine: try row.optional(.engine, FieldText.word),
          value: value))
    }
  }
}

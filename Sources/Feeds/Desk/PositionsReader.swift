public import Collateral
public import Money
public import Reading

/// Reads the positions of accounts, and supplied arrays of profits and losses. Both belong to a question about margin, and
/// are no feeds of the registry.
public enum PositionsReader {
  private enum Column: Int, DeskColumn {
    case account, engine, series, kind, quantity, price
    case multiplier, underlying, classGroup, productGroup, strike, right, exercise, expiry
    case underlyingPrice, volatility, scheduleClass, presentValue, clearing, settlementCurrency
    case settlementDays

    static let names = [
      "account", "regime", "series", "kind", "quantity", "price", "multiplier", "underlying",
      "class_group", "product_group", "strike", "right", "exercise", "expiry", "underlying_price",
      "volatility", "schedule_class", "present_value", "clearing", "settlement_currency",
      "settlement_days",
    ]
    static let requiredCount = 6
  }

  private enum ArrayColumn: Int, DeskColumn {
    case series
    case p1, p2, p3, p4, p5, p6, p7, p8, p9, p10, p11, p12, p13, p14, p15, p16

    static let names = ["series"] + (1...16).map { "p\($0)" }
    static let requiredCount = 11
  }

  /// The columns that every file of positions has.
  public static var requiredColumns: [String] { Array(Column.names[..<Column.requiredCount]) }
  /// The columns that it may have.
  public static var furtherColumns: [String] { Array(Column.names[Column.requiredCount...]) }

  /// Streams the positions in the order of the file. A row that cannot be taken goes to `reject`, with its line.
  ///
  /// - Throws: ``ReadingError`` for a file that is broken as a whole.
  public static func read(
    _ source: ByteSource, record: (MarginPosition) -> Void, reject: (Reject) -> Void
  ) throws {
    try DeskTable.read(Column.self, "positions", source, reject) {
      row, position throws(FieldProblem) in
      record(try self.position(row, line: position.line))
    }
  }

  /// Streams arrays: profit and loss of one long contract at ten or sixteen points.
  public static func readArrays(
    _ source: ByteSource, record: (String, [Price]) -> Void, reject: (Reject) -> Void
  ) throws {
    try DeskTable.read(ArrayColumn.self, "arrays", source, reject) { row, _ throws(FieldProblem) in
      let series = try row.text(.series)
      var points: [Price] = []
      for column in ArrayColumn.allCases where column != .series {
        guard let point: Price = try row.optional(column, FieldText.number) else { continue }
        points.append(point)
      }
      guard points.count == 10 || points.count == 16 else {
        throw FieldProblem(
          .conflictingFields, "\(series) has \(points.count) points, not ten or sixteen",
          field: "p1")
      }
      record(series, points)
    }
  }

  private static func position(
    _ row: DeskRow<Column>, line: Int
  ) throws(FieldProblem) -> MarginPosition {
    let series = try row.text(.series)
    var position = MarginPosition(
      account: try row.text(.account), engine: try row.required(.engine, FieldText.word),
      series: series, kind: try row.required(.kind, FieldText.word),
      quantity: try row.required(.quantity, FieldText.number),
      price: try row.required(.price, FieldText.number),
      multiplier: try row.optional(.multiplier, FieldText.unsigned) ?? .one,
      underlying: row.optionalText(.underlying) ?? series, line: line)
    position.classGroup = row.optionalText(.classGroup) ?? position.underlying
    position.productGroup = row.optionalText(.productGroup)
    position.strike = try row.optional(.strike, FieldText.unsigned)
    position.right = try row.optional(.right, FieldText.word)
    position.exercise = try row.optional(.exercise, FieldText.word) ?? .american
    position.expiry = try row.optional(.expiry, FieldText.date)
    position.underlyingPrice = try row.optional(.underlyingPrice, FieldText.unsigned)
    position.volatility = try row.optional(.volatility, FieldText.unsigned)
    position.scheduleClass = row.optionalText(.scheduleClass)
    position.presentValue = try row.optional(.presentValue, FieldText.number)
    position.clearing = row.optionalText(.clearing)
    position.settlementCurrency = row.optionalText(.settlementCurrency)
    position.settlementDays = try row.optional(.settlementDays, FieldText.daysOrNone)
    if position.kind.isOption {
      if position.strike == nil { throw .missing(Column.strike.name) }
      if position.right == nil { throw .missing(Column.right.name) }
      if position.expiry == nil { throw .missing(Column.expiry.name) }
      if position.price.units < 0 {
        throw FieldProblem(NumberError(.negative, text: position.price.description))
          .naming(Column.price.name)
      }
    }
    try checkSize(position)
    return position
  }

  /// What a position may stand for: sums of such positions, times any parameter, fit into 128 bits.
  private static let largest = UInt128(10_000_000_000_000_000)

  private static func checkSize(_ position: MarginPosition) throws(FieldProblem) {
    let prices = [position.price, .one, position.underlyingPrice, position.strike]
    let price = prices.compactMap { $0?.units.magnitude }.max() ?? 0
    let unit = UInt128(Price.one.units)
    let contract = UInt128(price) * UInt128(position.multiplier.units.magnitude) / unit
    let (size, overflows) = contract.multipliedReportingOverflow(
      by: UInt128(position.quantity.units.magnitude))
    guard overflows || size > largest * unit * unit else { return }
    throw FieldProblem(
      .overflow, "\(position.series) stands for more than \(largest) currency units",
      field: Column.quantity.name)
  }
}

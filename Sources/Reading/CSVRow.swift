/// One row of a CSV file. A view into the reader's memory: valid until the next row is read.
public struct CSVRow {
  struct Field {
    var start: UnsafePointer<UInt8>
    var count: Int
  }

  /// Physical line on which the row starts, counted from 1.
  public let line: Int
  /// The row as it stands in the file, without its line end.
  public let raw: UnsafeRawBufferPointer
  /// What is wrong with it, if anything is; its fields are then not to be relied on.
  public let problem: CSVProblem?
  private let fields: UnsafeBufferPointer<Field>

  init(
    line: Int, raw: UnsafeRawBufferPointer, problem: CSVProblem?,
    fields: UnsafeBufferPointer<Field>
  ) {
    self.line = line
    self.raw = raw
    self.problem = problem
    self.fields = fields
  }

  /// How many fields it has; a blank line has one, empty.
  public var count: Int { fields.count }

  /// The bytes of a field, with quotes taken off and doubled quotes made single.
  public subscript(index: Int) -> UnsafeRawBufferPointer {
    let field = fields[index]
    return UnsafeRawBufferPointer(start: field.start, count: field.count)
  }

  /// Whether nothing but blanks stands on the line.
  public var isBlank: Bool {
    fields.count == 1 && raw.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }
}

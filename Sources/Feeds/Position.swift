/// Where a record stands in its file.
public struct Position: Sendable, Hashable {
  /// Physical line on which the record starts, counted from 1.
  public var line: Int
  /// Which record of the file it is, counted from 1 with the rejected ones.
  public var record: Int

  /// A position.
  public init(line: Int, record: Int) {
    self.line = line
    self.record = record
  }
}

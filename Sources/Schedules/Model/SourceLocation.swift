/// A line of a schedule file.
public struct SourceLocation: Sendable, Hashable, CustomStringConvertible {
  /// File, relative to the folder of the reference data.
  public var file: String
  /// Line, from 1.
  public var line: Int

  /// A line of a file.
  public init(file: String, line: Int) {
    self.file = file
    self.line = line
  }

  /// `file:line`.
  public var description: String { "\(file):\(line)" }
}

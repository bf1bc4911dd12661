/// Where a fact came from: a line of a file in a load.
public struct Origin: Sendable, Hashable {
  /// The load that brought it; see ``FactSnapshot/loads`` for its file.
  public var load: Int64
  /// Line in the file, from 1.
  public var line: Int

  /// A line of a load.
  public init(load: Int64, line: Int) {
    self.load = load
    self.line = line
  }
}

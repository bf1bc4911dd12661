/// Something wrong with a schedule: where, what, and how to mend it.
public struct ScheduleProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// File and line.
  public var location: SourceLocation
  /// What is wrong.
  public var message: String
  /// How to mend it.
  public var remedy: String

  /// A problem.
  public init(at location: SourceLocation, _ message: String, remedy: String) {
    self.location = location
    self.message = message
    self.remedy = remedy
  }

  /// `file:line: what is wrong`, then what to do.
  public var description: String { "\(location): \(message)\n  \(remedy)" }
}

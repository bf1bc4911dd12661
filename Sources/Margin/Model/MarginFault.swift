/// Why a requirement cannot be found: a fact or a figure is missing, and which.
public struct MarginFault: Error, Sendable, Hashable, CustomStringConvertible {
  /// Line of the position; nil where none is at fault.
  public var line: Int?
  /// What is missing or wrong.
  public var message: String
  /// What to do.
  public var remedy: String

  /// What is wrong, and what to do.
  public var description: String { message + "\n  " + remedy }

  init(_ line: Int?, _ message: String, _ remedy: String) {
    self.line = line
    self.message = message
    self.remedy = remedy
  }
}

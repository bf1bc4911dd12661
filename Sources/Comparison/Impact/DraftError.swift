/// Why drafts cannot take their places in the law: which file, what is wrong, and how to mend it.
public struct DraftError: Error, Sendable, CustomStringConvertible {
  /// `file:line: what is wrong`, then what to do.
  public let description: String

  init(_ place: String, _ message: String, remedy: String) {
    description = "\(place): \(message)\n  \(remedy)"
  }
}

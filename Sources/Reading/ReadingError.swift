/// An input that cannot be read or is refused as a whole.
public struct ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure it is; each has its exit status in the command-line contract.
  public enum Kind: String, Sendable, Hashable {
    /// There is no such file (status 66).
    case notFound
    /// The file is there and may not or cannot be opened (status 66).
    case cannotRead
    /// The content is not what it should be (status 65).
    case refused
    /// Reading failed under way (status 74).
    case io
  }

  /// What kind of failure it is.
  public var kind: Kind
  /// The file as the caller named it.
  public var file: String
  /// Physical line, counted from 1; nil where no line is at fault.
  public var line: Int?
  /// What is wrong.
  public var message: String
  /// The place at fault, printable.
  public var excerpt: String?
  /// What to do about it.
  public var remedy: String

  /// An error; an excerpt is made printable and cut to 200 characters.
  public init(
    _ kind: Kind, file: String, line: Int? = nil, message: String, excerpt: String? = nil,
    remedy: String
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.message = message
    self.excerpt = excerpt.map { Excerpt.printable($0) }
    self.remedy = remedy
  }

  /// `file:line: message`, then the excerpt and the remedy on lines of their own.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    text += ": \(message)"
    if let excerpt, !excerpt.isEmpty { text += "\n  \(excerpt)" }
    return text + "\n  \(remedy)"
  }
}

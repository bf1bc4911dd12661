/// A record that was not taken, with what is needed to mend it. The rest of the file goes on.
public struct Reject: Sendable, Hashable {
  /// Where it stands.
  public var position: Position
  /// Why, as a code.
  public var code: RejectCode
  /// The column or element at fault; nil where the whole record is.
  public var field: String?
  /// What is wrong, in a sentence.
  public var message: String
  /// At most 200 characters of the record.
  public var excerpt: String
  /// What to do about it.
  public var remedy: String

  /// A reject; the excerpt is cut to 200 characters.
  public init(
    position: Position, code: RejectCode, field: String?, message: String, excerpt: String,
    remedy: String
  ) {
    self.position = position
    self.code = code
    self.field = field
    self.message = message
    self.excerpt = String(excerpt.prefix(200))
    self.remedy = remedy
  }
}

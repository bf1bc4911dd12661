/// A record that was refused, as the registry remembers it.
public struct StoredReject: Sendable, Hashable {
  /// Line of the file where the record begins.
  public var line: Int
  /// Number of the record in the file, from 1.
  public var record: Int
  /// Reason code, such as `invalid-isin`.
  public var code: String
  /// The field that is wrong, where it is one.
  public var field: String?
  /// What is wrong.
  public var message: String
  /// The beginning of the record as it stands in the file.
  public var excerpt: String
  /// What to do about it.
  public var remedy: String

  /// A reject.
  public init(
    line: Int, record: Int, code: String, field: String? = nil, message: String, excerpt: String,
    remedy: String
  ) {
    self.line = line
    self.record = record
    self.code = code
    self.field = field
    self.message = message
    self.excerpt = excerpt
    self.remedy = remedy
  }
}

/// One load as an explanation names it.
public struct LoadOrigin: Sendable, Hashable {
  /// Number of the load in its registry.
  public var id: Int64
  /// Feed name, such as `firds-full`.
  public var feed: String
  /// File name without folder.
  public var file: String
  /// When the load was committed, RFC 3339 in UTC.
  public var committedAt: String

  /// A load.
  public init(id: Int64, feed: String, file: String, committedAt: String) {
    self.id = id
    self.feed = feed
    self.file = file
    self.committedAt = committedAt
  }
}

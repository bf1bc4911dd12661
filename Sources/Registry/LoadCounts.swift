/// What became of the records of a load.
///
/// `read` is the sum of `new`, `changed`, `unchanged` and `rejected`.
public struct LoadCounts: Sendable, Hashable {
  /// Records in the file, good and bad.
  public var read: Int
  /// Records about something that was not known before.
  public var new: Int
  /// Records that brought a new version of something known.
  public var changed: Int
  /// Records that say what is in force already.
  public var unchanged: Int
  /// Versions that the load ended: they were replaced by one with the same first day.
  public var closed: Int
  /// Records that were refused.
  public var rejected: Int
  /// What the registry held and a complete file does not name any more; these are no records of the file.
  public var ended: Int

  /// Counts.
  public init(
    read: Int = 0, new: Int = 0, changed: Int = 0, unchanged: Int = 0, closed: Int = 0,
    rejected: Int = 0, ended: Int = 0
  ) {
    self.read = read
    self.new = new
    self.changed = changed
    self.unchanged = unchanged
    self.closed = closed
    self.rejected = rejected
    self.ended = ended
  }
}

/// What the records of a load looked like: how many there were, which columns they filled, and with which words.
public struct LoadProfile: Sendable, Hashable {
  /// A column of the registry as the records of a load filled it.
  public struct Column: Sendable, Hashable {
    /// Records that say something there.
    public var filled: Int
    /// How often each word stands there; nil where the words are too many to be a list, or no words at all.
    public var words: [String: Int]?

    /// A column.
    public init(filled: Int, words: [String: Int]? = nil) {
      self.filled = filled
      self.words = words
    }
  }

  /// The load; 0 for one that has yet to be committed.
  public var load: Int64
  /// Records read, good and bad.
  public var read: Int
  /// Records that were refused.
  public var rejected: Int
  /// Columns by name; empty for a load of an earlier version of the program.
  public var columns: [String: Column]

  /// A profile.
  public init(
    load: Int64 = 0, read: Int = 0, rejected: Int = 0, columns: [String: Column] = [:]
  ) {
    self.load = load
    self.read = read
    self.rejected = rejected
    self.columns = columns
  }

  /// Records that were taken.
  public var taken: Int { read - rejected }
}

/// How far the reading of a file has come.
public struct LoadProgress: Sendable, Hashable {
  /// Bytes of the file read so far, as stored.
  public var bytesRead: Int64
  /// Size of the file; nil for a pipe.
  public var bytesTotal: Int64?
  /// Records read so far, good and bad.
  public var records: Int
}

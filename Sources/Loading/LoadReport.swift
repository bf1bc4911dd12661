public import Feeds
public import Registry

/// What a load did.
public struct LoadReport: Sendable, Hashable {
  /// How it ended.
  public enum Outcome: Sendable, Hashable {
    /// It is in the registry.
    case loaded
    /// It was tried and undone; the counts are those it would have had.
    case trial
    /// The same bytes were loaded before; nothing was changed, and ``LoadReport/entry`` is that load.
    case alreadyLoaded
  }

  /// How it ended.
  public var outcome: Outcome
  /// The format the file is in.
  public var feed: FeedName
  /// The load as the registry remembers it; its number means nothing after a trial.
  public var entry: LoadEntry
  /// The first rejects, at most ``sampleSize``.
  public var rejects: [StoredReject]
  /// How the file departs from the loads before it; none of it refused the file.
  public var drift: [DriftFinding] = []
  /// Records that were not wanted, and are not counted.
  public var leftOut = 0

  /// How many rejects are kept for display; the registry has them all.
  public static let sampleSize = 10
}

public import Collateral

/// What a file says about itself before its first record.
public struct FeedHeader: Sendable, Hashable {
  /// The format.
  public var feed: FeedName
  /// Message version as found, such as `auth.017.001.02`; nil where the format has none.
  public var version: String?
  /// The day that the file describes: the reporting date, or the newest day of rates.
  public var asOf: CalendarDate?
  /// Who publishes: `EU` or `GB` for FIRDS, `ECB` for its rates; nil for desk files.
  public var source: String?
  /// Which slice of the source the file replaces, such as `FULINS_D`.
  public var scope: String?
  /// Whether it holds what changed, and not all there is.
  public var holdsChanges = false
  /// Whether what it lacks has ended, in a feed that says all there is every time.
  public var isWhole = false
  /// Which part of the slice this file is, counted from 1.
  public var part: Int?
  /// How many parts the slice has.
  public var parts: Int?

  /// The header of a file that says nothing more about itself.
  public init(feed: FeedName) {
    self.feed = feed
  }
}

public import Collateral

/// One load as the registry remembers it.
public struct LoadEntry: Sendable, Hashable {
  /// Number, counting from 1.
  public var id: Int64
  /// Feed name, such as `firds-full`.
  public var feed: String
  /// File name without folder; `-` for standard input.
  public var file: String
  /// Size of the file in bytes, as it lay on the disk.
  public var bytes: Int64
  /// SHA-256 of those bytes, in hexadecimal.
  public var sha256: String
  /// Version of the format, as the file names it.
  public var version: String?
  /// The day of which the file speaks.
  public var asOf: CalendarDate?
  /// Who published it, such as `EU`.
  public var source: String?
  /// Which part of the source's data it is, such as `FULINS_D`.
  public var scope: String?
  /// Which of several files it is.
  public var part: Int?
  /// How many files there are.
  public var parts: Int?
  /// When reading began.
  public var startedAt: String
  /// When the load became visible.
  public var committedAt: String
  /// How long it took, in milliseconds.
  public var durationMs: Int64
  /// Version of the program that loaded it.
  public var programVersion: String
  /// What became of its records.
  public var counts: LoadCounts

  /// A load that has yet to be committed.
  public init(
    feed: String, file: String, bytes: Int64, sha256: String, startedAt: Instant,
    programVersion: String
  ) {
    id = 0
    self.feed = feed
    self.file = file
    self.bytes = bytes
    self.sha256 = sha256
    self.startedAt = startedAt.description
    committedAt = startedAt.description
    durationMs = 0
    self.programVersion = programVersion
    counts = LoadCounts()
  }
}

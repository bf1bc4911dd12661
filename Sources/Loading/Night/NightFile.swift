public import Collateral
public import Feeds
import Foundation

/// One file of a night: a file of a folder, or a member of an archive.
public struct NightFile: Sendable {
  /// Where it lies; a member lies unpacked in a temporary folder.
  public var path: String
  /// What it is called: its path, and inside an archive its name there.
  public var name: String
  /// Bytes on the disk; 0 for standard input.
  public var bytes: Int64
  /// Its format; nil where it is none that is known.
  public var feed: FeedName?
  /// What explains it, where it is a list of a layout of its own.
  public var mapping: ListMapping?
  /// The day of which it speaks, where that could be told.
  public var day: CalendarDate?
  /// The slice it is of.
  public var scope: String?
  /// Which part of the slice it is.
  public var part: Int?
  /// Why it cannot be loaded, if that is known already.
  public var failure: LoadError?

  /// A file of which only the place is known.
  public init(path: String, name: String, failure: LoadError? = nil) {
    self.path = path
    self.name = name
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    bytes = (attributes?[.size] as? NSNumber)?.int64Value ?? 0
    self.failure = failure
  }

  /// Whether it is loaded before another one.
  func precedes(_ other: NightFile) -> Bool {
    func key(_ file: NightFile) -> (Int, Int32, Int, String, Int, String) {
      (
        file.feed?.rank ?? .max, (file.day ?? .beginning).days, file.feed?.rankOfDay ?? 0,
        file.scope ?? "", file.part ?? 0, file.name
      )
    }
    let (left, right) = (key(self), key(other))
    return (left.0, left.1, left.2) != (right.0, right.1, right.2)
      ? (left.0, left.1, left.2) < (right.0, right.1, right.2)
      : (left.3, left.4, left.5) < (right.3, right.4, right.5)
  }
}

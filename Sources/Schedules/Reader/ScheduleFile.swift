/// The text of one schedule file; whoever reads folders hands it over.
public struct ScheduleFile: Sendable, Hashable {
  /// File, relative to the folder of the reference data: `schedules/us-cftc/haircuts.yaml`.
  public var path: String
  /// Its text.
  public var text: String

  /// A file.
  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

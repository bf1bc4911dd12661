/// What became of a record that a source reported before. The raw value is what the registry stores.
public enum ReportStatus: String, CaseIterable, Sendable, Hashable {
  /// The source no longer reports it: it was so, and is over.
  case ended
  /// The source took it back: it should never have been reported.
  case cancelled
}

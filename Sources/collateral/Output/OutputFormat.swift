import ArgumentParser

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  /// Columns for reading.
  case table
  /// RFC 4180.
  case csv
  /// One document.
  case json
}

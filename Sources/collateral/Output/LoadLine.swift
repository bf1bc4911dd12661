import Feeds
import Loading
import Registry

/// One line about a load.
enum LoadLine {
  static func text(_ report: LoadReport, name: String) -> String {
    let entry = report.entry
    let counts = entry.counts
    let ended = counts.ended == 0 ? "" : ", \(counts.ended) ended"
    let leftOut = report.leftOut == 0 ? "" : ", \(report.leftOut) left out"
    let numbers =
      "\(counts.read) read, \(counts.new) new, \(counts.changed) changed, "
      + "\(counts.unchanged) unchanged, \(counts.closed) closed, \(counts.rejected) rejected\(ended)\(leftOut)"
    switch report.outcome {
    case .loaded: return "\(name): \(report.feed.rawValue), load \(entry.id): \(numbers)"
    case .trial: return "\(name): \(report.feed.rawValue), not loaded (dry run): \(numbers)"
    case .alreadyLoaded:
      return "\(name): \(report.feed.rawValue), the same file is load \(entry.id) of "
        + "\(entry.committedAt); nothing changed"
    }
  }

  /// The columns of `cells`.
  static let columns = [
    "file", "feed", "outcome", "load", "read", "new", "changed", "unchanged", "closed", "rejected",
    "ended",
  ]

  /// The same as a row.
  static func cells(_ report: LoadReport, name: String) -> [Cell] {
    let counts = report.entry.counts
    let outcome =
      switch report.outcome {
      case .loaded: "loaded"
      case .trial: "dry-run"
      case .alreadyLoaded: "already-loaded"
      }
    return [
      .text(name), .text(report.feed.rawValue), .text(outcome),
      report.outcome == .trial ? .empty : .count(Int(report.entry.id)), .count(counts.read),
      .count(counts.new), .count(counts.changed), .count(counts.unchanged), .count(counts.closed),
      .count(counts.rejected), .count(counts.ended),
    ]
  }

  static func progress(_ progress: LoadProgress, _ name: String) -> String {
    guard let total = progress.bytesTotal, total > 0 else {
      return "\(name): \(progress.records) records"
    }
    return "\(name): \(progress.records) records, \(progress.bytesRead * 100 / total) %"
  }
}

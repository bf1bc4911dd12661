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

  /// Progress of a file, and of all files where there are several: records, rate, share and remaining time.
  static func progress(
    _ progress: LoadProgress, _ name: String, since start: ContinuousClock.Instant,
    ofAll all: (bytes: Int64, total: Int64, start: ContinuousClock.Instant)
  ) -> String {
    let milliseconds = max(1, Self.milliseconds(since: start))
    var text = "\(name): \(progress.records) records, "
    text += "\(Int64(progress.records) * 1000 / milliseconds) a second"
    guard all.total > 0, all.bytes > 0 else { return text }
    let done = min(all.bytes, all.total)
    text += ", \(done * 100 / all.total) %"
    let remaining = Self.milliseconds(since: all.start) * (all.total - done) / done / 1000
    return text + ", \(remaining / 60):\(remaining % 60 < 10 ? "0" : "")\(remaining % 60) left"
  }

  private static func milliseconds(since start: ContinuousClock.Instant) -> Int64 {
    let elapsed = (ContinuousClock.now - start).components
    return elapsed.seconds * 1000 + elapsed.attoseconds / 1_000_000_000_000_000
  }
}

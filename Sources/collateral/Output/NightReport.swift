import Collateral
import Feeds
import Foundation
import Loading
import Registry

/// The machine-readable report of an import: one document, written whole or not at all.
enum NightReport {
  private struct File: Encodable {
    var name: String
    var feed: String?
    var outcome: String
    var load: Int64?
    var asOf: String?
    var bytes: Int64
    var durationMs: Int64?
    var counts: Counts?
    var leftOut: Int?
    var rejects: [Reject]?
    var drift: [Drift]?
    var error: Failure?
  }

  private struct Counts: Encodable {
    var read: Int
    var new: Int
    var changed: Int
    var unchanged: Int
    var closed: Int
    var ended: Int
    var rejected: Int
  }

  private struct Reject: Encodable {
    var line: Int
    var code: String
    var field: String?
    var message: String
    var remedy: String
  }

  private struct Drift: Encodable {
    var rule: String
    var message: String
    var isAllowed: Bool
  }

  private struct Failure: Encodable {
    var status: Int32
    var message: String
  }

  private struct Skipped: Encodable {
    var name: String
    var reason: String
  }

  /// Writes the report of a run to a path.
  static func write(
    _ run: NightRun, _ others: [(name: String, reason: String)], registry: String, isTrial: Bool,
    to path: String
  ) throws(CommandFailure) {
    let document = JSONDocument([
      "registry": .init(registry), "dryRun": .init(isTrial),
      "status": .init(run.status?.rawValue ?? 0),
      "files": .init(run.outcomes.map { file($0, isTrial: isTrial) }),
      "others": .init(others.map { Skipped(name: $0.name, reason: $0.reason) }),
      "summary": .init(run.summary(isTrial: isTrial)),
    ])
    do {
      try document.text().write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        .io, "\(path): the report cannot be written\n  check the path and its permissions")
    }
  }

  private static func file(_ outcome: NightRun.Outcome, isTrial: Bool) -> File {
    var file = File(
      name: outcome.file.name, feed: outcome.file.feed?.rawValue, outcome: "refused",
      bytes: outcome.file.bytes)
    if let failure = outcome.failure {
      file.error = Failure(status: failure.status.rawValue, message: failure.message)
    }
    guard let report = outcome.report else { return file }
    let counts = report.entry.counts
    file.feed = report.feed.rawValue
    file.asOf = report.entry.asOf?.description
    switch report.outcome {
    case .alreadyLoaded:
      file.outcome = "already-loaded"
      file.load = report.entry.id
      return file
    case .loaded:
      file.outcome = "loaded"
      file.load = report.entry.id
    case .trial: file.outcome = "dry-run"
    }
    file.durationMs = report.entry.durationMs
    file.counts = Counts(
      read: counts.read, new: counts.new, changed: counts.changed, unchanged: counts.unchanged,
      closed: counts.closed, ended: counts.ended, rejected: counts.rejected)
    file.leftOut = report.leftOut
    file.rejects = report.rejects.map {
      Reject(line: $0.line, code: $0.code, field: $0.field, message: $0.message, remedy: $0.remedy)
    }
    file.drift = report.drift.map {
      Drift(rule: $0.rule.rawValue, message: $0.message, isAllowed: $0.isAllowed)
    }
    return file
  }
}

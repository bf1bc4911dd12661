import Collateral
import Feeds
import Registry

extension FeedName {
  /// Whether it is one of the three feeds of FIRDS.
  var isFIRDS: Bool { self == .firdsFull || holdsChanges }

  /// Whether its files hold what changed, and not all there is.
  var holdsChanges: Bool { self == .firdsDelta || self == .firdsCancellations }
}

/// Whether a FIRDS file may be loaded after those that were: full files by their days, changes day by day and part by part.
///
/// Changes are published for every calendar day. A full file holds all changes up to its day, so that those of the next
/// day follow it.
struct FIRDSSequence {
  private let name: String
  private let day: CalendarDate
  private let transaction: LoadTransaction

  /// Refuses a file that comes too late, or, unless gaps are allowed, too early.
  static func check(
    _ file: StagedFile, in transaction: LoadTransaction, allowsGap: Bool
  ) throws {
    guard file.header.feed.isFIRDS, let day = file.header.asOf else { return }
    let sequence = FIRDSSequence(name: file.name, day: day, transaction: transaction)
    switch file.header.feed {
    case .firdsDelta: try sequence.checkDelta(part: file.header.part ?? 1, allowsGap: allowsGap)
    case .firdsCancellations: try sequence.checkAge(of: [.firdsFull])
    default:
      if let newest = try transaction.newestDay(), day < newest { throw sequence.isOlder(newest) }
      try sequence.checkAge(of: [.firdsDelta])
    }
  }

  private func checkDelta(part: Int, allowsGap: Bool) throws {
    try checkAge(of: [.firdsFull, .firdsDelta])
    if allowsGap { return }
    let full = try transaction.newestDay(ofFeed: FeedName.firdsFull.rawValue)
    let delta = try transaction.newestDay(ofFeed: FeedName.firdsDelta.rawValue)
    if let delta, delta < day, delta >= full ?? .beginning {
      try checkParts(of: delta, before: nil)
    }
    if let last = [full, delta].compactMap(\.self).max(), last.adding(days: 1) < day {
      let (first, end) = (last.adding(days: 1), day.adding(days: -1))
      throw refused(
        "the changes of \(first)\(first == end ? "" : " to \(end)") are missing: the registry stands at \(last), "
          + "the file is of \(day)",
        "load the files of the missing days first, or the next full file; --allow-gap takes this one all the same"
      )
    }
    try checkParts(of: day, before: part)
  }

  /// Refuses a file when parts of a day are missing: those before one, or all of them.
  private func checkParts(of day: CalendarDate, before part: Int?) throws {
    let parts = try transaction.parts(ofFeed: FeedName.firdsDelta.rawValue, day: day)
    let end = part ?? parts.count + 1
    guard let missing = (1..<max(1, end)).first(where: { !parts.loaded.contains($0) }) else {
      return
    }
    throw refused(
      "part \(missing) of the changes of \(day) is missing",
      "load the parts of a day in their order; --allow-gap takes this one all the same")
  }

  private func checkAge(of feeds: [FeedName]) throws {
    for feed in feeds {
      if let newest = try transaction.newestDay(ofFeed: feed.rawValue), day < newest {
        throw isOlder(newest)
      }
    }
  }

  private func isOlder(_ newest: CalendarDate) -> LoadError {
    refused(
      "the file reports for \(day), but one for \(newest) was loaded before",
      "load files in the order of their days, or begin a registry with the oldest")
  }

  private func refused(_ message: String, _ remedy: String) -> LoadError {
    LoadError(kind: .refused, description: "\(name): \(message)\n  \(remedy)")
  }
}

import ArgumentParser
import Collateral
import Registry

/// A day that a question is about, and the instant whose knowledge answers it: `2026-11-20@2026-11-20T18:00:00Z`.
struct PointInTime: ExpressibleByArgument {
  /// The day.
  let day: CalendarDate
  /// The instant; nil is now.
  let instant: Instant?

  init?(argument: String) {
    let parts = argument.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
    guard let day = try? CalendarDate(parts[0]) else { return nil }
    self.day = day
    guard parts.count == 2 else {
      instant = nil
      return
    }
    guard let instant = Instant(parts[1]) else { return nil }
    self.instant = instant
  }
}

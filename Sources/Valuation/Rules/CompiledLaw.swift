import Collateral
import Schedules
import Synchronization

/// Schedules compiled for a day, kept for the next one who asks for the same day.
///
/// Compiling is pure; keeping the result only saves time where many questions are put about one day.
final class CompiledLaw: Sendable {
  private struct Key: Hashable {
    let regime: String
    let day: CalendarDate
    let lawDay: CalendarDate
  }

  private struct Entry {
    let schedule: CompiledSchedule
    let quality: CreditQuality?
  }

  let law: Law
  private let entries = Mutex<[Key: Entry]>([:])

  init(_ law: Law) {
    self.law = law
  }

  /// A regime's schedule and its credit quality rule for a day.
  ///
  /// - Parameter lawDay: the day whose law counts, where that is another.
  func compiled(
    _ schedule: Schedule, on day: CalendarDate, lawDay: CalendarDate? = nil
  ) -> (schedule: CompiledSchedule, quality: CreditQuality?) {
    let lawDay = lawDay ?? day
    let key = Key(regime: schedule.regime.id, day: day, lawDay: lawDay)
    if let known = entries.withLock({ $0[key] }) { return (known.schedule, known.quality) }
    let quality = schedule.regime.creditQuality.flatMap { rule in
      law.mappings[rule.mapping].map { CreditQuality(rule: rule, mapping: $0, on: lawDay) }
    }
    let entry = Entry(
      schedule: CompiledSchedule(schedule, on: day, lawDay: lawDay), quality: quality)
    entries.withLock { $0[key] = entry }
    return (entry.schedule, entry.quality)
  }
}

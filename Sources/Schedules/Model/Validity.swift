public import Collateral

/// The days on which an item of the law is in force, both included.
public struct Validity: Sendable, Hashable {
  /// First day.
  public var from: CalendarDate
  /// Last day; nil while it lasts.
  public var to: CalendarDate?

  /// A span of days.
  public init(from: CalendarDate, to: CalendarDate? = nil) {
    self.from = from
    self.to = to
  }

  /// Whether a day lies within.
  public func contains(_ day: CalendarDate) -> Bool {
    guard from <= day else { return false }
    guard let to else { return true }
    return day <= to
  }
}

public import Collateral

/// A state of the registry that can be asked: a day, and the last load that counts.
public struct RegistryState: Sendable, Hashable {
  /// The day.
  public var on: CalendarDate
  /// The last load that counts.
  public var known: Int64

  /// A state.
  public init(on: CalendarDate, known: Int64) {
    self.on = on
    self.known = known
  }
}

/// What a register says about who consolidates, heads or manages whom.
public struct RelationshipRecord: Sendable, Hashable {
  /// What kind of bond it is. The raw value is what staged rows hold.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// Directly consolidated by.
    case parent
    /// Ultimately consolidated by.
    case ultimateParent
    /// A branch in another country: the same legal person.
    case branchOf
    /// A fund managed by; no consolidation.
    case manager
    /// A bond that no rule asks about, such as a feeder fund's.
    case other
  }

  /// The lower end: who is consolidated, a branch, or managed.
  public var child: LEI
  /// The upper end.
  public var parent: LEI
  /// What kind of bond it is.
  public var kind: Kind
  /// First day of the bond; nil where nobody says.
  public var start: CalendarDate?
  /// Last day of the bond; nil while it lasts.
  public var end: CalendarDate?
  /// Whether it holds at all: it is active, and its registration was not taken back.
  public var holds: Bool

  /// A bond that holds.
  public init(child: LEI, parent: LEI, kind: Kind) {
    self.child = child
    self.parent = parent
    self.kind = kind
    holds = true
  }

  /// Whether it holds on a day.
  public func holds(on day: CalendarDate) -> Bool {
    holds && start ?? .beginning <= day && day <= end ?? .perpetual
  }
}

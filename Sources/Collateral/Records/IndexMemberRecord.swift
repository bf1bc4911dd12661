/// Membership of an instrument in an equity index.
public struct IndexMemberRecord: Sendable, Hashable {
  /// Index code in lower case, such as `sp500`.
  public var index: String
  /// Instrument, by any of its identifiers.
  public var id: String
  /// First day of membership.
  public var validFrom: CalendarDate
  /// Last day of membership; nil while it lasts.
  public var validTo: CalendarDate?

  /// A membership.
  public init(index: String, id: String, validFrom: CalendarDate, validTo: CalendarDate? = nil) {
    self.index = index
    self.id = id
    self.validFrom = validFrom
    self.validTo = validTo
  }
}

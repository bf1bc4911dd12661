/// A legal entity: an issuer, a party or a parent.
public struct EntityRecord: Sendable, Hashable {
  /// Identifier (ISO 17442).
  public var lei: LEI
  /// Legal name.
  public var name: String
  /// Country.
  public var country: CountryCode?
  /// What kind of body it is.
  public var sector: IssuerSector?
  /// Direct parent; nil is "not reported", not "none".
  public var parent: LEI?
  /// Ultimate parent; the entity itself where it is the top of its group; nil is "not reported".
  public var ultimateParent: LEI?
  /// The entity of which this is a branch; nil is "none reported".
  public var branchOf: LEI?
  /// The entity into which this one was merged, from ``validFrom`` on.
  public var successor: LEI?
  /// Who manages this fund.
  public var manager: LEI?
  /// Why no direct parent is reported, in the words of the register: not that there is none.
  public var parentException: String?
  /// Why no ultimate parent is reported.
  public var ultimateParentException: String?
  /// First day for which this holds; nil is "always".
  public var validFrom: CalendarDate?

  /// An entity of which only the name is known.
  public init(lei: LEI, name: String) {
    self.lei = lei
    self.name = name
  }
}

/// A named list of words that conditions refer to as `$name`.
public struct NamedSet: Sendable, Hashable {
  /// What the words are.
  public enum Kind: String, CaseIterable, Sendable {
    /// ISO 3166 codes.
    case country
    /// ISO 4217 codes.
    case currency
    /// Index codes.
    case index
    /// Legal entity identifiers.
    case issuer
    /// Sectors.
    case sector
    /// Identifiers of instruments.
    case instrument
  }

  /// The members during a span of days.
  public struct Values: Sendable, Hashable {
    /// When.
    public var validity: Validity
    /// Which.
    public var members: [String]
    /// Where it is written.
    public var location: SourceLocation
  }

  /// Name, without `$`.
  public var id: String
  /// What the words are.
  public var kind: Kind
  /// Where it stands.
  public var citation: Citation
  /// Members, in order of date.
  public var values: [Values]
}

/// What issuer and pledgor may have in common.
public enum PledgorTrait: String, CaseIterable, Sendable, Hashable {
  /// The country.
  case country
  /// The sector.
  case sector
}

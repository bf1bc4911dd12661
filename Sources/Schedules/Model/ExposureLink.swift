/// How an asset may move with the exposure that it secures.
public enum ExposureLink: String, CaseIterable, Sendable, Hashable {
  /// The exposure moves with assets of its class.
  case assetClass = "class"
  /// It is a member of an index of the exposure.
  case index
  /// Its issuer, or a member of the issuer's group, is an issuer of the exposure.
  case issuer
}

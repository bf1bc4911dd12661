/// What an exposure moves with: a class of assets, an index, or an issuer.
///
/// Written `cryptoasset`, `index:sp500` or `issuer:` and an LEI.
public enum ExposureFactor: Sendable, Hashable, CustomStringConvertible {
  /// Assets of this class.
  case assetClass(AssetClass)
  /// An index, by its code in lower case.
  case index(String)
  /// An issuer.
  case issuer(LEI)

  /// Reads a factor; nil where the text names no class and no index.
  ///
  /// - Throws: ``IdentifierError`` where an issuer is no LEI.
  public init?(_ text: String) throws(IdentifierError) {
    if let index = Self.rest(of: text, after: "index:") {
      guard !index.isEmpty, index == index.lowercased() else { return nil }
      self = .index(index)
    } else if let issuer = Self.rest(of: text, after: "issuer:") {
      self = .issuer(try LEI(issuer))
    } else {
      guard let assetClass = AssetClass(rawValue: text) else { return nil }
      self = .assetClass(assetClass)
    }
  }

  /// The factor as it is written.
  public var description: String {
    switch self {
    case .assetClass(let assetClass): assetClass.rawValue
    case .index(let index): "index:\(index)"
    case .issuer(let issuer): "issuer:\(issuer.value)"
    }
  }

  private static func rest(of text: String, after prefix: String) -> String? {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }
}

/// Why a text is not the code it should be.
public struct IdentifierError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The standard that was asked for.
  public enum Kind: String, CaseIterable, Sendable, Hashable {
    /// ISO 6166.
    case isin
    /// ISO 17442.
    case lei
    /// ANSI X9.6.
    case cusip
    /// ANSI X9.145.
    case figi
    /// ISO 24165.
    case dti
    /// ISO 10962.
    case cfi
    /// ISO 10383.
    case mic
    /// ISO 3166-1 alpha-2.
    case country

    /// The name in a sentence.
    var name: String { self == .country ? "country code" : rawValue.uppercased() }

    /// The article before the name.
    var article: String { self == .isin || self == .lei ? "an" : "a" }

    /// What the standard asks for.
    var shape: String {
      switch self {
      case .isin: "2 capital letters, 9 letters or digits and a check digit"
      case .lei: "18 capital letters or digits and 2 check digits"
      case .cusip: "8 digits, capital letters, * @ or # and a check digit"
      case .figi: "2 consonants, G, 8 consonants or digits and a check digit"
      case .dti: "9 digits or consonants other than Y, the first not 0"
      case .cfi: "6 capital letters"
      case .mic: "4 capital letters or digits"
      case .country: "2 capital letters"
      }
    }
  }

  /// What is wrong.
  public enum Reason: String, Sendable, Hashable {
    /// Too long or too short.
    case length
    /// A character that the standard does not allow where it stands.
    case characters
    /// The check digit or character does not match the rest.
    case checkDigit
    /// The country part is not assigned.
    case country
    /// The leading characters are not allowed.
    case prefix
    /// Well-formed, but known to stand for "none" or "unknown".
    case placeholder
    /// Well-formed, but not in the standard's list of codes.
    case unknownCode
  }

  /// The standard that was asked for.
  public let kind: Kind
  /// The text that was read.
  public let text: String
  /// What is wrong.
  public let reason: Reason

  /// An error about a text.
  public init(kind: Kind, text: String, reason: Reason) {
    self.kind = kind
    self.text = text
    self.reason = reason
  }

  /// What is wrong and what to do about it, without a full stop.
  public var description: String {
    let shown = text.count <= 40 ? text : "\(text.prefix(40))…"
    let subject = "\"\(shown)\""
    let name = kind.name
    return switch reason {
    case .length:
      "\(subject) has \(text.count) characters; \(kind.article) \(name) has \(kind.shape)"
    case .characters:
      "\(subject) has a character that does not belong there; \(kind.article) \(name) has \(kind.shape)"
    case .checkDigit:
      "the check digit of \(name) \(subject) does not match; it is mistyped or cut: copy it again "
        + "from its source"
    case .country:
      "\(name) \(subject) begins with a country that is not assigned (ISO 3166, ISO 6166); correct "
        + "the first two letters"
    case .prefix:
      "\(name) \(subject) begins with letters that its standard reserves; correct them"
    case .placeholder:
      "\(name) \(subject) is a placeholder for \"none\", not an identifier; leave the field empty "
        + "or put the real one"
    case .unknownCode:
      "\(subject) is not a \(name) that its standard assigns; correct it"
    }
  }
}

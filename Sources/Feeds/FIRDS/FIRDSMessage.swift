/// Which ISO 20022 message a namespace stands for.
enum FIRDSMessage {
  static let prefix = "urn:iso:std:iso:20022:tech:xsd:"

  /// The message of a namespace, such as `auth.017.001.02`; nil if it is not of ISO 20022.
  static func version(ofNamespace namespace: String) -> String? {
    namespace.hasPrefix(prefix) ? String(namespace.dropFirst(prefix.count)) : nil
  }

  /// The envelope around both header and document.
  static func isEnvelope(_ namespace: String) -> Bool { isMessage("head.003.", namespace) }

  /// The business application header.
  static func isApplicationHeader(_ namespace: String) -> Bool { isMessage("head.001.", namespace) }

  private static func isMessage(_ message: String, _ namespace: String) -> Bool {
    guard let version = version(ofNamespace: namespace) else { return false }
    return version.hasPrefix(message) || version.hasPrefix("DRAFT13" + message)
  }
}

/// Pieces of foreign text made safe to show.
public enum Excerpt {
  /// Longest excerpt, in characters.
  public static let limit = 200

  /// The text without control characters (a terminal would obey them), cut to ``limit``.
  public static func printable(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in text.unicodeScalars.prefix(limit * 4) {
      let shown = isControl(scalar) ? " " : scalar
      if shown == " " && last == " " { continue }
      result.append(shown)
      last = shown
    }
    return String(String(result).prefix(limit))
  }

  /// The same for bytes that need not be UTF-8; what is not becomes U+FFFD.
  public static func printable(_ bytes: UnsafeRawBufferPointer) -> String {
    printable(String(decoding: bytes.prefix(limit * 4), as: UTF8.self))
  }

  /// Controls, line separators and the marks that reorder text (Unicode bidirectional controls).
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}

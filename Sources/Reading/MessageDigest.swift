import CLibCrypto

/// How publishers say that a file is whole.
public enum DigestAlgorithm: String, CaseIterable, Sendable, Hashable {
  /// RFC 1321; tells damage, not malice.
  case md5
  /// FIPS 180-4.
  case sha1
  /// FIPS 180-4.
  case sha256

  /// Hexadecimal digits of a digest.
  public var digits: Int {
    switch self {
    case .md5: 32
    case .sha1: 40
    case .sha256: 64
    }
  }
}

/// A digest over bytes that arrive piece by piece.
final class MessageDigest {
  private let context: OpaquePointer?
  private let size: Int

  init(_ algorithm: DigestAlgorithm) {
    context = EVP_MD_CTX_new()
    size = algorithm.digits / 2
    let function =
      switch algorithm {
      case .md5: EVP_md5()
      case .sha1: EVP_sha1()
      case .sha256: EVP_sha256()
      }
    EVP_DigestInit_ex(context, function, nil)
  }

  deinit { EVP_MD_CTX_free(context) }

  func update(_ bytes: UnsafeRawBufferPointer) {
    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
    EVP_DigestUpdate(context, base, bytes.count)
  }

  /// The digest in lower-case hexadecimal. May be asked once.
  func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: size)
    var count: UInt32 = 0
    EVP_DigestFinal_ex(context, &bytes, &count)
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

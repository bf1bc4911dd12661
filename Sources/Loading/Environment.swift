import Glibc

/// What the system tells a load.
enum Environment {
  /// `$TMPDIR`, or `/tmp`.
  static var temporaryFolder: String {
    guard let value = getenv("TMPDIR") else { return "/tmp" }
    let folder = String(cString: value)
    return folder.isEmpty ? "/tmp" : folder
  }
}

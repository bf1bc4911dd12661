import GRDB
import Glibc

/// A complete copy of a registry, made while loads and readers go on.
public enum RegistryCopy {
  /// Writes a copy that holds all loads committed when it is complete, and is whole or not there.
  ///
  /// - Parameters:
  ///   - path: the registry.
  ///   - target: the copy; what lies there is replaced only when the copy is complete.
  /// - Throws: ``RegistryError``: kind `missing`, `refused` for a file that is no registry, `io`.
  public static func write(_ path: String, to target: String) throws(RegistryError) {
    try RegistryFile.require(path)
    let draft =
      "\(RegistryFile.folder(of: target))/.\(RegistryFile.name(of: target)).copy-\(getpid())"
    defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
    do {
      let source = try RegistryFile.openForReading(path)
      let copy = try DatabaseQueue(path: draft)
      try source.backup(to: copy)
      try copy.close()
      try source.close()
    } catch {
      throw RegistryError.wrapping(error, path: target)
    }
    guard rename(draft, target) == 0 else {
      throw RegistryFile.systemError("cannot be copied there", target)
    }
    let descriptor = open(target, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }
}

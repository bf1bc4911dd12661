import Glibc
import Registry

/// Holds a registry for one load at a time: a lock on a file beside it, which ends with the process that holds it.
///
/// Readers do not ask for it.
public final class LoadLock {
  private let path: String
  private var descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - registry: path of the registry, which need not exist.
  ///   - seconds: how long to wait for another load to end.
  ///   - waiting: called once before waiting, with who holds it.
  /// - Throws: ``LoadError``, kind `unavailable`, which says who holds it and since when; kind `io`.
  public init(
    registry: String, waitingFor seconds: Int, waiting: (String) -> Void = { _ in }
  ) throws(LoadError) {
    let slash = registry.lastIndex(of: "/")
    let folder = slash.map { registry[...$0] } ?? ""
    let name = slash.map { registry[registry.index(after: $0)...] } ?? registry[...]
    path = "\(folder).\(name).lock"
    var status = timespec()
    clock_gettime(CLOCK_MONOTONIC, &status)
    let end = status.tv_sec + seconds
    var hasTold = false
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        // A registry in a folder that cannot be written is refused in its own words.
        self.descriptor = -1
        return
      }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 {
        if Self.isStill(descriptor, at: path) {
          self.descriptor = descriptor
          break
        }
        close(descriptor)
        continue
      }
      let holder = Self.text(descriptor)
      close(descriptor)
      clock_gettime(CLOCK_MONOTONIC, &status)
      guard status.tv_sec < end else {
        throw LoadError(
          kind: .unavailable,
          description: """
            \(registry): another load holds the registry: \(holder.isEmpty ? "it has just begun" : holder)
              try again when it has ended, or wait for it with --wait SECONDS
            """)
      }
      if !hasTold { waiting(holder) }
      hasTold = true
      usleep(100_000)
    }
    ftruncate(descriptor, 0)
    var host = [CChar](repeating: 0, count: 256)
    gethostname(&host, host.count - 1)
    let machine = String(
      decoding: host.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let text = "process \(getpid()) on \(machine), since \(Instant.now)\n"
    let bytes = Array(text.utf8)
    _ = write(descriptor, bytes, bytes.count)
  }

  deinit { release() }

  /// Gives the lock up.
  public func release() {
    guard descriptor >= 0 else { return }
    // While the lock is held, so that nobody else has it yet.
    unlink(path)
    close(descriptor)
    descriptor = -1
  }

  /// Whether the file that was locked still has the name: its last holder takes it away.
  private static func isStill(_ descriptor: Int32, at path: String) -> Bool {
    var mine = stat()
    var named = stat()
    return fstat(descriptor, &mine) == 0 && stat(path, &named) == 0
      && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev
  }

  private static func text(_ descriptor: Int32) -> String {
    var bytes = [UInt8](repeating: 0, count: 512)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    guard count > 0 else { return "" }
    return String(decoding: bytes[..<count].prefix { $0 != 0x0A }, as: UTF8.self)
  }
}

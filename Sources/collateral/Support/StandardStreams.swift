import Glibc
import Synchronization

/// Results: buffered, and an error where they cannot be written.
enum StandardOutput {
  private static let buffer = Mutex<[UInt8]>([])
  private static let blockSize = 1 << 16

  static func print(_ line: String) throws {
    try write(Array((line + "\n").utf8))
  }

  static func write(_ bytes: [UInt8]) throws {
    let isFull = buffer.withLock { buffer in
      buffer += bytes
      return buffer.count >= blockSize
    }
    if isFull { try flush() }
  }

  /// Writes a large block as it is, after whatever waits.
  static func write(_ bytes: UnsafeRawBufferPointer) throws {
    try flush()
    guard writeAll(bytes, to: STDOUT_FILENO) else { throw failure() }
  }

  static func flush() throws {
    let bytes = buffer.withLock { buffer in
      defer { buffer.removeAll(keepingCapacity: true) }
      return buffer
    }
    guard writeAll(bytes, to: STDOUT_FILENO) else { throw failure() }
  }

  private static func failure() -> CommandFailure {
    // A reader that has seen enough, such as head, is no failure.
    if errno == EPIPE { Glibc.exit(0) }
    return CommandFailure(.io, "standard output: \(String(cString: strerror(errno)))")
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}

/// Everything that is not a result: notes, progress, errors.
enum StandardError {
  static func print(_ line: String) {
    _ = writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Text that takes the place of what stands on the line.
  static func replaceLine(_ text: String) {
    _ = writeAll(Array(("\r\u{1B}[K" + text).utf8), to: STDERR_FILENO)
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

private func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { writeAll($0, to: descriptor) }
}

private func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Bool {
  guard let start = bytes.baseAddress else { return true }
  var offset = 0
  while offset < bytes.count {
    let written = Glibc.write(descriptor, start + offset, bytes.count - offset)
    if written < 0 {
      if errno == EINTR { continue }
      return false
    }
    offset += written
  }
  return true
}

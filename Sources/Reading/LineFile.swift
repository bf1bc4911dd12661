import Glibc

/// A regular file of lines that is read in several places at once, for who reads a large one in parts.
///
/// What does not go well is only told, not explained: ``ByteSource`` reads the same file and says
/// what is wrong with it.
public final class LineFile: Sendable {
  /// The longest line, in bytes.
  public static let lineLimit = 1 << 20
  /// Size when it was opened, in bytes.
  public let size: Int
  private let descriptor: Int32

  /// Opens a file; nil if there is none, or if it is something else, such as a pipe.
  public init?(path: String) {
    // A pipe must not even be opened: its writer would see it closed.
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    size = fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  deinit { close(descriptor) }

  /// The first bytes, at most `count`; nil if reading fails.
  public func beginning(_ count: Int) -> [UInt8]? {
    var isRead = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let found = read(UnsafeMutableRawBufferPointer(buffer), at: 0)
      isRead = found != nil
      filled = found ?? 0
    }
    return isRead ? bytes : nil
  }

  /// Calls `body` with the lines that begin within a range of the file: whole lines with their line
  /// ends, as many at a time as fit a block. The last line of the file may lack its end.
  ///
  /// Ends early where `body` returns false. The bytes are not to be kept.
  ///
  /// - Returns: whether everything was read, is UTF-8, has no line beyond ``lineLimit``, and suited
  ///   `body`.
  public func readLines(
    beginningIn range: Range<Int>, blockSize: Int = 1 << 18,
    _ body: (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    guard !range.isEmpty else { return true }
    var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, blockSize), alignment: 16)
    defer { buffer.deallocate() }
    // A line begins here if the byte before is a line end.
    var offset = max(0, range.lowerBound - 1)
    var isInsideLine = range.lowerBound > 0
    var held = 0
    while true {
      let free = UnsafeMutableRawBufferPointer(rebasing: buffer[held...])
      guard let count = read(free, at: offset + held) else { return false }
      held += count
      let isEnd = count < free.count
      if isEnd && offset + held < size { return false }
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<held])
      var first = 0
      if isInsideLine {
        guard let place = bytes.lineFeed(from: 0) else {
          if isEnd { return true }
          offset += held
          held = 0
          continue
        }
        first = place + 1
        isInsideLine = false
      }
      // Lines that begin from here on belong to the next range.
      let limit = range.upperBound - offset
      if first >= limit { return true }
      var last = isEnd ? held : bytes.lastLineFeed(from: first).map { $0 + 1 } ?? first
      var isDone = isEnd
      if limit <= held, let place = bytes.lineFeed(from: limit - 1) {
        last = place + 1
        isDone = true
      }
      if last > first {
        let lines = UnsafeRawBufferPointer(rebasing: bytes[first..<last])
        guard Self.isUTF8(lines), body(lines) else { return false }
      }
      if isDone { return true }
      held -= last
      offset += last
      if last > 0, let base = buffer.baseAddress { memmove(base, base + last, held) }
      if held == buffer.count {
        guard held <= Self.lineLimit else { return false }
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: held * 2, alignment: 16)
        larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
        buffer.deallocate()
        buffer = larger
      }
    }
  }

  private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var check = UTF8Check()
    return check.firstFault(in: bytes) == nil && check.isComplete
  }

  /// Fills the buffer from a place of the file; fewer bytes only at its end. Nil if reading fails.
  private func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    var held = 0
    while held < buffer.count {
      let count = pread(
        descriptor, buffer.baseAddress?.advanced(by: held), buffer.count - held, offset + held)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { return nil }
      if count == 0 { break }
      held += count
    }
    return held
  }
}

extension UnsafeRawBufferPointer {
  /// The place of the first line feed at or after a place.
  fileprivate func lineFeed(from place: Int) -> Int? {
    guard place < count, let base = baseAddress,
      let found = memchr(base + place, 0x0A, count - place)
    else { return nil }
    return UnsafeRawPointer(found) - base
  }

  /// The place of the last line feed at or after a place.
  fileprivate func lastLineFeed(from place: Int) -> Int? {
    self[place...].lastIndex(of: 0x0A)
  }
}

import Glibc

/// The bytes of a file as they are stored: read in blocks, counted and digested as they go by.
final class RawInput {
  /// The file as the caller named it.
  let name: String
  /// Size of a regular file; nil for a pipe.
  let size: Int64?
  /// Bytes handed on so far.
  private(set) var consumed: Int64 = 0
  /// SHA-256 of everything; nil until the end was reached.
  private(set) var digest: String?

  private enum Origin {
    case descriptor(Int32, owned: Bool)
    /// The same, read ahead; what is left of its current block.
    case ahead(ReadAhead, Int32, rest: UnsafeRawBufferPointer)
    case memory([UInt8], next: Int)
  }

  /// From this size on a thread that reads ahead is worth its start.
  private static let largeFile = 8 << 20

  private var origin: Origin
  private let blockSize: Int
  private let buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  private let hash: MessageDigest

  /// Opens a path; `-` is standard input.
  init(
    path: String, name given: String? = nil, blockSize: Int,
    digest algorithm: DigestAlgorithm = .sha256
  ) throws(ReadingError) {
    hash = MessageDigest(algorithm)
    self.blockSize = max(1, blockSize)
    buffer = .allocate(byteCount: max(blockSize, 4096), alignment: 16)
    if path == "-" {
      name = "standard input"
      size = nil
      origin = .descriptor(0, owned: false)
      return
    }
    name = given ?? path
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      let code = errno
      size = nil
      origin = .memory([], next: 0)
      throw code == ENOENT || code == ENOTDIR
        ? ReadingError(
          .notFound, file: path, message: "no such file",
          remedy: "check the path; `-` reads standard input")
        : ReadingError(
          .cannotRead, file: path, message: "cannot be opened: \(Self.text(of: code))",
          remedy: "check the permissions of the file and of its folder")
    }
    origin = .descriptor(descriptor, owned: true)
    var status = stat()
    let known = fstat(descriptor, &status) == 0
    let isRegular = known && status.st_mode & S_IFMT == S_IFREG
    size = isRegular ? Int64(status.st_size) : nil
    if known && status.st_mode & S_IFMT == S_IFDIR {
      throw ReadingError(
        .cannotRead, file: path, message: "is a directory", remedy: "name the files in it")
    }
    if let size, size >= Self.largeFile, algorithm == .sha256 {
      let ahead = ReadAhead(descriptor: descriptor, blockSize: self.blockSize)
      ahead.start()
      origin = .ahead(ahead, descriptor, rest: UnsafeRawBufferPointer(start: nil, count: 0))
    }
  }

  /// Reads from memory.
  init(bytes: [UInt8], name: String, blockSize: Int) {
    hash = MessageDigest(.sha256)
    self.name = name
    self.blockSize = max(1, blockSize)
    buffer = .allocate(byteCount: max(blockSize, 4096), alignment: 16)
    size = Int64(bytes.count)
    origin = .memory(bytes, next: 0)
  }

  deinit {
    switch origin {
    case .descriptor(let descriptor, let isOwned): if isOwned { close(descriptor) }
    case .ahead(let ahead, let descriptor, _):
      ahead.stop()
      close(descriptor)
    case .memory: break
    }
    buffer.deallocate()
  }

  /// Bytes read and not yet consumed.
  var available: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: buffer[start..<end])
  }

  /// Takes bytes off the front of ``available``.
  func consume(_ count: Int) {
    start += count
    consumed += Int64(count)
  }

  /// Reads a block if nothing is available. False at the end of the file.
  func fill() throws(ReadingError) -> Bool {
    if start < end { return true }
    start = 0
    end = 0
    return try append()
  }

  /// Makes at least `count` bytes available (at most 4096 can be asked). False if the file ends
  /// before.
  func require(_ count: Int) throws(ReadingError) -> Bool {
    while end - start < count {
      if start > 0 {
        if end > start, let base = buffer.baseAddress {
          memmove(base, base + start, end - start)
        }
        end -= start
        start = 0
      }
      if try !append() { return false }
    }
    return true
  }

  private func append() throws(ReadingError) -> Bool {
    guard digest == nil else { return false }
    let room = min(blockSize, buffer.count - end)
    var count = 0
    switch origin {
    case .memory(let bytes, let next):
      count = min(room, bytes.count - next)
      bytes.withUnsafeBytes { all in
        guard let target = buffer.baseAddress, let start = all.baseAddress else { return }
        target.advanced(by: end).copyMemory(from: start + next, byteCount: count)
      }
      origin = .memory(bytes, next: next + count)
    case .ahead(let ahead, let descriptor, var rest):
      if rest.isEmpty {
        switch ahead.piece() {
        case .bytes(let bytes): rest = bytes
        case .end(let whole):
          digest = whole
          return false
        case .failure(let code): throw failure(code)
        }
      }
      count = min(room, rest.count)
      if let target = buffer.baseAddress, let start = rest.baseAddress {
        target.advanced(by: end).copyMemory(from: start, byteCount: count)
      }
      origin = .ahead(ahead, descriptor, rest: UnsafeRawBufferPointer(rebasing: rest[count...]))
      end += count
      return true
    case .descriptor(let descriptor, _):
      repeat {
        count = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: end), room)
      } while count < 0 && errno == EINTR
      if count < 0 { throw failure(errno) }
    }
    guard count > 0 else {
      digest = hash.finish()
      return false
    }
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[end..<end + count]))
    end += count
    return true
  }

  private func failure(_ code: Int32) -> ReadingError {
    ReadingError(
      .io, file: name, message: "reading failed: \(Self.text(of: code))",
      remedy: "try again; if it stays so, the medium or the connection is at fault")
  }

  private static func text(of code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}

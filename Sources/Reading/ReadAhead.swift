import Dispatch
import Glibc
import Synchronization

/// Reads a large file on a thread of its own, a few blocks ahead of who uses them, and digests it meanwhile.
final class ReadAhead: Sendable {
  /// What comes next of a file.
  enum Piece {
    /// Bytes, valid until the next piece is asked for.
    case bytes(UnsafeRawBufferPointer)
    /// The end, with the SHA-256 of everything.
    case end(digest: String)
    /// A reading that failed, with its `errno`.
    case failure(Int32)
  }

  private static let blockCount = 4

  private struct State {
    var counts = Array(repeating: 0, count: ReadAhead.blockCount)
    var end: Ending?
    var isGivenUp = false
  }

  private enum Ending {
    case digest(String)
    case failure(Int32)
  }

  private struct Block: @unchecked Sendable {
    let bytes: UnsafeMutableRawBufferPointer
  }

  private let descriptor: Int32
  private let blocks: [Block]
  private let state = Mutex(State())
  private let next = Atomic(0)
  private let filled = DispatchSemaphore(value: 0)
  private let free = DispatchSemaphore(value: 0)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins to read where the file stands.
  init(descriptor: Int32, blockSize: Int) {
    self.descriptor = descriptor
    blocks = (0..<Self.blockCount).map { _ in
      Block(bytes: .allocate(byteCount: blockSize, alignment: 16))
    }
    for _ in blocks { free.signal() }
  }

  deinit {
    for block in blocks { block.bytes.deallocate() }
  }

  /// Starts the thread.
  func start() {
    DispatchQueue(label: "read-ahead").async { self.run() }
  }

  /// Ends the reading, wherever it is.
  func stop() {
    state.withLock { $0.isGivenUp = true }
    free.signal()
    isDone.wait()
  }

  /// The next piece; the one before is given back. To be asked for on one thread, and not after an end.
  func piece() -> Piece {
    let number = next.wrappingAdd(1, ordering: .relaxed).oldValue
    if number > 0 { free.signal() }
    filled.wait()
    let place = number % Self.blockCount
    let (count, end) = state.withLock { ($0.counts[place], $0.end) }
    if count > 0 {
      return .bytes(UnsafeRawBufferPointer(rebasing: blocks[place].bytes[..<count]))
    }
    switch end {
    case .digest(let digest): return .end(digest: digest)
    case .failure(let code): return .failure(code)
    case nil: return .failure(EIO)
    }
  }

  private func run() {
    defer { isDone.signal() }
    let hash = MessageDigest(.sha256)
    var place = 0
    while true {
      free.wait()
      if state.withLock({ $0.isGivenUp }) { return }
      let block = blocks[place].bytes
      var count = 0
      repeat {
        count = read(descriptor, block.baseAddress, block.count)
      } while count < 0 && errno == EINTR
      let code = errno
      if count > 0 { hash.update(UnsafeRawBufferPointer(rebasing: block[..<count])) }
      state.withLock { state in
        state.counts[place] = max(0, count)
        if count == 0 { state.end = .digest(hash.finish()) }
        if count < 0 { state.end = .failure(code) }
      }
      filled.signal()
      if count <= 0 { return }
      place = (place + 1) % Self.blockCount
    }
  }
}

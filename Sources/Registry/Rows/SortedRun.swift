import Glibc

/// A sorted part of a sorter's rows in a temporary file without a name.
final class SortedRun {
  /// One record: its key and its row.
  struct Record {
    let key: UnsafeRawBufferPointer
    let row: UnsafeRawBufferPointer
    let length: Int

    /// The record that begins at an address.
    init(at start: UnsafeRawPointer) {
      length = Int(start.loadUnaligned(as: UInt32.self))
      let keyLength = Int(start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
      key = UnsafeRawBufferPointer(start: start + RowSorter.headerSize, count: keyLength)
      row = UnsafeRawBufferPointer(
        start: start + RowSorter.headerSize + keyLength,
        count: length - RowSorter.headerSize - keyLength)
    }
  }

  private let descriptor: Int32
  private let folder: String
  private var buffer: UnsafeMutableRawPointer
  private var capacity = 128 << 10
  /// Writing: bytes waiting. Reading: bytes present.
  private var filled = 0
  private var position = 0
  private var atEnd = false
  /// The next record when reading; valid until the next advance.
  private(set) var current: Record?

  /// A run for writing.
  init(folder: String) throws(RegistryError) {
    self.folder = folder
    var template = Array("\(folder)/collateral-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw Self.failure(folder) }
    unlink(template)
    buffer = .allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    buffer.deallocate()
    if descriptor >= 0 { close(descriptor) }
  }

  /// Whether one key sorts before another, byte by byte.
  static func precedes(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    let shared = min(left.count, right.count)
    if shared > 0, let leftStart = left.baseAddress, let rightStart = right.baseAddress {
      let order = memcmp(leftStart, rightStart, shared)
      if order != 0 { return order < 0 }
    }
    return left.count < right.count
  }

  /// Adds a record's bytes.
  func append(_ record: UnsafeRawBufferPointer) throws(RegistryError) {
    if filled + record.count > capacity { try flush() }
    if record.count > capacity { grow(to: record.count) }
    if let source = record.baseAddress {
      (buffer + filled).copyMemory(from: source, byteCount: record.count)
    }
    filled += record.count
  }

  /// Ends writing and gives the buffer back until the run is read.
  func finish() throws(RegistryError) {
    try flush()
    buffer.deallocate()
    buffer = .allocate(byteCount: 16, alignment: 16)
    capacity = 16
  }

  /// Begins reading.
  func rewind() throws(RegistryError) {
    buffer.deallocate()
    capacity = 128 << 10
    buffer = .allocate(byteCount: capacity, alignment: 16)
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw Self.failure(folder) }
    filled = 0
    position = 0
    atEnd = false
    try load()
  }

  /// Goes on to the next record.
  func advance() throws(RegistryError) {
    if let current { position += current.length }
    try load()
  }

  private func load() throws(RegistryError) {
    current = nil
    if filled - position < RowSorter.headerSize { try refill(RowSorter.headerSize) }
    guard filled - position >= RowSorter.headerSize else { return }
    let length = Int((buffer + position).loadUnaligned(as: UInt32.self))
    if filled - position < length { try refill(length) }
    guard filled - position >= length else {
      throw RegistryError(kind: .io, path: folder, message: "a temporary file was cut short")
    }
    current = Record(at: UnsafeRawPointer(buffer + position))
  }

  private func refill(_ wanted: Int) throws(RegistryError) {
    let rest = filled - position
    if wanted > capacity {
      grow(to: wanted)
    }
    memmove(buffer, buffer + position, rest)
    position = 0
    filled = rest
    while filled < capacity && !atEnd {
      let count = read(descriptor, buffer + filled, capacity - filled)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(folder)
      }
      if count == 0 { atEnd = true }
      filled += count
      if filled >= wanted && count < 4096 { break }
    }
  }

  private func grow(to wanted: Int) {
    let moved = UnsafeMutableRawPointer.allocate(byteCount: wanted, alignment: 16)
    moved.copyMemory(from: buffer, byteCount: filled)
    buffer.deallocate()
    buffer = moved
    capacity = wanted
  }

  private func flush() throws(RegistryError) {
    var written = 0
    while written < filled {
      let count = write(descriptor, buffer + written, filled - written)
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(folder)
      }
      written += count
    }
    filled = 0
  }

  private static func failure(_ folder: String) -> RegistryError {
    RegistryError(
      kind: .io, path: folder,
      message: "no temporary file can be written (\(String(cString: strerror(errno)))); "
        + "free space, or name another folder in TMPDIR")
  }
}

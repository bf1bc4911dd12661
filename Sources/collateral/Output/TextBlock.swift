import Money

/// Room for many lines of output, written byte by byte without an object for any of them.
final class TextBlock: @unchecked Sendable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var count = 0

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    start = .allocate(capacity: self.capacity)
  }

  deinit { start.deallocate() }

  /// What has been written.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Forgets what was written, and keeps the room.
  func removeAll() { count = 0 }

  func append(_ byte: UInt8) {
    reserve(1)
    start[count] = byte
    count += 1
  }

  func append(_ bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress else { return }
    reserve(bytes.count)
    UnsafeMutableRawPointer(start + count).copyMemory(from: source, byteCount: bytes.count)
    count += bytes.count
  }

  func append(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { append($0) }
  }

  /// Appends a field of CSV, quoted where it must be.
  func append(field: UnsafeRawBufferPointer) {
    if CSVText.isPlain(field) {
      append(field)
    } else {
      append(CSVText.field(String(decoding: field, as: UTF8.self)))
    }
  }

  /// Appends a field of CSV, quoted where it must be.
  func append(field: String) {
    var field = field
    field.withUTF8 { append(field: UnsafeRawBufferPointer($0)) }
  }

  /// Appends a currency's code.
  func append(_ currency: Currency) {
    reserve(3)
    count += currency.write(to: start + count)
  }

  /// Appends an amount that is not below zero.
  func append(minorUnits: Int64, digits: Int) {
    reserve(24)
    count += Amount.write(minorUnits: minorUnits, digits: digits, to: start + count)
  }

  private func reserve(_ more: Int) {
    if count + more <= capacity { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: start, count: count)
    start.deallocate()
    (start, capacity) = (moved, larger)
  }
}

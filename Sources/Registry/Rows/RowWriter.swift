package import Collateral
package import Money

/// Writes one row of facts as bytes, in the order of its table's columns.
///
/// Rows wait outside the registry, sorted, until a whole file is known to be good. The bytes are
/// then bound to statements where they lie; no `String` is made in between.
///
/// Layout: `validFrom` (Int32) and `line` (Int64), then per column a tag and its value.
package struct RowWriter: ~Copyable {
  private var start: UnsafeMutableRawPointer
  private var capacity: Int
  private var count: Int

  /// A writer without a row.
  package init() {
    capacity = 4096
    start = .allocate(byteCount: capacity, alignment: 16)
    count = 0
  }

  deinit { start.deallocate() }

  /// The bytes written; valid until the next change.
  package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

  /// Begins a row.
  package mutating func begin(validFrom: Int32, line: Int) {
    count = 0
    reserve(PackedRow.headerSize)
    start.storeBytes(of: validFrom, as: Int32.self)
    start.storeBytes(of: Int64(line), toByteOffset: 4, as: Int64.self)
    count = PackedRow.headerSize
  }

  /// A NULL.
  package mutating func null() {
    reserve(1)
    start.storeBytes(of: PackedRow.Tag.null, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// An integer.
  package mutating func integer(_ value: Int64) {
    reserve(9)
    if value >= Int64(Int32.min) && value <= Int64(Int32.max) {
      start.storeBytes(of: PackedRow.Tag.small, toByteOffset: count, as: UInt8.self)
      start.storeBytes(
        of: Int32(truncatingIfNeeded: value), toByteOffset: count + 1, as: Int32.self)
      count += 5
    } else {
      start.storeBytes(of: PackedRow.Tag.large, toByteOffset: count, as: UInt8.self)
      start.storeBytes(of: value, toByteOffset: count + 1, as: Int64.self)
      count += 9
    }
  }

  /// UTF-8 text.
  package mutating func text(_ bytes: UnsafeRawBufferPointer) {
    reserve(5 + bytes.count)
    if bytes.count < 256 {
      start.storeBytes(of: PackedRow.Tag.short, toByteOffset: count, as: UInt8.self)
      start.storeBytes(of: UInt8(bytes.count), toByteOffset: count + 1, as: UInt8.self)
      count += 2
    } else {
      start.storeBytes(of: PackedRow.Tag.long, toByteOffset: count, as: UInt8.self)
      start.storeBytes(of: UInt32(bytes.count), toByteOffset: count + 1, as: UInt32.self)
      count += 5
    }
    if let source = bytes.baseAddress {
      (start + count).copyMemory(from: source, byteCount: bytes.count)
      count += bytes.count
    }
  }

  /// Text or NULL.
  package mutating func text(_ value: String?) {
    guard var value else { return null() }
    value.withUTF8 { text(UnsafeRawBufferPointer($0)) }
  }

  /// A whole column as another row wrote it.
  package mutating func copy(_ column: UnsafeRawBufferPointer) {
    reserve(column.count)
    if let source = column.baseAddress {
      (start + count).copyMemory(from: source, byteCount: column.count)
      count += column.count
    }
  }

  /// An integer or NULL.
  package mutating func integer(_ value: Int64?) {
    if let value { integer(value) } else { null() }
  }

  /// A truth value as 0 or 1, or NULL.
  package mutating func flag(_ value: Bool?) {
    if let value { integer(value ? 1 : 0) } else { null() }
  }

  /// A date as days since 1970-01-01, or NULL.
  package mutating func date(_ value: CalendarDate?) {
    if let value { integer(Int64(value.days)) } else { null() }
  }

  /// Units of a fixed-point number, or NULL.
  package mutating func number<Value: FixedPoint>(_ value: Value?) {
    if let value { integer(value.units) } else { null() }
  }

  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 16)
    moved.copyMemory(from: start, byteCount: count)
    start.deallocate()
    start = moved
    capacity = larger
  }
}

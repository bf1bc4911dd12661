/// Reads a row that ``RowWriter`` wrote, in place.
///
/// The bytes belong to somebody else; a packed row is valid as long as they are. One instance is
/// used for many rows, so that its table of offsets is allocated once.
package struct PackedRow {
  /// Bytes before the first column.
  static let headerSize = 12

  /// Where the columns begin: rows that are equal from there on say the same.
  package static var valuesOffset: Int { headerSize }

  /// How a column's value is written.
  enum Tag {
    static let null: UInt8 = 0
    static let small: UInt8 = 1
    static let large: UInt8 = 2
    static let short: UInt8 = 3
    static let long: UInt8 = 4
  }

  /// The value of a column.
  package enum Value {
    /// Nothing is said.
    case null
    /// A number, a date or a truth value.
    case integer(Int64)
    /// UTF-8 text.
    case text(UnsafeRawBufferPointer)
  }

  private var bytes: UnsafeRawBufferPointer
  /// Offset of each column, and at the end the length of the row.
  private var offsets: [Int]
  /// How many columns there are.
  package private(set) var count: Int

  /// A reader without a row.
  package init() {
    bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    offsets = Array(repeating: 0, count: 64)
    count = 0
  }

  /// First day of the fact, as days since 1970-01-01.
  package var validFrom: Int32 { bytes.loadUnaligned(as: Int32.self) }

  /// Line of the file.
  package var line: Int64 { bytes.loadUnaligned(fromByteOffset: 4, as: Int64.self) }

  /// Turns to another row.
  package mutating func read(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var offset = Self.headerSize
    var column = 0
    while offset < bytes.count {
      if column + 1 >= offsets.count { offsets.append(contentsOf: repeatElement(0, count: 64)) }
      offsets[column] = offset
      column += 1
      switch bytes[offset] {
      case Tag.small: offset += 5
      case Tag.large: offset += 9
      case Tag.short: offset += 2 + Int(bytes[offset + 1])
      case Tag.long:
        offset += 5 + Int(bytes.loadUnaligned(fromByteOffset: offset + 1, as: UInt32.self))
      default: offset += 1
      }
    }
    offsets[column] = offset
    count = column
  }

  /// The bytes of a column with its tag: equal bytes are equal values.
  package func raw(_ column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[offsets[column]..<offsets[column + 1]])
  }

  /// The bytes of neighboring columns with their tags.
  package func raw(_ columns: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      rebasing: bytes[offsets[columns.lowerBound]..<offsets[columns.upperBound]])
  }

  /// The bytes of a row that has only the first columns of this one.
  func bytes(ofFirst columns: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[..<offsets[columns]])
  }

  /// The value of a column.
  package subscript(column: Int) -> Value {
    let offset = offsets[column]
    switch bytes[offset] {
    case Tag.small:
      return .integer(Int64(bytes.loadUnaligned(fromByteOffset: offset + 1, as: Int32.self)))
    case Tag.large:
      return .integer(bytes.loadUnaligned(fromByteOffset: offset + 1, as: Int64.self))
    case Tag.short:
      return .text(UnsafeRawBufferPointer(rebasing: bytes[(offset + 2)..<offsets[column + 1]]))
    case Tag.long:
      return .text(UnsafeRawBufferPointer(rebasing: bytes[(offset + 5)..<offsets[column + 1]]))
    default:
      return .null
    }
  }

  /// A column's text; nil where it is NULL or a number.
  package func text(_ column: Int) -> String? {
    guard case .text(let bytes) = self[column] else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A column's number; nil where it is NULL or text.
  package func integer(_ column: Int) -> Int64? {
    guard case .integer(let value) = self[column] else { return nil }
    return value
  }
}

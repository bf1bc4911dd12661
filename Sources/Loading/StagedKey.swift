import Registry

/// The key by which staged rows are sorted: key columns, first day, number of the record.
///
/// Each column ends in two zero bytes, and a zero inside is marked, so that keys of different columns
/// never run together. Rows with equal keys up to the number are duplicates.
enum StagedKey {
  /// Bytes of the record number at the end.
  static let recordSize = 8

  /// Writes the key of a row.
  static func write(
    _ row: PackedRow, keys: Int, hasDay: Bool, record: Int, into key: inout [UInt8]
  ) {
    key.removeAll(keepingCapacity: true)
    for column in 0..<keys {
      if case .text(let bytes) = row[column] {
        if bytes.contains(0) {
          for byte in bytes {
            key.append(byte)
            if byte == 0 { key.append(0xFF) }
          }
        } else {
          key.append(contentsOf: bytes)
        }
      }
      key.append(0)
      key.append(0)
    }
    if hasDay {
      let day = UInt32(bitPattern: row.validFrom) ^ 0x8000_0000
      withUnsafeBytes(of: day.bigEndian) { key.append(contentsOf: $0) }
    }
    withUnsafeBytes(of: UInt64(record).bigEndian) { key.append(contentsOf: $0) }
  }

  /// The number of the record whose key it is.
  static func record(of key: UnsafeRawBufferPointer) -> Int {
    guard key.count >= recordSize else { return 0 }
    return Int(
      UInt64(
        bigEndian: key.loadUnaligned(fromByteOffset: key.count - recordSize, as: UInt64.self)))
  }
}

import Glibc
import Registry

/// Tells rows of one key apart while they come sorted: the first counts.
struct DuplicateFilter {
  /// What a row is.
  enum Verdict {
    /// The first of its key.
    case first
    /// A row with the same key and the same values came before.
    case repeated
    /// A row with the same key and other values came before, on that line.
    case contradicts(line: Int64)
  }

  private var lastKey: [UInt8] = []
  private var lastRow: [UInt8] = []

  /// Judges a row and remembers it.
  mutating func judge(
    key: UnsafeRawBufferPointer, row: UnsafeRawBufferPointer
  ) -> Verdict {
    let identity = UnsafeRawBufferPointer(rebasing: key[..<(key.count - StagedKey.recordSize)])
    if Self.areEqual(identity, lastKey[...]) {
      let values = UnsafeRawBufferPointer(rebasing: row[PackedRow.valuesOffset...])
      if Self.areEqual(values, lastRow[PackedRow.valuesOffset...]) { return .repeated }
      let line = lastRow.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: 4, as: Int64.self) }
      return .contradicts(line: line)
    }
    lastKey.removeAll(keepingCapacity: true)
    lastKey.append(contentsOf: identity)
    lastRow.removeAll(keepingCapacity: true)
    lastRow.append(contentsOf: row)
    return .first
  }

  private static func areEqual(
    _ left: UnsafeRawBufferPointer, _ right: ArraySlice<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    return right.withUnsafeBytes { right in
      guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else {
        return true
      }
      return memcmp(leftStart, rightStart, left.count) == 0
    }
  }
}

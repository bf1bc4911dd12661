import Glibc

/// What every row of a ``PledgeTable`` has, column by column.
///
/// Written once, by several threads in different rows, and only read after that.
@usableFromInline
final class PledgeColumns: @unchecked Sendable {
  @usableFromInline let count: Int
  /// The names of the pledges, one after the other.
  @usableFromInline let ids: UnsafeMutablePointer<UInt8>
  /// Where each name begins, and where the last one ends.
  @usableFromInline let idStarts: UnsafeMutablePointer<Int>
  @usableFromInline let agreements: UnsafeMutablePointer<UInt32>
  @usableFromInline let instruments: UnsafeMutablePointer<UInt32>
  @usableFromInline let significands: UnsafeMutablePointer<Int64>
  @usableFromInline let decimals: UnsafeMutablePointer<UInt8>

  /// Columns of so many rows, whose names have so many bytes, to be written.
  init(count: Int, idBytes: Int) {
    self.count = count
    ids = .allocate(capacity: idBytes)
    idStarts = .allocate(capacity: count + 1)
    agreements = .allocate(capacity: count)
    instruments = .allocate(capacity: count)
    significands = .allocate(capacity: count)
    decimals = .allocate(capacity: count)
    idStarts[count] = idBytes
  }

  deinit {
    ids.deallocate()
    idStarts.deallocate()
    agreements.deallocate()
    instruments.deallocate()
    significands.deallocate()
    decimals.deallocate()
  }

  /// Writes names and quantities of rows, from a row and a byte of the names on.
  func write(_ rows: PledgeRows, from row: Int, idByte: Int) {
    rows.ids.withUnsafeBufferPointer { (ids + idByte).copy($0) }
    rows.significands.withUnsafeBufferPointer { (significands + row).copy($0) }
    rows.decimals.withUnsafeBufferPointer { (decimals + row).copy($0) }
    var start = idByte
    for index in 0..<rows.count {
      idStarts[row + index] = start
      start += Int(rows.idCounts[index])
    }
  }

  /// Writes agreements and instruments of rows from a row on, numbered anew.
  func write(
    _ rows: PledgeRows, from row: Int, agreementNumbers: [UInt32], instrumentNumbers: [UInt32]
  ) {
    for index in rows.agreements.indices {
      agreements[row + index] = agreementNumbers[Int(rows.agreements[index])]
      instruments[row + index] = instrumentNumbers[Int(rows.instruments[index])]
    }
  }

  /// The name of a row that exists.
  func id(_ row: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: ids + idStarts[row], count: idStarts[row + 1] - idStarts[row])
  }
}

extension UnsafeMutablePointer {
  fileprivate func copy(_ values: UnsafeBufferPointer<Pointee>) {
    guard let source = values.baseAddress else { return }
    initialize(from: source, count: values.count)
  }
}

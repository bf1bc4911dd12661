/// Room for the rows of a book under one of each agreement's regimes, written by several workers in places of their own.
final class LeanRows: @unchecked Sendable {
  private let rows: UnsafeMutableBufferPointer<LeanValue>

  init(_ count: Int) {
    rows = .allocate(capacity: count)
    rows.initialize(repeating: LeanValue())
  }

  deinit { rows.deallocate() }

  subscript(row: Int) -> LeanValue {
    get { rows[row] }
    set { rows[row] = newValue }
  }
}

/// Room for the rows of a book under one of each agreement's regimes, written by several workers in places of their own.
///
/// A row that nobody has written holds anything at all: only those of agreements that are valued are looked at.
final class LeanRows: @unchecked Sendable {
  private let rows: UnsafeMutableBufferPointer<LeanValue>

  init(_ count: Int) {
    rows = .allocate(capacity: count)
    precondition(_isPOD(LeanValue.self), "rows are written over and never destroyed")
  }

  deinit { rows.deallocate() }

  subscript(row: Int) -> LeanValue {
    get { rows[row] }
    set { rows[row] = newValue }
  }
}

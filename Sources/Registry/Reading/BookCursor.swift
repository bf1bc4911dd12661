/// Finds the rows of one key after another in a table that is sorted by them.
///
/// Walking on to the next wanted key costs a fraction of looking it up, where what lies between is
/// little: a few rows are passed over before the table is asked anew. So a book that is most of the
/// registry is read in one pass, and a small one by look-ups.
struct BookCursor {
  private enum State {
    /// Nothing was looked for yet.
    case fresh
    /// On a row whose key is ``BookCursor/current``.
    case row
    /// Behind the last row.
    case ended
  }

  /// The row; its first column is the key.
  let row: SQLStatement
  private let patience: Int
  private var state = State.fresh
  private var current = BookKey("")
  /// The last key that was looked for: from there to the row there is nothing else.
  private var bound = BookKey("")

  /// A cursor over a query whose first parameter is the key from which on it gives rows in order,
  /// and whose first column is the key.
  ///
  /// - Parameter patience: how many rows are passed over before the key is looked up; zero looks up
  ///   every key, a large number always walks.
  init(_ query: SQLStatement, patience: Int) {
    row = query
    self.patience = patience
  }

  /// Goes to the first row of a key.
  ///
  /// Keys may come in any order; only in that of the table are look-ups spared.
  /// - Returns: whether there is one.
  mutating func find(_ wanted: BookKey, _ text: String) throws(RegistryError) -> Bool {
    if case .fresh = state {
      try seek(wanted, text)
    } else if !bound.isSurelyBefore(wanted) {
      try seek(wanted, text)
    } else {
      var passed = 0
      while case .row = state, isBefore(wanted, text) {
        if passed >= patience {
          try seek(wanted, text)
          break
        }
        try advance()
        passed += 1
      }
    }
    bound = wanted
    return isAt(wanted, text)
  }

  /// Whether the row is one of a key.
  func isAt(_ wanted: BookKey, _ text: String) -> Bool {
    guard case .row = state, current.matches(wanted) else { return false }
    return wanted.isWhole || row.bytes(0).elementsEqual(text.utf8)
  }

  /// Goes to the next row.
  mutating func advance() throws(RegistryError) {
    if try row.step() {
      state = .row
      current = BookKey(row.bytes(0))
    } else {
      state = .ended
    }
  }

  /// Asks the table for a key and what follows.
  mutating func seek(_ wanted: BookKey, _ text: String) throws(RegistryError) {
    row.reset()
    row.bind(1, text)
    try advance()
  }

  private func isBefore(_ wanted: BookKey, _ text: String) -> Bool {
    current.precedes(wanted, row.text(0), text)
  }
}

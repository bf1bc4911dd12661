import Reading

extension CSVReader {
  /// Streams the rows that are not blank, with their places; a ``FieldProblem`` makes a reject of the row.
  ///
  /// - Parameter body: says whether the row was a record; one that was none is not counted.
  func forEachRow(
    reject: (Reject) throws -> Void, _ body: (CSVRow, Position) throws -> Bool
  ) throws {
    var position = Position(line: 0, record: 0)
    while let row = try next() {
      if row.isBlank { continue }
      position.line = row.line
      position.record += 1
      do {
        if let problem = row.problem { throw FieldProblem(.malformedRow, problem.rawValue) }
        if try !body(row, position) { position.record -= 1 }
      } catch let problem as FieldProblem {
        try reject(problem.reject(at: position, excerpt: Excerpt.printable(row.raw)))
      }
    }
  }
}

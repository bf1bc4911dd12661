import BigInt

/// Solves a small linear programme exactly: the largest sum of non-negative variables under upper bounds on weighted sums.
///
/// The tableau holds whole numbers over one common denominator (integer pivoting), so that nothing is ever rounded. Bland's
/// rule chooses, so that it ends and the same programme always has the same solution.
struct Simplex {
  /// A weighted sum of variables that may not exceed a bound; weights and bound are not below zero.
  struct Row {
    var weights: [BigInt]
    var bound: BigInt
  }

  /// A solution; every figure is a fraction over ``denominator``.
  struct Solution {
    var values: [BigInt]
    var total: BigInt
    /// What one more unit of each row's bound would add to the total.
    var prices: [BigInt]
    var denominator: BigInt
  }

  /// The largest sum of the variables.
  ///
  /// Every variable must be bounded by some row; where one is not, the sum has no bound and the result is nil.
  static func maximize(variables: Int, rows: [Row]) -> Solution? {
    var tableau = Simplex(variables: variables, rows: rows)
    while let column = tableau.entering() {
      guard let row = tableau.leaving(column) else { return nil }
      tableau.pivot(row, column)
    }
    return tableau.solution
  }

  private let variables: Int
  private let rowCount: Int
  /// Rows and, last, the objective; the last column holds the bounds.
  private var cells: [[BigInt]]
  private var denominator: BigInt = 1
  /// The variables outside the basis by column, those in it by row; slacks follow the variables.
  private var columns: [Int]
  private var basis: [Int]

  private init(variables: Int, rows: [Row]) {
    self.variables = variables
    rowCount = rows.count
    cells = rows.map { $0.weights + [$0.bound] }
    cells.append(Array(repeating: -1, count: variables) + [0])
    columns = Array(0..<variables)
    basis = Array(variables..<variables + rows.count)
  }

  /// The column that improves the sum and whose variable comes first; nil where none does.
  private func entering() -> Int? {
    columns.indices.filter { cells[rowCount][$0] < 0 }.min { columns[$0] < columns[$1] }
  }

  /// The row that the column meets first; nil where it meets none.
  private func leaving(_ column: Int) -> Int? {
    var best: Int?
    for row in 0..<rowCount where cells[row][column] > 0 {
      guard let known = best else {
        best = row
        continue
      }
      let left = cells[row][variables] * cells[known][column]
      let right = cells[known][variables] * cells[row][column]
      if left < right || (left == right && basis[row] < basis[known]) { best = row }
    }
    return best
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let pivot = cells[row][column]
    let pivotRow = cells[row]
    for other in cells.indices where other != row {
      let factor = cells[other][column]
      for index in pivotRow.indices where index != column {
        let product = cells[other][index] * pivot - factor * pivotRow[index]
        cells[other][index] = product / denominator
      }
      cells[other][column] = -factor
    }
    cells[row][column] = denominator
    denominator = pivot
    swap(&basis[row], &columns[column])
  }

  private var solution: Solution {
    var values = Array(repeating: BigInt(0), count: variables)
    for (row, variable) in basis.enumerated() where variable < variables {
      values[variable] = cells[row][variables]
    }
    var prices = Array(repeating: BigInt(0), count: rowCount)
    for (column, variable) in columns.enumerated() where variable >= variables {
      prices[variable - variables] = cells[rowCount][column]
    }
    return Solution(
      values: values, total: cells[rowCount][variables], prices: prices, denominator: denominator)
  }
}

public import Collateral
import Money
import Parallel

/// The rows of a book, agreement by agreement, each in the order of the file; what is looked at for every row lies together.
public struct BookOrder: Sendable {
  /// A pledge where its agreement's pledges are.
  struct Posted: Sendable {
    var row: Int32
    /// Place among the instruments of the table.
    var instrument: Int32
    var quantity: Quantity
  }

  /// All pledges, and where each row of the table went.
  private final class Places: @unchecked Sendable {
    let posted: UnsafeMutablePointer<Posted>
    let positions: UnsafeMutablePointer<Int32>

    init(_ count: Int) {
      posted = .allocate(capacity: count)
      positions = .allocate(capacity: count)
    }

    deinit {
      posted.deallocate()
      positions.deallocate()
    }
  }

  private let places: Places
  /// Where the pledges of the agreement at a place begin; one more at the end.
  private let starts: [Int]

  /// The order of the pledges of a book.
  public init(_ pledges: PledgeTable) {
    let count = pledges.agreements.count
    let size = max(1, (pledges.count + ProcessorCount.available - 1) / ProcessorCount.available)
    let parts = stride(from: 0, to: pledges.count, by: size).map {
      $0..<min($0 + size, pledges.count)
    }
    let counts = parts.parallelMap { rows in
      var counts = Array(repeating: 0, count: count)
      for row in rows { counts[pledges.agreement(of: row)] += 1 }
      return counts
    }
    var starts = Array(repeating: 0, count: count + 1)
    var next = counts
    for agreement in 0..<count {
      var start = starts[agreement]
      for part in counts.indices {
        next[part][agreement] = start
        start += counts[part][agreement]
      }
      starts[agreement + 1] = start
    }
    let places = Places(pledges.count)
    _ = Array(zip(parts, next)).parallelMap { rows, next in
      var next = next
      for row in rows {
        let agreement = pledges.agreement(of: row)
        let position = next[agreement]
        next[agreement] += 1
        places.posted[position] = Posted(
          row: Int32(truncatingIfNeeded: row),
          instrument: Int32(truncatingIfNeeded: pledges.instrument(of: row)),
          quantity: pledges.quantity(of: row))
        places.positions[row] = Int32(truncatingIfNeeded: position)
      }
    }
    self.places = places
    self.starts = starts
  }

  /// The positions of an agreement's pledges.
  func positions(of agreement: Int) -> Range<Int> { starts[agreement]..<starts[agreement + 1] }

  /// The pledge at a position.
  subscript(position: Int) -> Posted { places.posted[position] }

  /// The position of a row.
  func position(of row: Int) -> Int { Int(places.positions[row]) }

  /// Spans of agreements with about equally many pledges.
  func parts(_ count: Int) -> [Range<Int>] {
    let last = starts.count - 1
    let size = max(1, (starts[last] + count - 1) / max(count, 1))
    var parts: [Range<Int>] = []
    var first = 0
    while first < last {
      var end = first + 1
      while end < last, starts[end + 1] - starts[first] <= size { end += 1 }
      parts.append(first..<end)
      first = end
    }
    return parts
  }
}

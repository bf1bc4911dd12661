import Registry

/// What became of each record of a file whose records have rows in several tables: the strongest of what became of its
/// rows. One byte a record.
struct RecordOutcomes {
  private static let rejectedMark: UInt8 = 4

  private var marks: [UInt8] = []
  /// Records that were refused, those included that never had a row.
  private(set) var rejected: Int

  /// - Parameter rejected: how many records were refused while the file was read.
  init(rejected: Int) {
    self.rejected = rejected
  }

  /// Notes what became of a row.
  mutating func note(_ outcome: MergeOutcome, _ record: Int) {
    widen(record)
    let mark: UInt8 =
      switch outcome {
      case .unchanged: 1
      case .changed: 2
      case .new: 3
      }
    marks[record] = max(marks[record], mark)
  }

  /// Notes that a row was refused; false where one of the same record was before.
  mutating func reject(_ record: Int) -> Bool {
    widen(record)
    if marks[record] == Self.rejectedMark { return false }
    marks[record] = Self.rejectedMark
    rejected += 1
    return true
  }

  /// Adds the records to counts.
  func add(to counts: inout LoadCounts) {
    for mark in marks {
      switch mark {
      case 1: counts.unchanged += 1
      case 2: counts.changed += 1
      case 3: counts.new += 1
      default: break
      }
    }
  }

  private mutating func widen(_ record: Int) {
    if record >= marks.count {
      marks.append(
        contentsOf: repeatElement(0, count: max(record + 1, marks.count) - marks.count + 4096))
    }
  }
}

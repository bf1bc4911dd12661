/// Values that one attribute of an asset may have, as whole numbers.
///
/// A word of a closed list stands for its place in the list, any other word for a number of its own, a date for its day,
/// a price or a percentage for its units. That nobody knows the value is a value too.
struct ValueSet: Hashable {
  /// No value.
  static let none = ValueSet(sorted: [])
  /// Every value, known or not.
  static let everything = ValueSet(sorted: [.min ... .max])
  /// Nobody knows the value.
  static let unknown = ValueSet(sorted: [.min ... .min])
  /// Every known value.
  static let known = ValueSet(sorted: [(.min + 1) ... .max])
  /// The answer of a question that takes yes or no.
  static let yes = ValueSet(1...1)
  /// The other answer.
  static let no = ValueSet(0...0)

  /// Ascending ranges that neither overlap nor touch, so that equal sets are equal.
  private let ranges: [ClosedRange<Int64>]

  private init(sorted ranges: [ClosedRange<Int64>]) {
    self.ranges = ranges
  }

  /// Everything from one value to another.
  init(_ range: ClosedRange<Int64>) {
    ranges = [range]
  }

  /// Known values between two ends; nil is open.
  init(from first: Int64?, to last: Int64?) {
    let (first, last) = (first ?? .min + 1, last ?? .max)
    ranges = first <= last ? [first...last] : []
  }

  /// Some values, in any order.
  init(_ values: some Sequence<Int64>) {
    self.init(merging: values.map { $0...$0 })
  }

  /// Some words of a closed list.
  init<Word: CaseIterable & Hashable>(_ words: [Word]) {
    let wanted = Set(words)
    self.init(Word.allCases.enumerated().filter { wanted.contains($1) }.map { Int64($0.offset) })
  }

  private init(merging ranges: [ClosedRange<Int64>]) {
    var merged: [ClosedRange<Int64>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last,
        last.upperBound == .max || range.lowerBound <= last.upperBound + 1
      {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    self.ranges = merged
  }

  var isEmpty: Bool { ranges.isEmpty }

  /// What is in either set.
  func union(_ other: ValueSet) -> ValueSet {
    ValueSet(merging: ranges + other.ranges)
  }

  /// What is in both sets.
  func intersection(_ other: ValueSet) -> ValueSet {
    var (left, right) = (0, 0)
    var common: [ClosedRange<Int64>] = []
    while left < ranges.count, right < other.ranges.count {
      let (one, two) = (ranges[left], other.ranges[right])
      let (first, last) = (
        max(one.lowerBound, two.lowerBound), min(one.upperBound, two.upperBound)
      )
      if first <= last { common.append(first...last) }
      if one.upperBound < two.upperBound { left += 1 } else { right += 1 }
    }
    return ValueSet(sorted: common)
  }

  /// What is not in the set.
  var complement: ValueSet {
    var gaps: [ClosedRange<Int64>] = []
    var next: Int64? = .min
    for range in ranges {
      if let start = next, start < range.lowerBound { gaps.append(start...(range.lowerBound - 1)) }
      next = range.upperBound == .max ? nil : range.upperBound + 1
    }
    if let next { gaps.append(next ... .max) }
    return ValueSet(sorted: gaps)
  }
}

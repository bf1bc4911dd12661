/// Cells with one answer: a set of positions on every axis, a span on ordered ones.
struct GridBox: Sendable {
  /// Which answer.
  let answer: UInt32
  /// A bit a position; for an ordered axis the first and the last position, 64 bits each.
  private(set) var extents: [UInt128]

  /// Neighboring maturities of one asset.
  private init(_ point: GridPoint, last: Int, answer: UInt32) {
    self.answer = answer
    extents = point.positions.map { 1 << UInt128($0) }
    extents[GridAxis.maturity.rawValue] = Self.span(point[.maturity], last)
  }

  private static func span(_ first: Int, _ last: Int) -> UInt128 {
    UInt128(first) << 64 | UInt128(last)
  }

  /// Positions on an axis, in order.
  func positions(_ axis: GridAxis) -> [Int] {
    let extent = extents[axis.rawValue]
    if axis.isOrdered {
      return Array(Int(extent >> 64)...Int(truncatingIfNeeded: extent & UInt128(UInt64.max)))
    }
    return (0..<128).filter { extent >> UInt128($0) & 1 == 1 }
  }

  /// By what cells are sorted: their first positions, the settlement currency just before maturity.
  private var order: [Int] {
    let axes = GridAxis.allCases.filter { $0 != .settlement && $0 != .maturity }
    return (axes + [.settlement, .maturity]).map { positions($0).first ?? 0 }
  }

  /// The place of the first cell.
  func firstPlace(counts: [Int]) -> Int {
    GridAxis.allCases.reduce(0) { place, axis in
      place * counts[axis.rawValue] + (positions(axis).first ?? 0)
    }
  }

  /// The boxes of a layout, as large as putting together along one axis after the other makes them.
  ///
  /// - Parameters:
  ///   - answers: one a place.
  ///   - isWanted: whether cells with an answer are to be in a box at all.
  static func boxes(
    _ answers: [UInt32], counts: [Int], where isWanted: (UInt32) -> Bool
  ) -> [GridBox] {
    var boxes = runs(answers, counts: counts, where: isWanted)
    var size = Int.max
    while boxes.count < size {
      size = boxes.count
      for axis in GridAxis.allCases.reversed() where counts[axis.rawValue] > 1 {
        boxes = merged(boxes, along: axis)
      }
    }
    return boxes.map { (order: $0.order, box: $0) }
      .sorted { $0.order.lexicographicallyPrecedes($1.order) }.map(\.box)
  }

  private static func runs(
    _ answers: [UInt32], counts: [Int], where isWanted: (UInt32) -> Bool
  ) -> [GridBox] {
    let length = counts[GridAxis.maturity.rawValue]
    var boxes: [GridBox] = []
    for start in stride(from: 0, to: answers.count, by: length) {
      var first = 0
      while first < length {
        let answer = answers[start + first]
        var last = first
        while last + 1 < length, answers[start + last + 1] == answer { last += 1 }
        if isWanted(answer) {
          let point = GridPoint(start + first, counts: counts)
          boxes.append(GridBox(point, last: last, answer: answer))
        }
        first = last + 1
      }
    }
    return boxes
  }

  private struct Key: Hashable {
    let answer: UInt32
    let extents: [UInt128]
  }

  private static func merged(_ boxes: [GridBox], along axis: GridAxis) -> [GridBox] {
    var result: [GridBox] = []
    var places: [Key: Int] = [:]
    for box in boxes {
      var extents = box.extents
      extents[axis.rawValue] = 0
      let key = Key(answer: box.answer, extents: extents)
      guard let place = places[key] else {
        places[key] = result.count
        result.append(box)
        continue
      }
      if result[place].absorb(box, along: axis) { continue }
      places[key] = result.count
      result.append(box)
    }
    return result
  }

  /// Takes in a box that differs on one axis alone; false where they are no neighbors on an ordered one.
  private mutating func absorb(_ other: GridBox, along axis: GridAxis) -> Bool {
    guard axis.isOrdered else {
      extents[axis.rawValue] |= other.extents[axis.rawValue]
      return true
    }
    let own = positions(axis)
    let theirs = other.positions(axis)
    guard own[own.count - 1] + 1 == theirs[0] else { return false }
    extents[axis.rawValue] = Self.span(own[0], theirs[theirs.count - 1])
    return true
  }
}

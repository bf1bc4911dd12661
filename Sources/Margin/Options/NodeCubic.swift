/// Values between the nodes of a tree, whose prices are powers of one ratio: a cubic through the four nodes around a price.
struct NodeCubic {
  private let values: [Int64]
  private let nodes: [FixedReal]
  private let inverses: [FixedReal]
  /// The nodes around a price, where the second of the four is one: the ratio to the power of −1, 0, 1 and 2.
  private let places: [FixedReal]
  /// For each of the four one over the product of its distances to the others.
  private let weights: [FixedReal]

  /// - Parameters:
  ///   - ratio: of the price of a node to the one below it.
  ///   - values: what is known at the nodes, from the lowest on, in any unit.
  ///   - lowest: price of the lowest node.
  init(_ ratio: FixedReal, values: [Int64], lowest: FixedReal) {
    self.values = values
    var price = lowest
    nodes = values.map { _ in
      defer { price = price * ratio }
      return price
    }
    inverses = nodes.map { .one / $0 }
    let places = [.one / ratio, .one, ratio, ratio * ratio]
    self.places = places
    weights = places.indices.map { index in
      let others = places.indices.filter { $0 != index }
      return others.reduce(FixedReal.one) { $0 / (places[index] - places[$1]) }
    }
  }

  /// The value at a price between the second node and the last but one.
  func value(at price: FixedReal) -> Int64 {
    let above = nodes.firstIndex { $0 > price } ?? nodes.count
    let second = min(max(above - 1, 1), nodes.count - 3)
    let place = price * inverses[second]
    let distances = places.map { place - $0 }
    var sum = Int128(0)
    for index in 0..<4 {
      var share = weights[index]
      for other in 0..<4 where other != index { share = share * distances[other] }
      sum += share.scaled(values[second - 1 + index])
    }
    return max(0, Int64(clamping: sum))
  }
}

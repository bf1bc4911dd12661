import Collateral

/// Who stands above whom, over numbered entities.
///
/// An entity's line is the entity with all that stand above it. Two are linked when their lines meet. Every question
/// ends, whatever circles there are, and is answered without walking wherever two entities have nothing to do with each
/// other, or everything that they have to do with hangs together under one top.
struct GroupLines: Sendable {
  /// Who stands above an entity, and who says so.
  struct Edge: Sendable {
    let target: Int32
    let link: GroupLink
  }

  private let edges: [[Edge]]
  /// For each entity, the number of all that it is tied to in any way.
  private let components: [Int32]
  /// For each component, whether every line in it ends at one and the same top.
  private let isUnited: [Bool]

  init(_ edges: [[Edge]]) {
    self.edges = edges
    components = Self.components(edges)
    isUnited = Self.united(edges, components)
  }

  /// Whether the lines of two entities meet.
  func areLinked(_ left: Int32, _ right: Int32) -> Bool {
    if left == right { return true }
    let component = components[Int(left)]
    if component != components[Int(right)] { return false }
    if isUnited[Int(component)] { return true }
    let above = Set(line(of: left))
    return line(of: right).contains(where: above.contains)
  }

  /// The number of all that an entity is tied to in any way.
  func component(of node: Int32) -> Int32 { components[Int(node)] }

  /// The entity and all that stand above it, the near ones first.
  func line(of node: Int32) -> [Int32] {
    var line = [node]
    var seen: Set<Int32> = [node]
    var next = 0
    while next < line.count {
      for edge in edges[Int(line[next])] where seen.insert(edge.target).inserted {
        line.append(edge.target)
      }
      next += 1
    }
    return line
  }

  /// The facts by which the lines of two entities meet, up from the one and down to the other; nil where they do not.
  func path(_ left: Int32, _ right: Int32) -> [GroupLink]? {
    let (up, down) = (ways(from: left), ways(from: right))
    guard let meeting = line(of: left).first(where: { $0 == right || down[$0] != nil }) else {
      return nil
    }
    return Self.links(to: meeting, from: left, up)
      + Self.links(to: meeting, from: right, down).reversed()
  }

  /// For everything above an entity, from where it is first reached.
  private func ways(from start: Int32) -> [Int32: (node: Int32, link: GroupLink)] {
    var ways: [Int32: (node: Int32, link: GroupLink)] = [:]
    for node in line(of: start) {
      for edge in edges[Int(node)] where edge.target != start && ways[edge.target] == nil {
        ways[edge.target] = (node, edge.link)
      }
    }
    return ways
  }

  private static func links(
    to end: Int32, from start: Int32, _ ways: [Int32: (node: Int32, link: GroupLink)]
  ) -> [GroupLink] {
    var links: [GroupLink] = []
    var node = end
    while node != start, let way = ways[node] {
      links.append(way.link)
      node = way.node
    }
    return links.reversed()
  }

  /// Union-find by size, with paths halved.
  private static func components(_ edges: [[Edge]]) -> [Int32] {
    var parents = edges.indices.map { Int32($0) }
    var sizes = [Int32](repeating: 1, count: edges.count)
    func root(_ node: Int32) -> Int32 {
      var node = node
      while parents[Int(node)] != node {
        parents[Int(node)] = parents[Int(parents[Int(node)])]
        node = parents[Int(node)]
      }
      return node
    }
    for (node, above) in edges.enumerated() {
      for edge in above {
        var (small, large) = (root(Int32(node)), root(edge.target))
        if small == large { continue }
        if sizes[Int(small)] > sizes[Int(large)] { swap(&small, &large) }
        parents[Int(small)] = large
        sizes[Int(large)] += sizes[Int(small)]
      }
    }
    var numbers = [Int32](repeating: -1, count: edges.count)
    var count: Int32 = 0
    return edges.indices.map { node in
      let root = Int(root(Int32(node)))
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      return numbers[root]
    }
  }

  /// A component is united where one entity alone has nobody above it, and all others stand below that one.
  private static func united(_ edges: [[Edge]], _ components: [Int32]) -> [Bool] {
    let count = Int(components.max() ?? -1) + 1
    var sizes = [Int](repeating: 0, count: count)
    var tops = [[Int32]](repeating: [], count: count)
    for (node, component) in components.enumerated() {
      sizes[Int(component)] += 1
      if edges[node].isEmpty { tops[Int(component)].append(Int32(node)) }
    }
    let below = below(edges)
    return tops.indices.map { component in
      guard tops[component].count == 1, let top = tops[component].first else { return false }
      return sizes[component] == 1
        || everything(below: [top], below).count == sizes[component]
    }
  }

  /// For each entity, those that name it as standing directly above them.
  static func below(_ edges: [[Edge]]) -> [[Int32]] {
    var below = [[Int32]](repeating: [], count: edges.count)
    for (node, above) in edges.enumerated() {
      for edge in above { below[Int(edge.target)].append(Int32(node)) }
    }
    return below
  }

  /// Some entities with all that stand below them.
  static func everything(below start: [Int32], _ below: [[Int32]]) -> [Int32] {
    var found = start
    var seen = Set(start)
    var next = 0
    while next < found.count {
      for node in below[Int(found[next])] where seen.insert(node).inserted { found.append(node) }
      next += 1
    }
    return found
  }
}

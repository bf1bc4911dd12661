import Collateral

/// Of which sectors the members of groups are.
struct GroupSectors: Sendable {
  private static let places = Dictionary(
    uniqueKeysWithValues: IssuerSector.allCases.enumerated().map { ($1, UInt64(1) << $0) })

  private let below: [[Int32]]
  /// Those that are one, with their sectors, in order of their identifiers.
  private let own: [[(lei: LEI, sector: IssuerSector)]]
  /// The sectors of all to whom an entity is linked, a bit each.
  private let groups: [UInt64]

  init(
    _ edges: [[GroupLines.Edge]], own: [(node: Int32, lei: LEI, sector: IssuerSector)]
  ) {
    var members = [[(lei: LEI, sector: IssuerSector)]](repeating: [], count: edges.count)
    var bits = [UInt64](repeating: 0, count: edges.count)
    for (node, lei, sector) in own {
      members[Int(node)].append((lei, sector))
      bits[Int(node)] |= Self.bit(sector)
    }
    self.own = members
    below = GroupLines.below(edges)
    // First what stands at and below each entity, then that of all that stand above it. A set can only grow, and holds
    // few sectors, so that both end soon, whatever circles there are.
    Self.spread(&bits, edges.map { $0.map(\.target) })
    Self.spread(&bits, below)
    groups = bits
  }

  /// Whether an entity linked to this one is of one of the sectors.
  func group(of node: Int32, isIn sectors: [IssuerSector]) -> Bool {
    let group = groups[Int(node)]
    return sectors.contains { group & Self.bit($0) != 0 }
  }

  /// The first entity of a line below which somebody is of one of the sectors says who: the first by identifier.
  func member(of line: [Int32], in sectors: [IssuerSector]) -> LEI? {
    for ancestor in line {
      let found = GroupLines.everything(below: [ancestor], below).flatMap { own[Int($0)] }
      for sector in sectors {
        if let member = found.filter({ $0.sector == sector }).map(\.lei).min() { return member }
      }
    }
    return nil
  }

  private static func bit(_ sector: IssuerSector) -> UInt64 { places[sector] ?? 0 }

  /// Passes what each has on to its neighbors until nothing is new.
  private static func spread(_ bits: inout [UInt64], _ neighbors: [[Int32]]) {
    var pending = bits.indices.filter { bits[$0] != 0 }
    while let node = pending.popLast() {
      for neighbor in neighbors[node] {
        let joined = bits[Int(neighbor)] | bits[node]
        if joined == bits[Int(neighbor)] { continue }
        bits[Int(neighbor)] = joined
        pending.append(Int(neighbor))
      }
    }
  }
}

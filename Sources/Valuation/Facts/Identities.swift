import Collateral

/// Which entities are one: a branch is its head office, and a merged entity its successor.
///
/// Each entity leads to at most one other, the successor before the head office; where that goes round in a circle, all
/// of the circle are one.
struct Identities: Sendable {
  private var representatives: [LEI: LEI] = [:]

  init(_ entities: [LEI: EntityFacts]) {
    for (lei, facts) in entities where Self.link(facts.record) != nil {
      var path = [lei]
      var places = [lei: 0]
      var end: LEI?
      while end == nil, let last = path.last {
        if let known = representatives[last] {
          end = known
        } else if let next = entities[last].flatMap({ Self.link($0.record)?.to }) {
          if let start = places[next] {
            end = path[start...].min()
          } else {
            places[next] = path.count
            path.append(next)
          }
        } else {
          end = last
        }
      }
      for member in path { representatives[member] = end }
    }
  }

  /// The one that stands for all of them.
  func representative(of lei: LEI) -> LEI { representatives[lei] ?? lei }

  /// What makes an entity another one; nil where nothing does.
  static func link(_ record: EntityRecord) -> GroupLink? {
    if let successor = record.successor, successor != record.lei {
      return GroupLink(from: record.lei, kind: .merged, to: successor)
    }
    if let office = record.branchOf, office != record.lei {
      return GroupLink(from: record.lei, kind: .branch, to: office)
    }
    return nil
  }

  /// What leads from an entity to the one that stands for it.
  static func path(from lei: LEI, _ entities: [LEI: EntityFacts]) -> [GroupLink] {
    var links: [GroupLink] = []
    var seen: Set<LEI> = [lei]
    var last = lei
    while let link = entities[last].flatMap({ Self.link($0.record) }) {
      links.append(link)
      guard seen.insert(link.to).inserted else { break }
      last = link.to
    }
    return links
  }
}

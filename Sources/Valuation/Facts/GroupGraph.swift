import Collateral

/// Who belongs to whose group: ownership as reported on the day.
///
/// An entity's line is the entity with all that stand above it, through direct and through ultimate parents. Two
/// entities are linked when their lines meet: they have a common parent, or one stands above the other. Cycles and
/// very deep groups in the data do no harm: a line visits an entity once, and ends after a thousand.
final class GroupGraph: Sendable {
  private static let maximumLine = 1000

  private let entities: [LEI: EntityFacts]
  private let tops: Set<LEI>
  private let lines: [LEI: [LEI]]
  /// For each entity, the sectors at and below it, each with the first entity that has it.
  private let sectorsBelow: [LEI: [IssuerSector: LEI]]

  init(_ entities: [LEI: EntityFacts]) {
    self.entities = entities
    tops = Set(entities.values.compactMap { $0.record.ultimateParent })
    var lines: [LEI: [LEI]] = [:]
    var sectorsBelow: [LEI: [IssuerSector: LEI]] = [:]
    for (lei, facts) in entities.sorted(by: { $0.key < $1.key }) {
      let line = Self.line(of: lei, entities)
      lines[lei] = line
      guard let sector = facts.record.sector else { continue }
      for ancestor in line where sectorsBelow[ancestor]?[sector] == nil {
        sectorsBelow[ancestor, default: [:]][sector] = lei
      }
    }
    self.lines = lines
    self.sectorsBelow = sectorsBelow
  }

  /// The entity at the end of the line, as far as it is reported.
  func top(of lei: LEI) -> LEI { lines[lei]?.last ?? lei }

  /// The entity that stands for a branch or for what was merged into it.
  func entity(_ lei: LEI) -> LEI { lei }

  /// The entity that stands for all that are linked by ownership.
  func group(of lei: LEI) -> LEI { top(of: lei) }

  /// A member of the entity's group that is of one of the sectors; nil where none is recorded.
  func member(ofGroupOf lei: LEI, in sectors: [IssuerSector]) -> LEI? {
    for ancestor in lines[lei] ?? [lei] {
      for sector in sectors {
        if let member = sectorsBelow[ancestor]?[sector] { return member }
      }
    }
    return nil
  }

  /// Whether somebody reported who owns the entity, or that it is the top of a group.
  func isParentKnown(_ lei: LEI) -> Bool {
    if tops.contains(lei) { return true }
    guard let record = entities[lei]?.record else { return false }
    return record.parent != nil || record.ultimateParent != nil
  }

  /// Where the lines of two entities meet, between the two; nil where they are not linked.
  func link(_ left: LEI, _ right: LEI) -> [LEI]? {
    let up = lines[left] ?? [left]
    let down = lines[right] ?? [right]
    guard let meeting = up.first(where: down.contains) else { return nil }
    var path = [left]
    if meeting != left { path.append(meeting) }
    if meeting != right { path.append(right) }
    return path
  }

  private static func line(of lei: LEI, _ entities: [LEI: EntityFacts]) -> [LEI] {
    var line = [lei]
    var seen: Set<LEI> = [lei]
    var next = 0
    while next < line.count, line.count < maximumLine {
      let record = entities[line[next]]?.record
      next += 1
      for parent in [record?.parent, record?.ultimateParent] {
        if let parent, seen.insert(parent).inserted { line.append(parent) }
      }
    }
    return line
  }
}

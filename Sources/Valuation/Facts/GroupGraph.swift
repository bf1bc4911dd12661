import Collateral

/// Who belongs to whose group: what is reported on the day.
///
/// A branch is its head office, and a merged entity its successor: what is said of one counts for the other, but for what a
/// merged entity reports of its parents and managers, which is past. An entity's line is the entity with all that stand
/// above it, through direct and through ultimate parents; only where a rule asks for it, also through those who manage
/// funds. Two entities are linked when their lines meet: they have a common parent, or one stands above the other.
/// Circles and very deep groups in the data do no harm.
final class GroupGraph: Sendable {
  /// What is known of one entity, whether it is reported itself or only named by others.
  fileprivate struct Member: Sendable {
    /// Number of the one that stands for it.
    let node: Int32
    let country: CountryCode?
    let sector: IssuerSector?
  }

  let entities: [LEI: EntityFacts]
  private let members: [LEI: Member]
  /// The one that stands for all that are one, by number.
  private let representatives: [LEI]
  private let lines: GroupLines
  /// The same with those who manage funds; nil where nobody is reported to manage one.
  private let linesWithManagers: GroupLines?
  private let isParentReported: [Bool]
  /// For each component of ownership, the entity that stands for it.
  private let heads: [LEI]
  private let sectors: GroupSectors

  init(_ entities: [LEI: EntityFacts]) {
    self.entities = entities
    let identities = Identities(entities)
    var numbering = Numbering(identities)
    let order = entities.keys.sorted()
    var edges: [[GroupLines.Edge]] = []
    var managerEdges: [(Int32, GroupLines.Edge)] = []
    var reported: Set<Int32> = []
    for lei in order {
      guard let record = entities[lei]?.record else { continue }
      let node = numbering.number(lei)
      func edge(_ kind: GroupLink.Kind, _ other: LEI?) -> GroupLines.Edge? {
        guard let other else { return nil }
        return GroupLines.Edge(
          target: numbering.number(other), link: GroupLink(from: lei, kind: kind, to: other))
      }
      // What was reported of a merged entity is past.
      if let successor = record.successor, successor != lei { continue }
      if let edge = edge(.manager, record.manager), edge.target != node {
        managerEdges.append((node, edge))
      }
      let parent = edge(.parent, record.parent)
      let ultimate = edge(.ultimateParent, record.ultimateParent)
      if let ultimate { reported.formUnion([node, ultimate.target]) }
      if let parent, parent.target != node { reported.insert(node) }
      while edges.count < numbering.count { edges.append([]) }
      for edge in [parent, ultimate].compactMap(\.self) where edge.target != node {
        edges[Int(node)].append(edge)
      }
    }
    while edges.count < numbering.count { edges.append([]) }
    representatives = numbering.representatives
    isParentReported = (0..<Int32(edges.count)).map(reported.contains)
    lines = GroupLines(edges)
    sectors = GroupSectors(
      edges,
      own: order.compactMap { lei in
        entities[lei]?.record.sector.map { (numbering.number(lei), lei, $0) }
      })
    heads = Self.heads(lines, representatives)
    for (node, edge) in managerEdges { edges[Int(node)].append(edge) }
    linesWithManagers = managerEdges.isEmpty ? nil : GroupLines(edges)
    var members: [LEI: Member] = [:]
    for (lei, node) in numbering.numbers {
      let record = entities[lei]?.record
      members[lei] = Member(node: node, country: record?.country, sector: record?.sector)
    }
    self.members = members
  }

  /// Somebody who owes, keeps, posts or takes an asset, looked up once.
  struct Party: Sendable {
    let lei: LEI
    fileprivate let member: Member?
  }

  /// Somebody by identifier.
  func party(_ lei: LEI) -> Party { Party(lei: lei, member: members[lei]) }

  /// How those who owe and keep an asset stand to the parties.
  ///
  /// - Parameter country: of the issuer where its own entity names none, as the instrument states it.
  func relation(
    issuer: Party?, country: CountryCode?, guarantor: Party?, custodian: Party?, pledgor: Party?,
    securedParty: Party?
  ) -> IssuerRelation {
    var relation: IssuerRelation = []
    if let pledgor {
      let other = pledgor.member
      if let country = issuer?.member?.country ?? country, let otherCountry = other?.country {
        if country == otherCountry { relation.insert(.sameCountry) }
      } else {
        relation.insert(.countryUnknown)
      }
      if let issuer {
        relation.insert(standing(issuer, pledgor, .own, .linked))
        if relation.isDisjoint(with: [.own, .linked]), let one = issuer.member, let other,
          linesWithManagers?.areLinked(one.node, other.node) == true
        {
          relation.insert(.linkedThroughManager)
        }
        if let sector = issuer.member?.sector, let otherSector = other?.sector {
          if sector == otherSector { relation.insert(.sameSector) }
        } else {
          relation.insert(.sectorUnknown)
        }
      }
    } else {
      relation.insert(.noPledgor)
    }
    if let issuer {
      if !isParentKnown(issuer.member) { relation.insert(.parentUnknown) }
    } else {
      relation.insert(.noIssuer)
    }
    if let guarantor { relation.insert(standing(guarantor: guarantor, pledgor)) }
    relation.insert(standing(custodian: custodian, pledgor, securedParty))
    return relation
  }

  /// The same for an asset under an agreement.
  func relation(
    of asset: AssetView, keptBy custodian: LEI?, under agreement: Agreement
  ) -> IssuerRelation {
    relation(
      issuer: asset.issuerID.map(party), country: asset.record.country,
      guarantor: asset.record.guarantor.map(party), custodian: custodian.map(party),
      pledgor: agreement.pledgor.map(party), securedParty: agreement.securedParty.map(party))
  }

  private func standing(guarantor: Party, _ pledgor: Party?) -> IssuerRelation {
    guard let pledgor else { return .guarantorOpen }
    let standing = standing(guarantor, pledgor, .guarantorOwn, .guarantorLinked)
    return standing.isEmpty && !isParentKnown(guarantor.member) ? .guarantorOpen : standing
  }

  private func standing(
    custodian: Party?, _ pledgor: Party?, _ securedParty: Party?
  ) -> IssuerRelation {
    guard let custodian else { return .custodianNotStated }
    var standing: IssuerRelation =
      isParentKnown(custodian.member) ? [] : .custodianParentUnknown
    if let pledgor {
      standing.insert(self.standing(custodian, pledgor, .custodianOwn, .custodianLinked))
    }
    if let securedParty {
      standing.insert(
        self.standing(
          custodian, securedParty, .custodianIsSecuredParty, .custodianLinkedToSecuredParty))
    } else {
      standing.insert(.noSecuredParty)
    }
    return standing
  }

  /// `same` where two entities are one, `linked` where their lines meet.
  private func standing(
    _ left: Party, _ right: Party, _ same: IssuerRelation, _ linked: IssuerRelation
  ) -> IssuerRelation {
    if left.lei == right.lei { return same }
    guard let one = left.member?.node, let other = right.member?.node else { return [] }
    if one == other { return same }
    return lines.areLinked(one, other) ? linked : []
  }

  private func isParentKnown(_ member: Member?) -> Bool {
    member.map { isParentReported[Int($0.node)] } ?? false
  }

  /// Whether somebody reported who owns the entity, or that it is the top of a group.
  func isParentKnown(_ lei: LEI) -> Bool { isParentKnown(members[lei]) }

  /// Whether two entities are one, or their lines meet.
  func isLinked(_ left: LEI, _ right: LEI) -> Bool {
    if left == right { return true }
    guard let one = members[left], let other = members[right] else { return false }
    return lines.areLinked(one.node, other.node)
  }

  /// The facts that make two entities one, or their lines meet, between the two; nil where they are not linked.
  func link(_ left: LEI, _ right: LEI, throughManagers: Bool = false) -> [GroupLink]? {
    if left == right { return [] }
    guard let one = members[left], let other = members[right],
      let path = (throughManagers ? linesWithManagers ?? lines : lines).path(one.node, other.node)
    else { return nil }
    // What joins one fact to the next is who is whose branch or successor.
    var links = Identities.path(from: left, entities)
    for link in path {
      links += Identities.path(from: link.from, entities) + [link]
      links += Identities.path(from: link.to, entities)
    }
    links += Identities.path(from: right, entities)
    var seen: Set<GroupLink> = []
    return links.filter { seen.insert($0).inserted }
  }

  /// The entity at the end of the line, as far as it is reported.
  func top(of lei: LEI) -> LEI {
    guard let node = members[lei]?.node, let top = lines.line(of: node).last else { return lei }
    return representatives[Int(top)]
  }

  /// The entity that stands for a branch or for what was merged into it.
  func entity(_ lei: LEI) -> LEI { members[lei].map { representatives[Int($0.node)] } ?? lei }

  /// The entity that stands for all that are tied by ownership in any way: the top of the first of them.
  func group(of lei: LEI) -> LEI {
    members[lei].map { heads[Int(lines.component(of: $0.node))] } ?? lei
  }

  private static func heads(_ lines: GroupLines, _ representatives: [LEI]) -> [LEI] {
    var heads: [LEI] = []
    for node in representatives.indices {
      // Components are numbered in the order of their first entity.
      guard lines.component(of: Int32(node)) == Int32(heads.count) else { continue }
      let top = lines.line(of: Int32(node)).last ?? Int32(node)
      heads.append(representatives[Int(top)])
    }
    return heads
  }

  /// Whether a member of the entity's group is of one of the sectors.
  func hasMember(ofGroupOf lei: LEI, in sectors: [IssuerSector]) -> Bool {
    members[lei].map { self.sectors.group(of: $0.node, isIn: sectors) } ?? false
  }

  /// A member of the entity's group that is of one of the sectors, the nearest; nil where none is recorded.
  func member(ofGroupOf lei: LEI, in sectors: [IssuerSector]) -> LEI? {
    guard let node = members[lei]?.node else { return nil }
    return self.sectors.member(of: lines.line(of: node), in: sectors)
  }
}

/// Gives each entity, whether reported or only named, the number of the one that stands for it.
private struct Numbering {
  private let identities: Identities
  private(set) var numbers: [LEI: Int32] = [:]
  private(set) var representatives: [LEI] = []

  var count: Int { representatives.count }

  init(_ identities: Identities) {
    self.identities = identities
  }

  mutating func number(_ lei: LEI) -> Int32 {
    if let known = numbers[lei] { return known }
    let representative = identities.representative(of: lei)
    let number: Int32
    if let known = numbers[representative] {
      number = known
    } else {
      number = Int32(representatives.count)
      representatives.append(representative)
      numbers[representative] = number
    }
    numbers[lei] = number
    return number
  }
}

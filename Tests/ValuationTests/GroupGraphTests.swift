import Collateral
import Money
import Schedules
import Testing

@testable import Valuation

/// Who is whom, who belongs to whose group, and how that is known.
@Suite("Groups")
struct GroupGraphTests {
  /// Entities by number; each line says what is reported of one.
  private struct World {
    var entities: [LEI: EntityFacts] = [:]

    mutating func report(
      _ number: Int, parent: Int? = nil, ultimate: Int? = nil, branchOf: Int? = nil,
      into: Int? = nil, manager: Int? = nil, sector: IssuerSector? = nil, country: String? = nil
    ) throws {
      var record = EntityRecord(lei: try GroupGraphTests.lei(number), name: "Entity \(number)")
      record.parent = try parent.map(GroupGraphTests.lei)
      record.ultimateParent = try ultimate.map(GroupGraphTests.lei)
      record.branchOf = try branchOf.map(GroupGraphTests.lei)
      record.successor = try into.map(GroupGraphTests.lei)
      record.manager = try manager.map(GroupGraphTests.lei)
      record.sector = sector
      record.country = try country.map { try CountryCode($0) }
      entities[record.lei] = EntityFacts(
        record: record, origin: Origin(load: 1, line: number))
    }

    var graph: GroupGraph { GroupGraph(entities) }

    /// How issuer and pledgor stand to each other, without what is said of the custodian.
    func relation(_ issuer: Int?, _ pledgor: Int?) throws -> IssuerRelation {
      try graph.relation(
        issuer: issuer.map(GroupGraphTests.lei), country: nil, guarantor: nil, custodian: nil,
        pledgor: pledgor.map(GroupGraphTests.lei), securedParty: nil
      ).subtracting([.custodianNotStated, .countryUnknown, .sectorUnknown])
    }

    /// The facts of a link as `from kind to`.
    func link(_ left: Int, _ right: Int, managers: Bool = false) throws -> [String]? {
      let numbers = try Dictionary(
        uniqueKeysWithValues: (1...99).map { (try GroupGraphTests.lei($0), $0) })
      return try graph.link(
        GroupGraphTests.lei(left), GroupGraphTests.lei(right), throughManagers: managers)?.map {
          link in
          "\(numbers[link.from] ?? 0) \(link.kind.rawValue) \(numbers[link.to] ?? 0)"
        }
    }
  }

  private static func lei(_ number: Int) throws -> LEI {
    let digits = String(number)
    return try LEI.completing(
      "9999GROUPS" + String(repeating: "0", count: 8 - digits.count) + digits)
  }

  @Test("strangers have nothing to do with each other")
  func strangers() throws {
    var world = World()
    try world.report(1, ultimate: 1)
    try world.report(2, ultimate: 2)
    #expect(try world.relation(1, 2) == [])
    #expect(try world.relation(1, 1) == .own)
    #expect(try world.relation(1, 77) == [])
    #expect(try world.relation(77, 1) == .parentUnknown)
    #expect(try world.relation(77, 77) == [.own, .parentUnknown])
    #expect(try world.relation(nil, 1) == .noIssuer)
    #expect(try world.relation(1, nil) == .noPledgor)
    #expect(try world.relation(nil, nil) == [.noIssuer, .noPledgor])
    #expect(try world.link(1, 2) == nil)
  }

  @Test("a branch is its head office, on either side")
  func branch() throws {
    var world = World()
    try world.report(1, branchOf: 2)
    try world.report(2, ultimate: 2)
    try world.report(3, branchOf: 2)
    #expect(try world.relation(1, 2) == .own)
    #expect(try world.relation(2, 1) == .own)
    #expect(try world.relation(1, 3) == .own)
    #expect(try world.link(1, 2) == ["1 branch of 2"])
    #expect(try world.link(1, 3) == ["1 branch of 2", "3 branch of 2"])
  }

  @Test("a head office that nobody reports is one all the same")
  func unreportedOffice() throws {
    var world = World()
    try world.report(1, branchOf: 9)
    try world.report(2, branchOf: 9)
    #expect(try world.relation(1, 9) == [.own, .parentUnknown])
    #expect(try world.relation(1, 2) == [.own, .parentUnknown])
  }

  @Test("a merged entity is its successor, and its old parents are past")
  func successor() throws {
    var world = World()
    try world.report(1, parent: 5, ultimate: 5, into: 2)
    try world.report(2, parent: 3)
    try world.report(4, parent: 1)
    #expect(try world.relation(1, 2) == .own)
    #expect(try world.relation(1, 3) == .linked)
    #expect(try world.relation(5, 1) == .parentUnknown)
    #expect(try world.relation(4, 3) == .linked)
    #expect(try world.link(1, 3) == ["1 merged into 2", "2 parent 3"])
    #expect(try world.link(4, 3) == ["4 parent 1", "1 merged into 2", "2 parent 3"])
  }

  @Test("before it merged, it was another")
  func dates() throws {
    var before = World()
    try before.report(1, parent: 5)
    try before.report(2, ultimate: 2)
    #expect(try before.relation(1, 2) == [])
    #expect(try before.relation(1, 5) == .linked)
  }

  @Test(
    "chains of branches and mergers lead to the last, and the successor goes before the head office"
  )
  func chain() throws {
    var world = World()
    try world.report(1, branchOf: 2)
    try world.report(2, into: 3)
    try world.report(3, branchOf: 4)
    try world.report(5, branchOf: 6, into: 4)
    #expect(try world.relation(1, 4).contains(.own))
    #expect(try world.relation(5, 4).contains(.own))
    #expect(!(try world.relation(5, 6).contains(.own)))
    #expect(try world.link(1, 5)?.first == "1 branch of 2")
  }

  @Test("circles of branches and mergers are all one")
  func identityCircle() throws {
    var world = World()
    try world.report(1, branchOf: 2)
    try world.report(2, into: 3)
    try world.report(3, branchOf: 1)
    try world.report(4, branchOf: 2)
    try world.report(5, branchOf: 5)
    #expect(try world.relation(1, 3).contains(.own))
    #expect(try world.relation(4, 3).contains(.own))
    #expect(try world.relation(5, 5).contains(.own))
    #expect(try world.relation(5, 1) == .parentUnknown)
    #expect(try world.link(4, 1)?.first == "4 branch of 2")
  }

  @Test("what a branch reports of its parents counts for the head office")
  func parentsOfBranch() throws {
    var world = World()
    try world.report(1, parent: 3, branchOf: 2)
    try world.report(2)
    try world.report(4, parent: 2)
    #expect(try world.relation(2, 3) == .linked)
    #expect(try world.relation(4, 3) == .linked)
    #expect(try world.link(2, 3) == ["1 branch of 2", "1 parent 3"])
    // That the head office is above its branch says nothing about who is above both.
    var circle = World()
    try circle.report(1, parent: 2, branchOf: 2)
    #expect(try circle.relation(1, 7) == .parentUnknown)
  }

  @Test("siblings, ancestors and both ways")
  func family() throws {
    var world = World()
    try world.report(1, parent: 2, ultimate: 4)
    try world.report(2, parent: 3)
    try world.report(3, parent: 4)
    try world.report(5, ultimate: 4)
    for (one, other) in [(1, 5), (1, 3), (2, 5), (1, 4)] {
      #expect(try world.relation(one, other) == .linked)
      #expect(try world.relation(other, one).contains(.linked))
    }
    #expect(try world.link(1, 5) == ["1 ultimate parent 4", "5 ultimate parent 4"])
    #expect(try world.link(3, 1) == ["2 parent 3", "1 parent 2"])
  }

  @Test("two tops over one entity do not make the others above it one group")
  func twoTops() throws {
    var world = World()
    try world.report(1, parent: 2, ultimate: 3)
    try world.report(2, ultimate: 2)
    try world.report(3, ultimate: 3)
    try world.report(4, parent: 2)
    #expect(try world.relation(2, 3) == [])
    #expect(try world.relation(4, 3) == [])
    #expect(try world.relation(4, 1) == .linked)
    #expect(try world.relation(1, 3) == .linked)
    #expect(try world.link(4, 3) == nil)
  }

  @Test("circles of parents end")
  func parentCircle() throws {
    var world = World()
    try world.report(1, parent: 2)
    try world.report(2, parent: 3)
    try world.report(3, parent: 1)
    try world.report(4, parent: 3)
    try world.report(5, parent: 6)
    try world.report(6, parent: 6, ultimate: 5)
    #expect(try world.relation(1, 3) == .linked)
    #expect(try world.relation(4, 2) == .linked)
    #expect(try world.relation(5, 1) == [])
    #expect(try world.link(4, 2) == ["4 parent 3", "2 parent 3"])
  }

  @Test("managers count only where they are asked for")
  func managers() throws {
    var world = World()
    try world.report(1, ultimate: 1, manager: 2)
    try world.report(2, parent: 3)
    try world.report(3, ultimate: 3)
    try world.report(4, ultimate: 4, manager: 2)
    try world.report(5, parent: 3, manager: 2)
    #expect(try world.relation(1, 2) == .linkedThroughManager)
    #expect(try world.relation(1, 3) == .linkedThroughManager)
    #expect(try world.relation(1, 4) == .linkedThroughManager)
    #expect(try world.relation(5, 2) == .linked)
    let managed = try world.relation(1, 3)
    #expect(managed.answer(PledgorRelation.closeLink).truth == .no)
    #expect(managed.closeLink(managers: true).truth == .yes)
    #expect(managed.answer(PledgorRelation.managedByGroup).truth == .yes)
    #expect(try world.link(1, 3) == nil)
    #expect(try world.link(1, 3, managers: true) == ["1 managed by 2", "2 parent 3"])
  }

  @Test("five thousand deep, and deeper through its branches")
  func deep() throws {
    var world = World()
    let depth = 5_000
    for number in 1..<depth { try world.report(number, parent: number + 1) }
    try world.report(depth, ultimate: depth)
    try world.report(depth + 1, branchOf: 1)
    // A second top half way up, so that lines have to be walked.
    try world.report(depth + 2, ultimate: depth + 2)
    try world.report(depth / 2, parent: depth / 2 + 1, ultimate: depth + 2)
    let graph = world.graph
    func relation(_ issuer: Int, _ pledgor: Int) throws -> IssuerRelation {
      try graph.relation(
        issuer: Self.lei(issuer), country: nil, guarantor: nil, custodian: nil,
        pledgor: Self.lei(pledgor), securedParty: nil)
    }
    #expect(try relation(1, depth).contains(.linked))
    #expect(try relation(depth, depth + 1).contains(.linked))
    #expect(try relation(depth + 2, 1).contains(.linked))
    #expect(try relation(depth + 2, depth).isDisjoint(with: [.own, .linked]))
    #expect(try graph.link(Self.lei(1), Self.lei(depth))?.count == depth - 1)
    #expect(try graph.top(of: Self.lei(depth - 1)) == Self.lei(depth))
  }

  @Test("sectors of a group, through branches too")
  func sectors() throws {
    var world = World()
    try world.report(1, ultimate: 3)
    try world.report(2, parent: 4, sector: .creditInstitution)
    try world.report(4, branchOf: 3)
    try world.report(5, ultimate: 5, sector: .insurer)
    let graph = world.graph
    #expect(try graph.hasMember(ofGroupOf: Self.lei(1), in: [.creditInstitution]))
    #expect(try graph.member(ofGroupOf: Self.lei(1), in: [.creditInstitution]) == Self.lei(2))
    #expect(try !graph.hasMember(ofGroupOf: Self.lei(1), in: [.insurer]))
    #expect(try !graph.hasMember(ofGroupOf: Self.lei(99), in: [.insurer]))
  }

  @Test("guarantors, custodians and secured parties")
  func others() throws {
    var world = World()
    try world.report(1, ultimate: 3)
    try world.report(2, ultimate: 3)
    try world.report(4, ultimate: 4)
    try world.report(5, branchOf: 4)
    try world.report(6)
    let graph = world.graph
    func relation(
      guarantor: Int? = nil, custodian: Int? = nil, pledgor: Int? = 1, securedParty: Int? = 4
    ) throws -> IssuerRelation {
      try graph.relation(
        issuer: Self.lei(9), country: nil, guarantor: guarantor.map(Self.lei),
        custodian: custodian.map(Self.lei), pledgor: pledgor.map(Self.lei),
        securedParty: securedParty.map(Self.lei)
      ).subtracting([.parentUnknown, .countryUnknown, .sectorUnknown])
    }
    #expect(try relation(guarantor: 1) == [.guarantorOwn, .custodianNotStated])
    #expect(try relation(guarantor: 2) == [.guarantorLinked, .custodianNotStated])
    #expect(try relation(guarantor: 4) == .custodianNotStated)
    #expect(try relation(guarantor: 6) == [.guarantorOpen, .custodianNotStated])
    #expect(
      try relation(guarantor: 4, pledgor: nil)
        == [.guarantorOpen, .noPledgor, .custodianNotStated])
    #expect(try relation(custodian: 1) == .custodianOwn)
    #expect(try relation(custodian: 2) == .custodianLinked)
    #expect(try relation(custodian: 5) == .custodianIsSecuredParty)
    #expect(try relation(custodian: 6) == .custodianParentUnknown)
    #expect(
      try relation(custodian: 3, securedParty: 2)
        == [.custodianLinked, .custodianLinkedToSecuredParty])
    #expect(
      try relation(custodian: 4, pledgor: nil, securedParty: nil) == [.noPledgor, .noSecuredParty])
  }

  @Test("countries and sectors of issuer and pledgor")
  func traits() throws {
    var world = World()
    try world.report(1, sector: .insurer, country: "DE")
    try world.report(2, sector: .insurer, country: "FR")
    try world.report(3)
    let graph = world.graph
    func traits(_ issuer: Int?, _ pledgor: Int?, _ country: String? = nil) throws -> IssuerRelation
    {
      try graph.relation(
        issuer: issuer.map(Self.lei), country: country.map { try CountryCode($0) }, guarantor: nil,
        custodian: nil, pledgor: pledgor.map(Self.lei), securedParty: nil
      ).intersection([.sameCountry, .countryUnknown, .sameSector, .sectorUnknown])
    }
    #expect(try traits(1, 2) == .sameSector)
    #expect(try traits(1, 1) == [.sameCountry, .sameSector])
    #expect(try traits(3, 1) == [.countryUnknown, .sectorUnknown])
    #expect(try traits(3, 1, "DE") == [.sameCountry, .sectorUnknown])
    #expect(try traits(2, 1, "DE") == .sameSector)
    #expect(try traits(nil, 1, "DE") == .sameCountry)
    #expect(try traits(1, nil) == [])
  }
}

import Collateral
import Money
import Schedules
import Testing

@testable import Valuation

@Suite("Wrong-way risk")
struct WrongWayTests {
  @Test("the regime has no problem, and all of its examples hold")
  func examples() throws {
    let law = try WrongWayLaw.law.get()
    #expect(law.problems.map(\.description) == [])
    #expect(ExampleRunner(law: law).problems(of: "wrong-way").map(\.description) == [])
  }

  /// Company debt of entity 2, a branch of 4, which belongs to the group of the pledgor 1.
  private func desk() throws -> Desk {
    var desk = try Desk(.corporateDebt)
    desk.record.maturityDate = try CalendarDate("2029-01-15")
    try desk.entity(1, ultimate: 3)
    try desk.entity(4, parent: 3)
    let lei = try Desk.lei(2)
    var branch = EntityRecord(lei: lei, name: "Entity 2")
    branch.branchOf = try Desk.lei(4)
    desk.snapshot.entities[lei] = EntityFacts(record: branch, origin: Origin(load: 7, line: 9))
    return desk
  }

  @Test("an explanation gives each fact of a link, and where it was read")
  func explained() throws {
    let desk = try desk()
    var snapshot = desk.snapshot
    snapshot.instruments["asset"] = InstrumentFacts(record: desk.record, price: desk.price)
    let valuer = try Valuer(
      law: try WrongWayLaw.law.get(), regimes: ["wrong-way"], snapshot: snapshot)
    let found = try #require(
      try valuer.explainedVerdict(
        instrument: "asset", under: desk.agreement, regime: "wrong-way"))
    #expect(found.verdict.reasons == ["close-link"])
    func inputs(_ step: ExplanationStep) -> [ExplanationStep.Input] {
      step.inputs + step.steps.flatMap(inputs)
    }
    let links = inputs(found.explanation).filter { $0.name == "link" }
    let (pledgor, issuer, top, office) = (
      try Desk.lei(1).value, try Desk.lei(2).value, try Desk.lei(3).value, try Desk.lei(4).value
    )
    #expect(
      links.map(\.value) == [
        "Entity 2 (\(issuer)), branch of Entity 4 (\(office))",
        "Entity 4 (\(office)), parent \(top)", "Entity 1 (\(pledgor)), ultimate parent \(top)",
      ])
    #expect(links.first?.origin == Origin(load: 7, line: 9))
  }

  @Test("what only flags is no part of how well the answer is known")
  func verification() throws {
    var desk = try desk()
    desk.record.issuer = try Desk.lei(5)
    try desk.entity(5, ultimate: 5)
    desk.agreement.elections = ["custody"]
    var snapshot = desk.snapshot
    snapshot.instruments["asset"] = InstrumentFacts(record: desk.record, price: desk.price)
    let valuer = try Valuer(
      law: try WrongWayLaw.law.get(), regimes: ["wrong-way"], snapshot: snapshot)
    var pledge = Pledge(
      id: "P", agreement: "A", instrument: "asset", quantity: try Quantity("100"))
    pledge.custodian = try Desk.lei(1)
    let value = try valuer.value(pledge, under: desk.agreement, regime: "wrong-way")
    #expect(value.verdict.decision == .eligible)
    #expect(value.verdict.flags == ["wrong-way-custodian"])
    #expect(value.verdict.verified == .text)
  }

  @Test("of several governments the first by identifier that anybody has judged decides")
  func governments() throws {
    var desk = try desk()
    try desk.entity(5, ultimate: 5, country: "IT")
    desk.record.issuer = try Desk.lei(5)
    func government(_ number: Int, _ rating: String?, _ term: RatingTerm = .long) throws {
      var record = EntityRecord(lei: try Desk.lei(number), name: "Government \(number)")
      record.sector = .centralGovernment
      record.country = try CountryCode("IT")
      let ratings = rating.map {
        [
          RatingFact(
            agency: .sp, term: term, rating: $0, validFrom: .beginning, origin: Desk.origin)
        ]
      }
      desk.snapshot.entities[record.lei] = EntityFacts(
        record: record, ratings: ratings ?? [], origin: Desk.origin)
    }
    desk.agreement.elections = ["weak-country"]
    try government(6, "B", .short)
    try government(7, "BB")
    try government(8, "AAA")
    let law = try WrongWayLaw.law.get()
    #expect(try desk.value(under: "wrong-way", law: law).verdict.reasons == ["weak-country"])
    try government(7, nil)
    #expect(try desk.value(under: "wrong-way", law: law).verdict.decision == .eligible)
  }

  @Test(
    "a verdict depends on who the parties are by that set alone",
    arguments: [3, 20_280_630, 999] as [UInt64])
  func relationsDecide(seed: UInt64) throws {
    let (law, slowLaw) = (try InventedLaw.law.get(), try InventedLaw.slowLaw.get())
    let desk = try RandomDesk(seed: seed, pledges: 1, elections: slowLaw.elections)
    let valuer = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
    let groups = GroupGraph(desk.snapshot.entities)
    let parties: [LEI?] = [nil] + desk.entities
    var shared = 0
    for (id, facts) in desk.snapshot.instruments.sorted(by: { $0.key < $1.key })
    where facts.holdings.isEmpty && facts.record.wraps == nil {
      let asset = AssetView(facts, entities: desk.snapshot.entities)
      var known: [IssuerRelation: [String]] = [:]
      for (number, pledgor) in parties.enumerated() {
        var agreement = desk.agreements[0]
        agreement.pledgor = pledgor
        agreement.securedParty = parties[(number * 5 + 3) % parties.count]
        let custodian = parties[(number * 7 + 2) % parties.count]
        let relation = groups.relation(of: asset, keptBy: custodian, under: agreement)
        let answers = try law.regimes.map { regime in
          let verdict = try valuer.verdict(
            instrument: id, keptBy: custodian, under: agreement, regime: regime)
          return verdict.map(Self.text) ?? ""
        }
        if let others = known[relation] {
          shared += 1
          #expect(others == answers, "\(id) under \(relation)")
        }
        known[relation] = answers
      }
    }
    #expect(shared > 50)
  }

  @Test("an explanation comes to the same answer", arguments: [4, 20_290_630] as [UInt64])
  func explaining(seed: UInt64) throws {
    let (law, slowLaw) = (try InventedLaw.law.get(), try InventedLaw.slowLaw.get())
    let desk = try RandomDesk(seed: seed, pledges: 60, elections: slowLaw.elections)
    let valuer = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
    for pledge in desk.pledges {
      guard let agreement = desk.agreements.first(where: { $0.id == pledge.agreement }) else {
        continue
      }
      for regime in law.regimes {
        let plain = try valuer.value(pledge, under: agreement, regime: regime)
        let explained = try valuer.value(
          pledge, under: agreement, regime: regime, explaining: true)
        #expect(Self.text(plain.verdict) == Self.text(explained.verdict))
      }
    }
  }

  private static func text(_ verdict: Verdict) -> String {
    [
      verdict.decision.rawValue, verdict.point, verdict.row, verdict.haircut?.description,
      verdict.currencyMismatch?.description, verdict.reasons.joined(separator: ";"),
      verdict.flags.joined(separator: ";"), verdict.verified?.rawValue,
    ].map { $0 ?? "-" }.joined(separator: "|")
  }
}

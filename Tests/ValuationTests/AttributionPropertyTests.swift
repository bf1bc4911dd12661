import Collateral
import Comparison
import Money
import Schedules
import Testing
import Valuation

/// Two random answers: the parts of each change add up to it, and each part shows what moved it.
@Suite("Random changes, split into parts")
struct AttributionPropertyTests {
  private static let answers: Set<String> = [
    "decision", "row", "haircut", "currency_mismatch", "reasons",
  ]

  @Test("parts add up, and are shown", arguments: 1...24 as ClosedRange<UInt64>)
  func addUp(seed: UInt64) throws {
    let law = try seed.isMultiple(of: 2) ? ScheduleFixtures.law.get() : InventedLaw.law.get()
    var random = RandomSource(seed: seed &* 7_919)
    let (before, after) = try Self.sides(law, seed, &random)
    let attributor = try Attributor(law: law, from: before, to: after)
    let found = try attributor.attribute()
    var failures: [String] = []
    for item in found {
      let name = "\(item.agreement) under \(item.regime)"
      let parts = AttributionPart.allCases.reduce(Int128(0)) {
        $0 + item.amount($1).minorUnits
      }
      if try parts != item.change().minorUnits { failures.append("\(name): parts do not add up") }
      for pledge in item.pledges {
        let sum = pledge.contributions.reduce(Int64(0)) { $0 + $1.amount.minorUnits }
        if sum != pledge.after.minorUnits - pledge.before.minorUnits {
          failures.append("\(name): parts of \(pledge.pledge) do not add up")
        }
        let order = pledge.contributions.compactMap {
          AttributionPart.allCases.firstIndex(of: $0.part)
        }
        if order != order.sorted() { failures.append("\(name): \(pledge.pledge) is out of order") }
        for part in pledge.contributions where !Self.isShown(part) {
          failures.append("\(name): \(part.part.rawValue) of \(pledge.pledge) shows nothing")
        }
      }
      failures += try Self.compare(item, before, law, name, \.before)
      failures += try Self.compare(item, after, law, name, \.after)
    }
    #expect(failures.isEmpty, "\(failures.count): \(failures.prefix(5).joined(separator: "\n"))")
    let named = Set(
      (before.agreements + after.agreements).flatMap { agreement in
        agreement.regimes.map { [agreement.id, $0] }
      })
    #expect(Set(found.map { [$0.agreement, $0.regime] }) == named)
  }

  @Test("the same answer twice has no parts", arguments: 1...4 as ClosedRange<UInt64>)
  func same(seed: UInt64) throws {
    let law = try InventedLaw.law.get()
    var random = RandomSource(seed: seed)
    let (side, _) = try Self.sides(law, seed, &random)
    for item in try Attributor(law: law, from: side, to: side).attribute() {
      #expect(item.pledges.allSatisfy { $0.contributions.isEmpty })
      #expect(try item.change().isZero)
    }
  }

  /// Whether a part that moves something says what did: more than that rules decide otherwise.
  private static func isShown(_ item: PledgeAttribution.Contribution) -> Bool {
    let names = item.findings.map(\.name)
    switch item.part {
    case .rule: return !names.isEmpty
    // A token of itself whose price is stated waits for its own recorded price, which no pledge is worth.
    case .price where item.amount.isZero: return !names.isEmpty
    case .limits: return names.allSatisfy { $0.hasPrefix("limit ") } && !names.isEmpty
    default: return !Set(names).subtracting(answers).isEmpty
    }
  }

  /// One end of an attribution against the valuation of that end by itself.
  private static func compare(
    _ item: AgreementAttribution, _ side: AttributionSide, _ law: Law, _ name: String,
    _ end: KeyPath<PledgeAttribution, Amount>
  ) throws -> [String] {
    var values: [String: Int64] = [:]
    if let agreement = side.agreements.first(where: { $0.id == item.agreement }),
      agreement.regimes.contains(item.regime)
    {
      let valuer = try Valuer(law: law, regimes: [item.regime], snapshot: side.snapshot)
      let posted = side.pledges.filter { $0.agreement == item.agreement }
      for row in try valuer.value(posted, under: agreement, regime: item.regime).rows {
        values[row.pledge] = row.collateralValue.minorUnits
      }
    }
    // A pledge whose instrument changed stands twice: once with nothing before, once with nothing after.
    var sums: [String: Int64] = [:]
    for pledge in item.pledges {
      sums[pledge.pledge, default: 0] += pledge[keyPath: end].minorUnits
    }
    return Set(values.keys).union(sums.keys).sorted().filter { values[$0] ?? 0 != sums[$0] ?? 0 }
      .map { "\(name): \($0) is \(sums[$0] ?? 0), valued by itself \(values[$0] ?? 0)" }
  }

  // MARK: Two sides that differ in everything, here and there

  private static func sides(
    _ law: Law, _ seed: UInt64, _ random: inout RandomSource
  ) throws -> (AttributionSide, AttributionSide) {
    let elections = law.elections.sorted()
    let old = try RandomDesk(seed: seed &* 31, pledges: 40, elections: elections)
    let new = try RandomDesk(seed: seed &* 37 &+ 1, pledges: 40, elections: elections)
    var agreements: [(Agreement, Agreement)] = []
    for (number, agreement) in old.agreements.enumerated() {
      var (before, after) = (agreement, agreement)
      before.regimes = law.regimes.filter { _ in random.chance(20) }
      after.regimes =
        random.chance(70) ? before.regimes : law.regimes.filter { _ in random.chance(20) }
      if random.chance(50) {
        let other = new.agreements[number]
        after.margin = other.margin
        after.settlementCurrency = other.settlementCurrency
        after.pledgor = other.pledgor
        after.securedParty = other.securedParty
        after.securedPartyKind = other.securedPartyKind
        after.transaction = other.transaction
        after.revaluationDays = other.revaluationDays
        after.elections = other.elections
        after.exposure = other.exposure
      }
      agreements.append((before, after))
    }
    let pledges = old.pledges.compactMap { pledge -> Pledge? in
      var pledge = pledge
      let other = random.pick(new.pledges)
      switch random.number(1...8) {
      case 1: return nil
      case 2: pledge.quantity = other.quantity
      case 3: (pledge.price, pledge.currency) = (other.price, other.currency)
      case 4: pledge.custodian = other.custodian
      case 5: pledge.agreement = other.agreement
      case 6: pledge.instrument = other.instrument
      default: break
      }
      return pledge
    }
    let later = new.pledges.prefix(8).map { pledge in
      var pledge = pledge
      pledge.id = "N" + pledge.id
      return pledge
    }
    return (
      AttributionSide(
        pledges: old.pledges, agreements: agreements.map(\.0), snapshot: old.snapshot),
      AttributionSide(
        pledges: pledges + later, agreements: agreements.map(\.1),
        snapshot: snapshot(old.snapshot, new.snapshot, &random))
    )
  }

  /// A later snapshot: here and there what the other one knows stands in the place of what was known.
  private static func snapshot(
    _ old: FactSnapshot, _ new: FactSnapshot, _ random: inout RandomSource
  ) -> FactSnapshot {
    var mixed = old
    if random.chance(60) { mixed.on = random.chance(50) ? new.on : old.on.adding(days: 7) }
    for key in Set(old.instruments.keys).union(new.instruments.keys).sorted()
    where random.chance(20) {
      mixed.instruments[key] = new.instruments[key]
    }
    for key in old.instruments.keys.sorted() where random.chance(40) {
      guard let facts = mixed.instruments[key] else { continue }
      mixed.instruments[key] = InstrumentFacts(
        record: facts.record, contributions: facts.contributions, ratings: facts.ratings,
        assessments: facts.assessments, price: new.instruments[key]?.price,
        indices: facts.indices, holdings: facts.holdings)
    }
    for lei in Set(old.entities.keys).union(new.entities.keys).sorted() where random.chance(20) {
      mixed.entities[lei] = new.entities[lei]
    }
    if random.chance(50) { mixed.rates = new.rates }
    if random.chance(30) { mixed.aliases.merge(new.aliases) { _, new in new } }
    return mixed
  }
}

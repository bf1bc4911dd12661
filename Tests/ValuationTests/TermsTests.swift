import Collateral
import Money
import Schedules
import Testing
import Valuation

@Suite("An agreement's own terms on top of the law")
struct TermsTests {
  private static let strict = """
    credit_quality: {mapping: eu-crr, several: worst}
    points:
      - {id: cash, title: Cash, when: {class: [cash]}, require: [{that: {currency: [EUR, USD]}, reason: currency-not-accepted}]}
      - {id: debt, title: Debt, when: {class: [sovereign-debt, bank-debt, corporate-debt, covered-bond]}, require: [{that: {step: "1-4"}, reason: credit-quality-too-low}]}
      - {id: shares, title: Shares, when: {class: [equity, gold]}}
    tokens:
      - {id: all, looks_through: "yes"}
    exclusions:
      - {id: country, test: condition, that: {same_as_pledgor: [country]}, for: all, effect: flags, flag: wrong-way-country, unknown: flag}
      - {id: exposure, test: condition, that: {moves_with_exposure: [class]}, for: all, reason: moves-with-exposure, unknown: undetermined}
    haircuts:
      - {id: debt, for: [debt], values: [{maturity: ["≤5", ">5"], percent: ["3", "9"]}]}
      - {id: shares, for: [shares], values: [{percent: "25"}]}
    currency_mismatch:
      - {id: other, measured_against: settlement, when_not_stated: base, values: [{percent: "9"}]}
    """

  private static func terms(_ text: String, _ law: Law) throws -> AgreementTerms {
    let file = ScheduleFile(
      path: "terms/house.yaml", text: "schedule: terms\nterms: house\ntitle: House terms\n\(text)\n"
    )
    let terms = AgreementTerms(files: [file], law: law)
    try #require(terms.problems == [])
    return terms
  }

  /// What each pledge is worth by itself, and together, under the law and with terms on top of it.
  private static func compare(
    _ law: Law, _ text: String, seed: UInt64, _ check: (PledgeValue, PledgeValue) -> Void
  ) throws {
    let desk = try RandomDesk(seed: seed, pledges: 40, elections: law.elections.sorted())
    let plain = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
    let termed = try Valuer(
      law: law, regimes: law.regimes, snapshot: desk.snapshot, terms: terms(text, law))
    for agreement in desk.agreements {
      var own = agreement
      own.terms = "house"
      for pledge in desk.pledges where pledge.agreement == agreement.id {
        for regime in law.regimes {
          check(
            try plain.value(pledge, under: own, regime: regime),
            try termed.value(pledge, under: own, regime: regime))
        }
      }
    }
  }

  @Test("never better than the law alone", arguments: [3, 44, 2_026] as [UInt64])
  func neverBetter(seed: UInt64) throws {
    for law in [try ScheduleFixtures.law.get(), try InventedLaw.law.get()] {
      for parent in ["flag", "undetermined", "ineligible"] {
        try Self.compare(law, "parent_unknown: \(parent)\n\(Self.strict)", seed: seed) {
          law, both in
          #expect(both.valueAfterHaircut.minorUnits <= law.valueAfterHaircut.minorUnits)
          #expect(both.marketValue == law.marketValue)
          #expect(Set(both.verdict.flags).isSuperset(of: law.verdict.flags))
          #expect(both.verdict.point == law.verdict.point)
          switch law.verdict.decision {
          case .ineligible:
            #expect(both.verdict.decision == .ineligible)
            #expect(Set(both.verdict.reasons).isSuperset(of: law.verdict.reasons))
          case .undetermined: #expect(both.verdict.decision != .eligible)
          case .eligible:
            if both.verdict.decision == .eligible {
              #expect(
                both.verdict.row == law.verdict.row || both.verdict.row?.hasPrefix("terms/") == true
              )
            } else {
              #expect(!both.verdict.reasons.isEmpty)
            }
          }
          if let known = law.verdict.verified {
            #expect(both.verdict.verified.map { $0 >= known } == true)
          }
        }
      }
    }
  }

  @Test("terms that say nothing change nothing", arguments: [5, 66, 2_027] as [UInt64])
  func empty(seed: UInt64) throws {
    for law in [try ScheduleFixtures.law.get(), try InventedLaw.law.get()] {
      for text in ["notes: [Nothing]", "from: \"9000-01-01\"\n\(Self.strict)"] {
        try Self.compare(law, text, seed: seed) { law, both in
          #expect(both.verdict == law.verdict)
          #expect(both.collateralValue == law.collateralValue)
        }
      }
    }
  }

  @Test("a composition asks its members for what the law alone says")
  func compositions() throws {
    let law = try ScheduleFixtures.law.get()
    let desk = try RandomDesk(seed: 9, pledges: 40)
    let termed = try Valuer(
      law: law, regimes: law.regimes, snapshot: desk.snapshot, terms: Self.terms(Self.strict, law))
    var agreement = desk.agreements[0]
    agreement.terms = "house"
    for pledge in desk.pledges {
      let together = try termed.verdicts(
        instrument: pledge.instrument, under: agreement, regimes: law.regimes)
      let each = try law.regimes.map {
        try termed.verdict(instrument: pledge.instrument, under: agreement, regime: $0)
      }
      if let together { #expect(together == each.compactMap(\.self)) }
    }
  }
}

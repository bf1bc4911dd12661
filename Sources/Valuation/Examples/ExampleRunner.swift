import Collateral
import Money
public import Schedules

/// Runs the examples of schedule files: the same engine, on facts that the example states.
public struct ExampleRunner {
  private let compiled: CompiledLaw
  private var law: Law { compiled.law }

  /// A runner over the law.
  public init(law: Law) {
    compiled = CompiledLaw(law)
  }

  /// What is wrong with the examples of a regime, and with what they leave uncovered.
  public func problems(of regime: String) -> [ScheduleProblem] {
    guard let schedule = law.schedules[regime] else { return failures(of: regime) }
    var coverage = ExampleCoverage(schedule)
    let failures = failures(of: regime) { coverage.note($0, $1) }
    // The books ran with the failures; here they count for coverage.
    return failures + coverage.problems()
      + LimitBookRunner(compiled, schedule).uncovered()
  }

  /// The examples of an agreement's own terms that fail, each put to the terms alone.
  public static func failures(of terms: AgreementTerms, law: Law) -> [ScheduleProblem] {
    terms.terms.values.sorted { $0.name < $1.name }.flatMap { own in
      ExampleRunner(law: law.adding(own.schedule)).failures(of: own.schedule.regime.id)
    }
  }

  /// The examples of a regime or composition that fail; one that has such must not value anything.
  public func failures(of regime: String) -> [ScheduleProblem] {
    failures(of: regime) { _, _ in }
  }

  private func failures(
    of regime: String, note: (ScheduleExample, Verdict) -> Void
  ) -> [ScheduleProblem] {
    var problems: [ScheduleProblem] = []
    for example in law.examples(of: regime) {
      for variant in variants(of: example) {
        let verdict = verdict(of: variant, regime)
        note(variant, verdict)
        problems += Self.differences(variant, verdict)
      }
    }
    if let schedule = law.schedules[regime] {
      problems += LimitBookRunner(compiled, schedule).failures()
    }
    return problems
  }

  /// An example as it stands, and with each of its other maturities.
  private func variants(of example: ScheduleExample) -> [ScheduleExample] {
    var variants = [example]
    for other in example.maturities {
      var variant = example
      variant.name += ", maturing \(other.maturity)"
      variant.asset.record.maturityDate = other.maturity
      variant.expectation.haircut = other.haircut
      variant.expectation.row = nil
      if other.haircut == nil {
        variant.expectation = .init(decision: other.isUndetermined ? "undetermined" : "ineligible")
      }
      variants.append(variant)
    }
    return variants
  }

  private func verdict(of example: ScheduleExample, _ regime: String) -> Verdict {
    var desk = ExampleDesk(example)
    let identifier = desk.add(example.asset, isPledged: true)
    var agreement = Agreement(
      id: "EXAMPLE", regimes: [regime], margin: example.margin,
      baseCurrency: desk.base)
    agreement.settlementCurrency =
      example.isSettlementUnstated ? nil : example.settlement ?? desk.base
    agreement.securedPartyKind = example.securedPartyKind
    agreement.transaction = example.transaction
    agreement.revaluationDays = example.revaluationDays
    agreement.elections = example.elections
    agreement.exposure = example.exposure
    agreement.securedParty = desk.securedParty
    agreement.pledgor = example.namesPledgor ? desk.pledgor : nil
    let valuer = try? Valuer(compiled: compiled, regimes: [regime], snapshot: desk.snapshot)
    let verdict = try? valuer?.verdict(
      instrument: identifier, keptBy: desk.custodian, under: agreement, regime: regime)
    return verdict ?? Verdict(decision: .undetermined, reasons: ["unknown-instrument"], flags: [])
  }

  private static func differences(
    _ example: ScheduleExample, _ verdict: Verdict
  ) -> [ScheduleProblem] {
    let expected = example.expectation
    var differences: [String] = []
    func compare(_ name: String, _ expected: String?, _ found: String?) {
      if let expected, expected != found ?? "" {
        differences.append("\(name) is \(found ?? "none"), expected \(expected)")
      }
    }
    compare("decision", expected.decision, verdict.decision.rawValue)
    compare("point", expected.point, verdict.point)
    compare("row", expected.row, verdict.row)
    compare("haircut", expected.haircut?.description, verdict.haircut?.description)
    compare(
      "currency mismatch", expected.currencyMismatch?.description,
      verdict.currencyMismatch?.description)
    compare(
      "reasons", expected.reasons?.joined(separator: ";"), verdict.reasons.joined(separator: ";"))
    compare("flags", expected.flags?.joined(separator: ";"), verdict.flags.joined(separator: ";"))
    compare("verified", expected.verified?.rawValue, verdict.verified?.rawValue)
    if differences.isEmpty { return [] }
    return [
      ScheduleProblem(
        at: example.location,
        "example \"\(example.name)\" fails: \(differences.joined(separator: "; "))",
        remedy: "mend the rule or the example")
    ]
  }
}

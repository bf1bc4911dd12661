import Collateral
import Money
import Schedules
import Valuation

/// One desk, valued by both.
struct Comparison {
  var law: Law
  var slowLaw: SlowLaw
  var desk: RandomDesk

  /// Every pledge and regime on which they differ, with the whole case.
  func differences() throws -> [String] {
    let valuer = try Valuer(law: law, regimes: law.regimes, snapshot: desk.snapshot)
    let slow = SlowValuer(law: slowLaw, snapshot: desk.snapshot)
    var found: [String] = []
    for pledge in desk.pledges {
      guard let agreement = desk.agreements.first(where: { $0.id == pledge.agreement }) else {
        continue
      }
      for regime in law.regimes {
        let one = Self.fields(try valuer.value(pledge, under: agreement, regime: regime))
        let other = slow.value(pledge, under: agreement, regime: regime).fields
        let pairs = zip(one, other).filter { $0.1 != $1.value }
        if !pairs.isEmpty {
          let lines = pairs.map { "  \($1.name): engine \($0.1), slow \($1.value)" }
          found.append(
            "\(regime): \(pairs.map(\.1.name).joined(separator: ", "))\n"
              + lines.joined(separator: "\n") + "\n"
              + report(pledge, agreement, one, other.map { $0 }))
        }
      }
    }
    return found
  }

  private static func fields(_ value: PledgeValue) -> [(name: String, value: String)] {
    let verdict = value.verdict
    return [
      ("decision", verdict.decision.rawValue), ("point", verdict.point ?? "-"),
      ("row", verdict.row ?? "-"), ("haircut", verdict.haircut?.description ?? "-"),
      ("currency mismatch", verdict.currencyMismatch?.description ?? "-"),
      ("reasons", verdict.reasons.joined(separator: ";")),
      ("flags", verdict.flags.joined(separator: ";")),
      ("verified", verdict.verified?.rawValue ?? "-"),
      ("currency", value.currency?.code ?? "-"),
      ("market value", value.marketValue?.description ?? "-"),
      ("market value in base", value.marketValueBase?.description ?? "-"),
      ("value after haircut", value.valueAfterHaircut.description),
    ]
  }

  private func report(
    _ pledge: Pledge, _ agreement: Agreement, _ one: [(name: String, value: String)],
    _ other: [(name: String, value: String)]
  ) -> String {
    let snapshot = desk.snapshot
    var lines = ["on \(snapshot.on)", "pledge \(pledge)", "agreement \(agreement)"]
    lines.append("engine: \(one.map { "\($0.name)=\($0.value)" }.joined(separator: " | "))")
    lines.append("slow:   \(other.map { "\($0.name)=\($0.value)" }.joined(separator: " | "))")
    var queue = [pledge.instrument]
    var seen: Set<String> = []
    while let name = queue.popLast() {
      guard seen.insert(name).inserted, let facts = snapshot.instrument(name) else { continue }
      lines.append(Self.describe(facts))
      if let issuer = facts.record.issuer { lines.append(describe(issuer)) }
      queue += facts.holdings.map(\.instrument) + [facts.record.wraps ?? ""]
    }
    if let pledgor = agreement.pledgor { lines.append("pledgor " + describe(pledgor)) }
    lines += snapshot.rates.map { "rate \($0.base)/\($0.quote) \($0.rate) of \($0.date)" }
    return lines.map { "    " + $0 }.joined(separator: "\n")
  }

  private static func describe(_ facts: InstrumentFacts) -> String {
    let record = facts.record
    let words: [(String, String?)] = [
      ("class", record.assetClass?.rawValue), ("cfi", record.cfi?.value),
      ("issuer", record.issuer?.value), ("guarantor", record.guarantor?.value),
      ("country", record.country?.value),
      ("currency", record.currency?.code), ("maturity", record.maturityDate?.description),
      ("issued", record.issueDate?.description), ("coupon", record.couponType?.rawValue),
      ("wraps", record.wraps), ("dti", record.dti?.value),
      ("seniority", record.seniority?.rawValue), ("listing", record.listing),
      ("price", facts.price.map { "\($0.price) \($0.currency)" }),
      ("ratings", ratings(facts.ratings)), ("assessments", assessments(facts.assessments)),
      ("indices", facts.indices.map(\.index).joined(separator: " ")),
      ("holdings", facts.holdings.map { "\($0.instrument) \($0.share)" }.joined(separator: ", ")),
    ]
    return "\(record.id): " + words.map { "\($0.0)=\($0.1 ?? "nil")" }.joined(separator: " ")
  }

  private func describe(_ lei: LEI) -> String {
    let members = SlowGroups(desk.snapshot).line(of: lei.value).sorted().map { member in
      let record = desk.snapshot.entities.values.first { $0.record.lei.value == member }?.record
      return "\(member): country=\(record?.country?.value ?? "nil")"
        + " sector=\(record?.sector?.rawValue ?? "nil") parent=\(record?.parent?.value ?? "nil")"
        + " ultimate=\(record?.ultimateParent?.value ?? "nil")"
        + " branch=\(record?.branchOf?.value ?? "nil") into=\(record?.successor?.value ?? "nil")"
        + " manager=\(record?.manager?.value ?? "nil")"
    }
    let facts = desk.snapshot.entities[lei]
    return "entity \(lei.value) ratings=\(Self.ratings(facts?.ratings ?? []))"
      + " assessments=\(Self.assessments(facts?.assessments ?? [])); its line: "
      + members.joined(separator: "; ")
  }

  private static func ratings(_ facts: [RatingFact]) -> String {
    facts.map { "\($0.agency) \($0.term) \($0.rating)" }.joined(separator: ", ")
  }

  private static func assessments(_ facts: [AssessmentFact]) -> String {
    facts.map { "\($0.measure.rawValue) \($0.value)" }.joined(separator: ", ")
  }
}

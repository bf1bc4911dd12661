import Collateral
import Comparison
import Money
import Registry
import Schedules
import Valuation

/// What is known about an instrument, as tables.
enum InstrumentReport {
  /// Every field with its value and its origin.
  static func facts(_ facts: InstrumentFacts, _ snapshot: FactSnapshot) -> Report {
    var report = Report("facts", columns: ["field", "value", "source", "file", "line", "load"])
    func add(_ name: String, _ value: String?, _ contribution: InstrumentContribution?) {
      guard let value else { return }
      let load = contribution.flatMap { snapshot.loads[$0.origin.load] }
      report.rows.append([
        .text(name), .text(value), Cell(contribution?.source), Cell(load?.file),
        contribution.map { .count($0.origin.line) } ?? .empty,
        contribution.map { .count(Int($0.origin.load)) } ?? .empty,
      ])
    }
    add("id", facts.record.id, facts.contributions.first)
    for field in InstrumentField.all {
      add(field.name, field.text(facts.record), field.contribution(facts))
    }
    if let issuer = facts.record.issuer, let entity = snapshot.entities[issuer]?.record {
      add("issuer_name", entity.name, nil)
      add("issuer_sector", entity.sector?.rawValue, nil)
      add("issuer_parent", entity.parent?.value, nil)
      add("issuer_ultimate_parent", entity.ultimateParent?.value, nil)
    }
    if let price = facts.price {
      add("price", "\(price.price) \(price.currency) of \(price.date)", nil)
    }
    if !facts.indices.isEmpty {
      add("indices", facts.indices.map(\.index).sorted().joined(separator: "|"), nil)
    }
    for holding in facts.holdings {
      add("holding", "\(holding.share) % \(holding.instrument)", nil)
    }
    return report
  }

  /// Ratings and assessments of the issue and its issuer.
  static func ratings(_ facts: InstrumentFacts, _ snapshot: FactSnapshot) -> Report {
    var report = Report(
      "ratings and assessments", columns: ["subject", "what", "value", "from", "file", "line"])
    func add(
      _ subject: SubjectType, _ what: String, _ value: String, _ from: CalendarDate,
      _ origin: Origin
    ) {
      report.rows.append([
        .text(subject.rawValue), .text(what), .text(value), .text(from.description),
        Cell(snapshot.loads[origin.load]?.file), .count(origin.line),
      ])
    }
    func add(_ subject: SubjectType, _ ratings: [RatingFact], _ assessments: [AssessmentFact]) {
      for rating in ratings {
        add(
          subject, "\(rating.agency.rawValue) \(rating.term.rawValue)", rating.rating,
          rating.validFrom, rating.origin)
      }
      for assessment in assessments {
        add(
          subject, assessment.measure.rawValue, assessment.value, assessment.validFrom,
          assessment.origin)
      }
    }
    add(.issue, facts.ratings, facts.assessments)
    if let issuer = facts.record.issuer.flatMap({ snapshot.entities[$0] }) {
      add(.issuer, issuer.ratings, issuer.assessments)
    }
    return report
  }

  /// What venues say differently.
  static func conflicts(_ conflicts: [VenueConflict]) -> Report {
    Report(
      "venue conflicts", columns: ["source", "venue", "attribute", "value", "chosen"],
      rows: conflicts.map {
        [
          .text($0.source), .text($0.mic), .text($0.attribute), .text($0.value), Cell($0.chosen),
        ]
      })
  }

  /// Every version that was ever known.
  static func history(_ versions: [InstrumentVersion]) -> Report {
    var report = Report(
      "history", columns: ["source", "valid_from", "known_from", "known_until", "load", "facts"])
    for version in versions {
      let record = version.contribution.record
      let facts = InstrumentField.all.compactMap { field in
        field.text(record).map { "\(field.name)=\($0)" }
      }
      report.rows.append([
        .text(version.contribution.source), Cell(record.validFrom?.description ?? "always"),
        .text(version.knownFrom), Cell(version.knownUntil),
        .count(Int(version.contribution.origin.load)), .text(facts.joined(separator: "; ")),
      ])
    }
    return report
  }

  private static func cells(_ verdict: Verdict) -> [Cell] {
    [
      .text(verdict.decision.rawValue), Cell(verdict.row), .number(verdict.haircut),
      .number(verdict.currencyMismatch),
      // Nobody is named as pledgor here, so that it is not known is no news.
      .list(verdict.flags.filter { $0 != "pledgor-unknown" }), .list(verdict.reasons),
      Cell(verdict.verified?.rawValue),
    ]
  }

  /// The verdict under every regime and for both margins, in one row where they agree.
  static func verdicts(
    _ facts: InstrumentFacts, _ law: Law, _ snapshot: FactSnapshot, _ identifier: String
  ) throws -> Report {
    var report = Report(
      "verdicts",
      columns: [
        "regime", "margin", "decision", "row", "haircut", "currency_mismatch", "flags", "reasons",
        "verified",
      ])
    guard let base = facts.record.currency ?? (try? Currency("USD")) else { return report }
    let valuer = try Valuer(law: law, regimes: law.regimes, snapshot: snapshot)
    for regime in law.regimes {
      var answers: [(margin: String, cells: [Cell])] = []
      for margin in MarginKind.allCases {
        let agreement = AssumedAgreement(margin: margin).agreement(for: base, regimes: [regime])
        guard
          let verdict = try valuer.verdict(
            instrument: identifier, under: agreement, regime: regime)
        else { continue }
        answers.append((margin.rawValue, cells(verdict)))
      }
      if answers.count > 1,
        answers.allSatisfy({ $0.cells.map(\.text) == answers[0].cells.map(\.text) })
      {
        answers = [("both", answers[0].cells)]
      }
      for answer in answers {
        report.rows.append([.text(regime), .text(answer.margin)] + answer.cells)
      }
    }
    return report
  }
}

import Collateral
import Money
import Schedules

/// A schedule as rows: every rule with its figures and its citation.
enum ScheduleReport {
  static func heading(_ schedule: Schedule, _ law: Law) -> [String] {
    let regime = schedule.regime
    let act = law.sources[regime.citation.source]
    var lines = [
      "\(regime.id): \(regime.title)", "\(regime.authority), in force from \(regime.validity.from)",
      "\(act?.title ?? regime.citation.source), \(regime.citation.text) [\(regime.citation.verified.rawValue)]",
    ]
    lines.append("percentages are for: \(regime.purpose.rawValue)")
    let open = RegimeQuestion.allCases.compactMap { question in
      regime.questions[question].map { "\(question.rawValue): \($0.rawValue)" }
    }
    if !open.isEmpty { lines.append("what it can answer: \(open.joined(separator: ", "))") }
    if let copy = act?.copy { lines.append("read: \(copy), \(act?.consulted ?? "no date")") }
    lines += regime.notes.map { "note: \($0)" }
    if let quality = regime.creditQuality {
      lines.append(
        "credit quality: mapping \(quality.mapping), several ratings: \(quality.several.rawValue)"
          + " (\(quality.citation.text)) [\(quality.citation.verified.rawValue)]")
    }
    return lines + [""]
  }

  static func report(_ schedule: Schedule, _ law: Law) -> Report {
    var report = Report(
      schedule.regime.id,
      columns: [
        "kind", "id", "points", "rule", "figures", "from", "to", "citation", "verified", "place",
        "note",
      ])
    func add(
      _ kind: String, _ id: String, _ points: [String], _ rule: String, _ figures: String,
      _ validity: Validity, _ citation: Citation
    ) {
      let act = law.sources[citation.source]?.reference ?? citation.source
      report.rows.append([
        .text(kind), .text(id), .text(points.isEmpty ? "all" : points.joined(separator: " ")),
        Cell(rule), Cell(figures), .text(validity.from.description),
        Cell(validity.to?.description), .text("\(citation.text), \(act)"),
        .text(citation.verified.rawValue), .text(citation.location.description),
        Cell(citation.note),
      ])
    }
    for point in schedule.points {
      add("point", point.id, [point.id], point.title, "", point.validity, point.citation)
      for requirement in point.requirements {
        add(
          "requirement", point.id, [point.id], requirement.reason, "", requirement.validity,
          requirement.citation)
      }
    }
    for rule in schedule.tokenRules {
      add(
        "token", rule.id, [], rule.looksThrough ? "looks through" : "shut out", "", rule.validity,
        rule.citation)
    }
    for entry in schedule.notListed {
      let classes = entry.classes.map(\.rawValue)
      add(
        "not-listed", "–", [], classes.isEmpty ? "others" : classes.joined(separator: " "), "",
        entry.validity, entry.citation)
    }
    for exclusion in schedule.exclusions {
      add(
        "exclusion", exclusion.id, exclusion.points,
        "\(exclusion.reason ?? "flags \(exclusion.flag ?? "")"); unknown: \(exclusion.unknown.rawValue)",
        "", exclusion.validity,
        exclusion.citation)
    }
    for row in schedule.haircuts {
      for values in row.values {
        add(
          "haircut", row.id, row.points, row.title ?? "", figures(values), values.validity,
          row.citation)
      }
    }
    for rule in schedule.holdingPeriods {
      let days = TransactionKind.allCases.compactMap { kind in
        rule.holdingDays[kind].map { "\(kind.rawValue): \($0) days" }
      }
      add(
        "holding period", rule.id, [], "square root of time", days.joined(separator: ", "),
        rule.validity, rule.citation)
    }
    for rule in schedule.currencyRules {
      for values in rule.values {
        add(
          "currency", rule.id, [], rule.margin?.rawValue ?? "both margins",
          values.percent?.description ?? "not seen",
          values.validity, rule.citation)
      }
    }
    for limit in schedule.limits {
      add(
        "limit", limit.id, limit.points, limit.title, figures(limit),
        limit.validity, limit.citation)
    }
    return report
  }

  private static func figures(_ values: HaircutValues) -> String {
    func line(_ figures: [HaircutFigure]) -> String {
      figures.enumerated().map { index, figure in
        let text: String
        switch figure {
        case .percent(let percent): text = percent.description
        case .notApplicable: text = "not applicable"
        case .unknown: text = "not seen"
        }
        return values.bands.isEmpty ? text : "\(values.bands[index]): \(text)"
      }.joined(separator: ", ")
    }
    switch values.figures {
    case .byBand(let figures): return line(figures)
    case .byStep(let lines):
      return lines.map { "step \($0.steps): \(line($0.figures))" }.joined(separator: "; ")
    case .lookThrough: return "weighted average of the portfolio"
    case .assessed(let measure, let floor):
      return "as recorded: \(measure.rawValue)" + (floor.map { ", at least \($0)" } ?? "")
    case .follow(let regime): return "as under \(regime)"
    }
  }

  private static func figures(_ limit: ConcentrationLimit) -> String {
    let bounds = limit.bounds.map { bound in
      switch bound {
      case .percent(let percent): "\(percent) % of \(limit.reference.rawValue)"
      case .amount(let amount): "\(amount) \(amount.currency)"
      case .units(let units): "\(units) units"
      }
    }
    var text = bounds.joined(
      separator: limit.combination == .lesserOf ? " or less: " : " or more: ")
    if let above = limit.above { text += ", above \(above) \(above.currency)" }
    return text
  }
}

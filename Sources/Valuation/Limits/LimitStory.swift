import Money
import Schedules

/// Tells in an explanation what limits do to a pledge.
enum LimitStory {
  static func tell(_ row: PledgeValue, _ reports: [LimitReport], _ trace: Trace) {
    guard !reports.isEmpty else { return }
    trace.open("Which limits bite?")
    let currency = row.valueAfterHaircut.currency
    for report in reports {
      var inputs: [ExplanationStep.Input] = [
        .init("group", report.group),
        .init(
          "holds",
          "\(report.used) \(currency) of \(report.limit.measure.rawValue)"
            + ", \(report.pledges.count) \(report.pledges.count == 1 ? "pledge" : "pledges")"),
      ]
      if let bound = report.bound { inputs.append(.init("may hold", "\(bound) \(currency)")) }
      if !report.missing.isEmpty {
        inputs.append(.init("not known", report.missing.joined(separator: ", ")))
      }
      trace.note(
        "limit \(report.limit.id): \(report.limit.title)", result(report), inputs,
        citation: report.limit.citation)
    }
    trace.close(
      row.disregarded.isZero
        ? "nothing is disregarded" : "\(row.disregarded) \(currency) disregarded")
  }

  private static func result(_ report: LimitReport) -> String {
    switch report.state {
    case .within: "within its bound"
    case .outside: "does not apply: below the size from which it does"
    case .unknown:
      report.limit.unknown == .undetermined
        ? "its bound is not known: undetermined" : "its bound is not known: flagged"
    case .exceeded:
      switch report.limit.excess {
      case .disregarded: "exceeded: the excess is disregarded"
      case .surcharge: "exceeded: a surcharge is taken"
      case .flag: "exceeded: flagged"
      }
    }
  }
}
